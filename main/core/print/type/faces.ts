/// <reference path="./fontkit.d.ts" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import type { Face } from '../marks.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** The file of each face, in `resources/fonts`. */
export const faceFiles: Readonly<Record<Face, string>> = {
  sans: 'AtkinsonHyperlegibleNext-Regular.ttf',
  'sans-medium': 'AtkinsonHyperlegibleNext-Medium.ttf',
  'sans-semibold': 'AtkinsonHyperlegibleNext-SemiBold.ttf',
  'sans-bold': 'AtkinsonHyperlegibleNext-Bold.ttf',
  serif: 'Literata-Regular.ttf',
  'serif-semibold': 'Literata-SemiBold.ttf',
  fallback: 'SourceSans3-Regular.ttf',
  'fallback-semibold': 'SourceSans3-SemiBold.ttf',
};

export interface Faces {
  metrics: Metrics;
  /** Opened once and shared with the drawing of every book: decoding a font's tables is what costs. */
  fonts: Record<Face, Font>;
}

export function loadFaces(folder: string): Faces {
  const entries = Object.entries(faceFiles).map(([face, file]) => [face, create(readFileSync(join(folder, file)))] as const);
  const fonts = Object.fromEntries(entries) as Record<Face, Font>;
  return { metrics: createMetrics(fonts), fonts };
}
