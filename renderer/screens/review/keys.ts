/** What a key does to the answer in hand. PURE: a press to what it means. */
type Doing =
  | { do: 'row' | 'column' | 'prompt'; way: 1 | -1 }
  | { do: 'key'; number: number }
  | { do: 'tag' | 'statement' | 'star' | 'memo' | 'depth' | 'copy' | 'excerpt' | 'remove' | 'let-go' };

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export function doingOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): Doing | null {
  if (ctrlKey || metaKey || altKey) return null;
  // A hash is made with Shift on some keyboards, and without on the British one.
  if (key === '#') return { do: 'statement' };
  if (shiftKey) return null;
  if (/^[1-9]$/.test(key)) return { do: 'key', number: Number(key) };
  switch (key.toLowerCase()) {
    case 'j':
    case 'arrowdown':
      return { do: 'row', way: 1 };
    case 'k':
    case 'arrowup':
      return { do: 'row', way: -1 };
    case 'l':
      return { do: 'column', way: 1 };
    case 'h':
      return { do: 'column', way: -1 };
    case ']':
      return { do: 'prompt', way: 1 };
    case '[':
      return { do: 'prompt', way: -1 };
    case 't':
      return { do: 'tag' };
    case 's':
      return { do: 'star' };
    case 'm':
      return { do: 'memo' };
    case 'd':
      return { do: 'depth' };
    case 'c':
      return { do: 'copy' };
    case 'e':
      return { do: 'excerpt' };
    case 'delete':
    case 'backspace':
      return { do: 'remove' };
    case 'escape':
      return { do: 'let-go' };
    default:
      return null;
  }
}

/** Where keys belong to what is typed in or chosen from. */
export const ownKeys =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="listbox"], [role="menu"], [role="radiogroup"], [role="treegrid"], [role="grid"]';
