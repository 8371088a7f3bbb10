import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { useClient } from '../client/client.tsx';
import { type Direction, stepBack } from '../state/history.ts';
import type { Touched } from '../state/view.ts';
import { useWindowState } from '../state/window-state.tsx';
import { explained } from '../text/errors.ts';
import { frame } from '../text/frame.ts';
import { doneAgain, undone } from '../text/history.ts';
import { say } from '../ui/live-region.tsx';
import { showToast } from '../ui/toast.tsx';

export interface Commands {
  undo: () => void;
  redo: () => void;
  hideNames: () => void;
  help: () => void;
  palette: () => void;
  settings: () => void;
  lock: () => void;
  save: () => void;
}

/** What keys, menus and the palette do, in one place. */
export function useCommands(): Commands {
  const { api } = useClient();
  const { documents, views, core } = useWindowState();
  const [, go] = useLocation();
  const showing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(showing.current), []);
  return useMemo(() => {
    const step = async (direction: Direction): Promise<void> => {
      const own = direction === 'undo' ? views.takeBack() : null;
      if (own !== null) {
        showToast({ text: own });
        say(own);
        return;
      }
      const { scope } = views.store.getState();
      const outcome = await stepBack(api, documents, scope, direction);
      if (!outcome.ok) {
        // Nothing to undo is no failure: a sentence for the ear and the eye, and that is all.
        showToast({
          text:
            outcome.failure.code === 'nothing-to-undo' && direction === 'redo'
              ? 'There is nothing to do again.'
              : explained(outcome.failure),
        });
        return;
      }
      const { label, touched } = outcome.value;
      const words = direction === 'undo' ? undone(label) : doneAgain(label);
      showToast({
        text: words,
        action:
          direction === 'undo'
            ? { label: 'Do again', keys: 'Ctrl Shift Z', onAction: () => void step('redo') }
            : { label: 'Undo', keys: 'Ctrl Z', onAction: () => void step('undo') },
      });
      say(words);
      // After the screen has taken over what the core now holds. Somebody who has gone on meanwhile is not fetched back.
      clearTimeout(showing.current);
      const going = new AbortController();
      const reveal = setTimeout(() => {
        going.abort();
        if (!views.reveal(touched)) focusRecord(touched);
      }, 250);
      const stay = (event: Event): void => {
        // The keys of an undo are let go of, or pressed again.
        if (event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey || ['Control', 'Meta', 'Shift'].includes(event.key))) return;
        clearTimeout(reveal);
        going.abort();
      };
      for (const what of ['pointerdown', 'keydown', 'input']) window.addEventListener(what, stay, { capture: true, signal: going.signal });
      showing.current = reveal;
    };
    return {
      undo: () => void step('undo'),
      redo: () => void step('redo'),
      hideNames: () => {
        const { namesHidden } = views.store.getState();
        views.store.setState({ namesHidden: !namesHidden });
        say(namesHidden ? frame.namesShown : frame.namesHidden);
      },
      help: () => views.store.setState(({ helpOpen }) => ({ helpOpen: !helpOpen })),
      palette: () => views.store.setState({ paletteOpen: true }),
      settings: () => go('/settings'),
      lock: () => {
        if (!core.store.getState().store?.encrypted) {
          showToast({ text: 'Locking needs a passphrase. Settings sets one.' });
          return;
        }
        void documents
          .flush()
          .then(() => api.call('lock.now', {}))
          .then((outcome) => {
            if (outcome.ok) core.accept(outcome.value);
            else showToast({ text: explained(outcome.failure) });
          });
      },
      save: () => {
        void documents.flush().then((kept) => say(kept ? 'Saved' : 'Not saved'));
      },
    };
  }, [api, documents, views, core, go]);
}

/** Goes to what changed, where the screen marks it with `data-record` and the record's id. */
function focusRecord(touched: Touched): void {
  for (const { id } of touched) {
    const place = document.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"]`);
    if (!place) continue;
    place.scrollIntoView({ block: 'nearest' });
    if (!place.matches('a, button, input, textarea, [tabindex]')) place.tabIndex = -1;
    place.focus();
    return;
  }
}
