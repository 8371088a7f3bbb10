import './toast.css';
import { X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastStateContext as ToastStateContext,
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

const subscribe = (listener: () => void): (() => void) => queue.subscribe(listener);
const visible = (): typeof queue.visibleToasts => queue.visibleToasts;

/**
 * Where toasts stand. Not the library's region: that one hands the focus on when a toast goes, and loses count of where the focus is once a
 * toast was closed by its own button. Letters, Tabs, and spaces that press buttons, then went to a toast while somebody typed elsewhere.
 * Nothing here ever fetches the focus: F6 and Tab bring a person here, and they go back to where they were.
 */
export function ToastRegion() {
  const toasts = useSyncExternalStore(subscribe, visible);
  const region = useRef<HTMLElement>(null);
  /** `focused` is still true when the toast that had the focus has just gone: that is when it is given back. */
  const here = useRef({ focused: false, hovered: false, paused: false });
  const from = useRef<Element | null>(null);

  /** While somebody is here, nothing goes away under their hands. */
  const note = (change: Partial<typeof here.current>): void => {
    const now = Object.assign(here.current, change);
    const paused = now.focused || now.hovered;
    if (paused === now.paused) return;
    now.paused = paused;
    if (paused) queue.pauseAll();
    else queue.resumeAll();
  };
  const goBack = (): void => {
    const place = from.current?.isConnected ? from.current : document.querySelector('main');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (toasts.length === 0) note({ hovered: false });
    if (!here.current.focused || region.current?.contains(document.activeElement)) return;
    note({ focused: false });
    if (document.activeElement === null || document.activeElement === document.body) goBack();
  });
  useEffect(() => {
    // One that comes now begins its time by itself.
    if (here.current.paused) queue.pauseAll();
  });
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      const toast = region.current?.querySelector<HTMLElement>('.toast');
      if (!toast) return;
      event.preventDefault();
      if (here.current.focused) goBack();
      else toast.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  if (toasts.length === 0) return null;

  const onFocus = ({ relatedTarget }: FocusEvent): void => {
    if (!here.current.focused && relatedTarget) from.current = relatedTarget;
    note({ focused: true });
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (!currentTarget.contains(relatedTarget)) note({ focused: false });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    goBack();
  };
  return createPortal(
    <ToastStateContext value={queue}>
      <section
        ref={region}
        aria-label="What was done"
        className="toast-region"
        // Not hidden from a screen reader behind a dialog, and no place that a dialog fetches the focus back from.
        data-react-aria-top-layer
        onFocus={onFocus}
        onBlur={onBlur}
        onKeyDown={onKeyDown}
        onPointerEnter={() => note({ hovered: true })}
        onPointerLeave={() => note({ hovered: false })}
      >
        {toasts.map((toast) => (
          <AriaToast key={toast.key} toast={toast} className="toast">
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
        ))}
      </section>
    </ToastStateContext>,
    document.body,
  );
}
