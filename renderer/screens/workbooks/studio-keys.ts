import { useEffect } from 'react';
import { useNative } from '../../client/client.tsx';
import { isTextField } from '../../state/history.ts';
import { type Pasting, picturesIn } from './paste-blocks.ts';
import { readHtml, readPlain } from '../../ui/pasted.ts';
import { useSteady } from './steady.ts';

interface StudioCommands {
  find: () => void;
  print: () => void;
  add: () => void;
  paste: (pieces: readonly Pasting[]) => void;
}

/** Ctrl+F and Ctrl+P, and the same from the system's menu; outside every box, `/` adds and what is pasted or dropped becomes blocks. */
export function useStudioKeys(commands: StudioCommands): void {
  const native = useNative();
  const find = useSteady(commands.find);
  const print = useSteady(commands.print);
  const add = useSteady(commands.add);
  const paste = useSteady(commands.paste);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const control = native.platform === 'macos' ? event.metaKey : event.ctrlKey;
      if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && isOutside(event.target)) {
        event.preventDefault();
        add();
        return;
      }
      if (!control || event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'f' && key !== 'p') return;
      event.preventDefault();
      if (key === 'f') find();
      else print();
    };
    const pasted = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || !isOutside(event.target)) return;
      const html = readHtml(event.clipboardData?.getData('text/html') ?? '');
      const words = html.length > 0 ? html : readPlain(event.clipboardData?.getData('text/plain') ?? '');
      // Word hands over a picture of the words as well: where there are words, they are meant.
      const pieces = words.length > 0 ? words : picturesIn(event.clipboardData);
      if (pieces.length === 0) return;
      event.preventDefault();
      paste(pieces);
    };
    // Before the outline, which takes its own rows and lets go of everything else; a place for a picture takes what is meant for it.
    const forUs = (event: DragEvent): boolean =>
      Boolean(event.dataTransfer?.types.includes('Files')) &&
      isOutside(event.target) &&
      (event.target as Element).closest('.picture-place') === null;
    const over = (event: DragEvent): void => {
      if (!forUs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const dropped = (event: DragEvent): void => {
      if (!forUs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const pieces = picturesIn(event.dataTransfer);
      if (pieces.length > 0) paste(pieces);
    };
    const fromMenu = (): void => find();
    const printFromMenu = (): void => print();
    window.addEventListener('keydown', press);
    window.addEventListener('paste', pasted);
    window.addEventListener('dragover', over, true);
    window.addEventListener('drop', dropped, true);
    window.addEventListener('groundwork:find', fromMenu);
    window.addEventListener('groundwork:print', printFromMenu);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('paste', pasted);
      window.removeEventListener('dragover', over, true);
      window.removeEventListener('drop', dropped, true);
      window.removeEventListener('groundwork:find', fromMenu);
      window.removeEventListener('groundwork:print', printFromMenu);
    };
  }, [native, find, print, add, paste]);
}

/** Not in a box that is typed in, and not in a dialog. */
const isOutside = (target: EventTarget | null): boolean =>
  target instanceof Element && !isTextField(target) && target.closest('[role="dialog"]') === null;
