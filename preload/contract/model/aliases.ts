import * as v from 'valibot';
import type { Framework } from './framework.ts';
import { Id } from './ids.ts';

/** By framework: the number that its area has to a cohort, where that is not the framework's own. */
export const Codes = v.record(Id, v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)));
export type Codes = v.InferOutput<typeof Codes>;

/** The framework as a cohort numbers it. Everything else of it stays. */
export function numberedFor(framework: Framework, codes: Codes | undefined): Framework {
  const section = codes?.[framework.id];
  return section === undefined || section === framework.section ? framework : { ...framework, section };
}

/**
 * The number of the area "Implementation" in each NPQ: the same statement is 6d to one cohort and 4d to another. Where `sure` is
 * false it was inferred from the order in which providers list the areas, and the screen says that it should be checked.
 */
export const implementationSections: Readonly<Record<string, { section: number; sure: boolean }>> = {
  NPQLTD: { section: 4, sure: true },
  NPQLT: { section: 9, sure: true },
  NPQLL: { section: 6, sure: true },
  NPQEYL: { section: 6, sure: true },
  NPQSL: { section: 8, sure: true },
  NPQLBC: { section: 6, sure: false },
  NPQLPM: { section: 8, sure: false },
  NPQSENCO: { section: 8, sure: false },
  NPQH: { section: 8, sure: false },
  NPQEL: { section: 8, sure: false },
};
