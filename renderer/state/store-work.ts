import { useEffect, useState } from 'react';
import { useApi } from '../client/client.tsx';
import { howFar, storeWork, workWords } from '../text/safety.ts';
import { useCore, useWindowState } from './window-state.tsx';

/** Milliseconds after which work is long: what is over sooner needs no bar. */
const long = 1000;
/** Milliseconds between two looks at the clock. */
const tick = 1000;
/** A share of less than this says nothing yet about the rest. */
const enough = 0.05;

interface Timed {
  done: number;
  total: number;
  started: number;
}

/** Seconds, by how it went so far; `null` before there is enough to go by. */
export function timeLeft({ done, total, started }: Timed, now: number): number | null {
  const gone = (now - started) / 1000;
  if (gone < 1.5 || total === 0 || done / total < enough) return null;
  return Math.ceil((gone / done) * (total - done));
}

/** The time, each second while something goes on. */
export function useNow(going: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!going) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, [going]);
  return now;
}

export interface ShownWork {
  label: string;
  done: number;
  total: number;
  /** `null` where it goes to its end. */
  stop: (() => void) | null;
}

/**
 * Work at the store's files that takes long, as it is to be shown; `null` while there is none. `where`: beside what began it, or above the
 * page for whoever is elsewhere, and then only where nothing on the screen shows it.
 */
export function useStoreWork(where: 'in-place' | 'above'): ShownWork | null {
  const api = useApi();
  const watch = useWindowState().core.store;
  const { work, workShown } = useCore();
  const [stopping, setStopping] = useState(false);
  const now = useNow(work !== null);
  const going = work !== null;
  useEffect(() => {
    if (!going) setStopping(false);
  }, [going]);
  useEffect(() => {
    if (where === 'above') return;
    watch.setState((state) => ({ workShown: state.workShown + 1 }));
    return () => watch.setState((state) => ({ workShown: state.workShown - 1 }));
  }, [where, watch]);
  if (!work || now - work.started < long || (where === 'above' && workShown > 0)) return null;
  const what = storeWork[work.work];
  return {
    label: stopping ? workWords.stopping(what) : howFar(what, work.total > 0 ? work.done / work.total : 0, timeLeft(work, now)),
    done: work.done,
    total: work.total,
    stop:
      work.stoppable && !stopping
        ? () => {
            setStopping(true);
            void api.call('store.stop-work', {}).then((outcome) => {
              if (!outcome.ok || !outcome.value.stopping) setStopping(false);
            });
          }
        : null,
  };
}
