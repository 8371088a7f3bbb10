import type { Page } from 'playwright-core';

/** How a real browser keeps up: frames while something is scrolled, and how long a deed takes to be seen. All times in milliseconds. */

interface Spread {
  p50: number;
  p95: number;
}

export interface Scrolled {
  /** Between one frame and the next: 16.7 is all that a usual screen can do. */
  apart: Spread;
  /** From the scroll event until all that the page asked for was drawn. */
  worked: Spread;
}

/** Scrolls 300 times by so many pixels, a frame each. */
export const scrolled = (page: Page, selector: string, by: number): Promise<Scrolled> =>
  page.evaluate(
    async ([found, step]) => {
      const scroller = document.querySelector(found);
      if (!scroller) throw new Error(`nothing here is ${found}`);
      const [apart, worked]: [number[], number[]] = [[], []];
      let began = 0;
      window.addEventListener('scroll', () => (began ||= performance.now()), { capture: true });
      const channel = new MessageChannel();
      const afterDrawing = () =>
        new Promise((resolve) => {
          channel.port1.addEventListener('message', resolve, { once: true });
          channel.port1.start();
          channel.port2.postMessage(0);
        });
      let before = 0;
      for (let turn = 0; turn < 300; turn++) {
        began = 0;
        scroller.scrollTop += step;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        await afterDrawing();
        if (turn > 5) {
          apart.push(now - before);
          worked.push(performance.now() - (began || now));
        }
        before = now;
      }
      const at = (list: number[], share: number) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;
      return { apart: { p50: at(apart, 0.5), p95: at(apart, 0.95) }, worked: { p50: at(worked, 0.5), p95: at(worked, 0.95) } };
    },
    [selector, by] as const,
  );

/** A page of the same height with nothing on it, as the measure of what this machine can do. */
export async function scrolledEmpty(page: Page): Promise<Scrolled> {
  const blank = await page.context().newPage();
  await blank.setContent('<div id="room" style="height:100vh;overflow:auto"><div style="height:200000px"></div></div>');
  await blank.bringToFront();
  const empty = await scrolled(blank, '#room', 120);
  await blank.close();
  await page.bringToFront();
  return empty;
}

/** From the key going down until what it brings about at once is on the screen. */
export async function keyShown(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const drawn = new Promise<number>((resolve) => {
      window.addEventListener(
        'keydown',
        () => {
          const began = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { drawn });
  });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as unknown as { drawn: Promise<number> }).drawn);
}

/** From going to an address within the window until so many elements of a kind are on the screen. */
export const placeShown = (page: Page, hash: string, selector: string, count: number): Promise<number> =>
  page.evaluate(
    ([to, found, wanted]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.querySelectorAll(found).length < wanted) return;
          watcher.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, subtree: true });
        window.location.hash = to;
      }),
    [hash, selector, count] as const,
  );

/** What the page has worked since it was opened, in time of the processor: it says nearly the same on a busy machine. */
export async function processorWatch(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}
