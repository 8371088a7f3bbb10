import { useEffect } from 'react';
import type { Theme } from '../../preload/contract/model/settings.ts';
import type { Native } from '../../preload/contract/native.ts';
import { useMedia } from '../ui/media.ts';

/** What is shown for a choice of theme; "as the system" follows its darkness and its wish for contrast. */
export function shownTheme(chosen: Theme, system: { dark: boolean; contrast: boolean }): Exclude<Theme, 'system'> {
  if (chosen !== 'system') return chosen;
  if (system.contrast) return 'contrast';
  return system.dark ? 'dark' : 'light';
}

export function useTheme(chosen: Theme, native: Native): void {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const contrast = useMedia('(prefers-contrast: more)');
  const shown = shownTheme(chosen, { dark, contrast });
  useEffect(() => {
    document.documentElement.dataset['theme'] = shown;
  }, [shown]);
  useEffect(() => {
    native.setTheme(chosen === 'contrast' ? 'light' : chosen);
  }, [native, chosen]);
}
