import type { CoreEvent } from '../../preload/contract/envelope.ts';
import type { StoreWork } from '../../preload/contract/model/store.ts';
import { type Step, track, type Tracker } from './store/safety/steps.ts';

/** Work at the store's files that somebody waits for: told as it goes, and stopped where that leaves everything as it was. */
export interface LongWork {
  /** `final`: there is no way back from the beginning. */
  run: <T>(work: StoreWork, plan: readonly Step[], go: (tracker: Tracker) => Promise<T>, final?: boolean) => Promise<T>;
  /** Answers whether it will stop. */
  stop: () => boolean;
}

/** Milliseconds between two words on the same work: quicker than the eye needs. */
const pace = 80;

export function createLongWork(tell: (event: CoreEvent) => void): LongWork {
  let running: Tracker | null = null;
  return {
    run: async (work, plan, go, final = false) => {
      let told = 0;
      const tracker: Tracker = track(
        plan,
        (done, total) => {
          const now = performance.now();
          if (done > 0 && now - told < pace) return;
          told = now;
          tell({ event: 'store-work', work, state: 'running', done, total, stoppable: done > 0 ? tracker.stoppable() : !final });
        },
        final,
      );
      running = tracker;
      try {
        return await go(tracker);
      } finally {
        tracker.end();
        if (running === tracker) running = null;
        tell({ event: 'store-work', work, state: 'ended', done: 0, total: 0, stoppable: false });
      }
    },
    stop: () => running?.stop() ?? false,
  };
}
