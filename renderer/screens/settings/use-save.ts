import { useRef } from 'react';
import type { Settings } from '../../../preload/contract/model/settings.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useSettings } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { showToast } from '../../ui/toast.tsx';

/** The settings, and a way to change some of them. They are written whole, so two changes in a row must know of each other. */
export function useSave(): { settings: Settings; save: (change: Partial<Settings>) => void } {
  const api = useApi();
  const settings = useSettings();
  const last = useRef(settings);
  const seen = useRef(settings);
  if (seen.current !== settings) {
    seen.current = settings;
    last.current = settings;
  }
  return {
    settings,
    save: (change) => {
      last.current = { ...last.current, ...change };
      void api.call('settings.set', { op: newOp(), settings: last.current }).then((outcome) => {
        if (!outcome.ok) showToast({ text: explained(outcome.failure) });
      });
    },
  };
}
