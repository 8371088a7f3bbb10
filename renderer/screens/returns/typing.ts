/** Whether a key belongs to a field, a list or a dialog, or to the system, and so is no command of the screen. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  return event.target instanceof HTMLElement && event.target.closest(fields) !== null;
}

const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [role="dialog"], [role="listbox"]';
