import type { HistoryStep } from '../../preload/contract/model/store.ts';
import { type Api, newOp, type Outcome } from '../client/api.ts';
import type { Documents } from './documents.ts';

export type Direction = 'undo' | 'redo';

/** Undoes or redoes the last step of a scope. What was typed and is still here goes home first, so that it is the step that is undone. */
export async function stepBack(api: Api, documents: Documents, scope: string, direction: Direction): Promise<Outcome<HistoryStep>> {
  if (!(await documents.flush())) {
    const now = documents.state();
    if (now.state === 'not-saved') return { ok: false, failure: now.failure };
  }
  const outcome = await api.call(direction === 'undo' ? 'history.undo' : 'history.redo', { op: newOp(), scope });
  return outcome.ok ? { ok: true, value: outcome.value.step } : outcome;
}

/**
 * Whether the keyboard's undo belongs to the field that is typed in: it does as long as something was typed since the field
 * was entered. Watches the whole window; `typedIn` is asked when the keys come.
 */
export function watchTyping(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): {
  typedIn: (element: Element | null) => boolean;
  close: () => void;
} {
  let typed: EventTarget | null = null;
  const onInput = (event: Event): void => {
    typed = event.target;
  };
  const onLeave = (): void => {
    typed = null;
  };
  target.addEventListener('input', onInput, true);
  target.addEventListener('focusout', onLeave, true);
  return {
    typedIn: (element) => element !== null && element === typed && isTextField(element),
    close: () => {
      target.removeEventListener('input', onInput, true);
      target.removeEventListener('focusout', onLeave, true);
    },
  };
}

export function isTextField(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'range', 'file', 'color'].includes(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}
