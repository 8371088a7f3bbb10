import { useClient } from '../../client/client.tsx';
import { stepBack } from '../../state/history.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { undone } from '../../text/history.ts';
import { say } from '../../ui/live-region.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Undo for a toast that outlives the page it was shown on. */
export function useCommandUndo(): () => void {
  const { api } = useClient();
  const { documents } = useWindowState();
  return () =>
    void stepBack(api, documents, 'people', 'undo').then((outcome) => {
      if (outcome.ok) say(undone(outcome.value.label));
      else showToast({ text: explained(outcome.failure) });
    });
}
