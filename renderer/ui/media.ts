import { useSyncExternalStore } from 'react';

/** Whether a media query holds, and again whenever that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Where the right panel becomes a drawer. */
export const drawerBelow = '(max-width: 1099px)';
/** Where the margin's label moves above its text and the navigation becomes a menu. */
export const narrowBelow = '(max-width: 719px)';
