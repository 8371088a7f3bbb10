import './kbd.css';

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** The key of an action, as its keyboard names it. "Ctrl Shift Z" reads ⌘ ⇧ Z on a Mac. */
export function keyName(keys: string): string {
  if (!mac) return keys;
  return keys.replace('Ctrl', '⌘').replace('Shift', '⇧').replace('Alt', '⌥');
}

/** For `aria-keyshortcuts`: "Ctrl P" becomes "Control+P". */
export function keyShortcut(keys: string): string {
  return keys.replace('Ctrl', mac ? 'Meta' : 'Control').replaceAll(' ', '+');
}

/** A key beside the action that it runs. Hidden from screen readers: the control carries `aria-keyshortcuts`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {keyName(keys)}
    </kbd>
  );
}
