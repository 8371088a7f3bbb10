/** How large paper is shown. Pure. A zoom of 1 is the paper's true size at 96 dots an inch. */
export type Zoom = 'fit' | number;

/** Screen pixels for one point at a zoom of 1. */
export const pixelsPerPoint = 96 / 72;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];
/** Beyond this a page that fits the width is larger than anyone reads. */
const widest = 1.35;
/** Desk left and right of the page. */
const desk = 24;

/** The zoom at which a page of this width (points) fills a stage of this width (pixels). */
export function zoomToFit(pageWidth: number, stageWidth: number): number {
  const free = Math.max(stageWidth - 2 * desk, 120);
  return Math.min(free / (pageWidth * pixelsPerPoint), widest);
}

export const stepIn = (zoom: number): number => steps.find((step) => step > zoom + 0.005) ?? (steps.at(-1) as number);
export const stepOut = (zoom: number): number => steps.findLast((step) => step < zoom - 0.005) ?? (steps[0] as number);
export const canStepIn = (zoom: number): boolean => zoom < (steps.at(-1) as number) - 0.005;
export const canStepOut = (zoom: number): boolean => zoom > (steps[0] as number) + 0.005;

/** A canvas larger than this stalls or fails in browsers: such a page is drawn coarser and stretched. */
const mostPixels = 16_000_000;

/** Dots a pixel for a page of this size on screen. */
export function sharpness(width: number, height: number, devicePixelRatio: number): number {
  const wanted = Math.max(devicePixelRatio, 1);
  return Math.min(wanted, Math.sqrt(mostPixels / Math.max(width * height, 1)));
}

/** Which page is being read: the one that covers most of the stage's upper half. `tops` are the pages' upper edges. */
export function pageBeingRead(tops: readonly number[], height: number, scrolled: number, stage: number): number {
  const line = scrolled + stage / 3;
  let page = 1;
  tops.forEach((top, at) => {
    if (top <= line) page = at + 1;
  });
  return tops.length > 0 && line > (tops.at(-1) as number) + height ? tops.length : page;
}
