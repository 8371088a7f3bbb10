import { useMemo } from 'react';
import { useApi } from '../../client/client.tsx';
import type { Direction } from '../../state/history.ts';
import { stepBack } from '../../state/history.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { doneAgain, undone } from '../../text/history.ts';
import { studio } from '../../text/workbooks.ts';
import { say } from '../../ui/live-region.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';

/** Undo and redo as buttons: what the keys do for the screen in front. */
export function useUndo(scope: string): (direction: Direction) => Promise<void> {
  const api = useApi();
  const { documents, views } = useWindowState();
  return useMemo(() => {
    const step = async (direction: Direction): Promise<void> => {
      const outcome = await stepBack(api, documents, scope, direction);
      if (!outcome.ok) {
        showToast({ text: explained(outcome.failure) });
        return;
      }
      const words = direction === 'undo' ? undone(outcome.value.label) : doneAgain(outcome.value.label);
      showToast({
        text: words,
        action:
          direction === 'undo'
            ? { label: studio.redo, keys: 'Ctrl Shift Z', onAction: () => void step('redo') }
            : undoAction(() => void step('undo')),
      });
      say(words);
      views.reveal(outcome.value.touched);
    };
    return step;
  }, [api, documents, views, scope]);
}
