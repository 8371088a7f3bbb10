import { useEffect, useRef } from 'react';

/** Asked after something was waited for: has nobody gone elsewhere in the meantime? Then the screen may go on; else it fetches nobody away. */
export function useStillHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return () => here.current;
}
