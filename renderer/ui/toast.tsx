import './toast.css';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Button as AriaButton,
  Text,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface ToastMessage {
  /** What was done, as a fact: "Removed “Notes”." */
  text: string;
  /** The one thing to do about it. Undo when nothing else is said. */
  action?: { label: string; keys?: string; onAction: () => void };
}

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 2 });

/**
 * Says what was done. Never for something that a person must decide. Ten seconds where there is something to do about it. One
 * that can still be undone makes way for the next that can: Ctrl Z is about the last thing only.
 */
export function showToast(message: ToastMessage): void {
  if (message.action) for (const toast of queue.visibleToasts) if (toast.content.action) queue.close(toast.key);
  // What is said already is not said beside itself, and a key that is held down makes no queue.
  for (const toast of queue.visibleToasts) if (toast.content.text === message.text) queue.close(toast.key);
  queue.add(message, { timeout: message.action ? 10_000 : 6_000 });
}

export const undoAction = (onAction: () => void): NonNullable<ToastMessage['action']> => ({ label: 'Undo', keys: 'Ctrl Z', onAction });

export function clearToasts(): void {
  queue.clear();
}

/** Boxes that words are typed into. */
const written = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio])';
/** What brings a person somewhere else. */
const ways = ['mousedown', 'pointerdown', 'click', 'keydown'] as const;

/**
 * The library hands the focus on to the next toast when one goes, also where somebody has long gone on to type: their letters, and a Tab,
 * would go to the toast. Whoever did not go there stays where they were.
 */
function useNobodyFetched(): void {
  useEffect(() => {
    let going = false;
    const note = (event: Event): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Tab' && event.key !== 'F6') return;
      going = true;
      setTimeout(() => {
        going = false;
      });
    };
    const stay = ({ target, relatedTarget }: FocusEvent): void => {
      if (going || !(target instanceof Element) || !target.closest('.toast-region')) return;
      if (relatedTarget instanceof HTMLElement && relatedTarget.matches(written)) relatedTarget.focus({ preventScroll: true });
    };
    for (const way of ways) window.addEventListener(way, note, true);
    window.addEventListener('focusin', stay);
    return () => {
      for (const way of ways) window.removeEventListener(way, note, true);
      window.removeEventListener('focusin', stay);
    };
  }, []);
}

export function ToastRegion() {
  useNobodyFetched();
  return (
    <AriaToastRegion queue={queue} className="toast-region" aria-label="What was done">
      {({ toast }) => (
        <AriaToast toast={toast} className="toast">
          <ToastContent className="toast-content">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <AriaButton
              className="toast-action"
              onPress={() => {
                toast.content.action?.onAction();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
              {toast.content.action.keys ? <Kbd keys={toast.content.action.keys} /> : null}
            </AriaButton>
          ) : null}
          <AriaButton slot="close" aria-label="Close" className="toast-close">
            <Icon of={X} size={14} />
          </AriaButton>
        </AriaToast>
      )}
    </AriaToastRegion>
  );
}
