/** The keys that work everywhere. PURE: a key press to what it means. */
export type Command = 'palette' | 'undo' | 'redo' | 'hide-names' | 'help' | 'settings' | 'lock' | 'save';

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export function commandOf(press: Press, mac: boolean): Command | null {
  const { key, shiftKey, altKey } = press;
  if (altKey) return null;
  const control = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other) return null;
  if (!control) {
    if (key === 'F9') return 'hide-names';
    if (key === 'F1') return 'help';
    return null;
  }
  switch (key.toLowerCase()) {
    case 'k':
      return shiftKey ? null : 'palette';
    case 'z':
      return shiftKey ? 'redo' : 'undo';
    case 'y':
      return shiftKey || mac ? null : 'redo';
    case 'l':
      return shiftKey ? 'lock' : null;
    case 's':
      return shiftKey ? null : 'save';
    case ',':
      return 'settings';
    default:
      return null;
  }
}
