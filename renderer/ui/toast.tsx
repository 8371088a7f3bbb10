import './toast.css';
import { X } from 'lucide-react';
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
  queue.add(message, { timeout: message.action ? 10_000 : 6_000 });
}

export const undoAction = (onAction: () => void): NonNullable<ToastMessage['action']> => ({ label: 'Undo', keys: 'Ctrl Z', onAction });

export function clearToasts(): void {
  queue.clear();
}

export function ToastRegion() {
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
