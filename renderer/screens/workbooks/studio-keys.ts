import { useEffect } from 'react';
import { useNative } from '../../client/client.tsx';
import { useSteady } from './steady.ts';

/** Ctrl+F and Ctrl+P, and the same from the system's menu. */
export function useStudioKeys(commands: { find: () => void; print: () => void }): void {
  const native = useNative();
  const find = useSteady(commands.find);
  const print = useSteady(commands.print);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const control = native.platform === 'macos' ? event.metaKey : event.ctrlKey;
      if (!control || event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'f' && key !== 'p') return;
      event.preventDefault();
      if (key === 'f') find();
      else print();
    };
    const fromMenu = (): void => find();
    const printFromMenu = (): void => print();
    window.addEventListener('keydown', press);
    window.addEventListener('groundwork:find', fromMenu);
    window.addEventListener('groundwork:print', printFromMenu);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('groundwork:find', fromMenu);
      window.removeEventListener('groundwork:print', printFromMenu);
    };
  }, [native, find, print]);
}
