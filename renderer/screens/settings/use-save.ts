import type { Settings } from '../../../preload/contract/model/settings.ts';
import { useSettings, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { showToast } from '../../ui/toast.tsx';

/** The settings, and a way to change some of them; a change that could not be kept says so. */
export function useSave(): { settings: Settings; save: (change: Partial<Settings>) => void } {
  const { settings } = useWindowState();
  return {
    settings: useSettings(),
    save: (change) =>
      void settings.save(change).then((outcome) => {
        if (!outcome.ok) showToast({ text: explained(outcome.failure) });
      }),
  };
}
