import path from 'node:path';
import { type Pack, readPacks } from '../../main/core/packs/pack.ts';
import type { Framework } from '../../preload/contract/model/framework.ts';
import type { Scenario } from '../../preload/contract/model/scenario.ts';
import type { Workbook } from '../../preload/contract/model/workbook.ts';

export const resources = path.resolve(import.meta.dirname, '../../resources');

/** The shipped pack with its one workbook, framework and scenario at hand. */
export function shippedPack(): { pack: Pack; workbook: Workbook; framework: Framework; scenario: Scenario } {
  const [pack] = readPacks(path.join(resources, 'packs'));
  const [workbook] = pack?.workbooks ?? [];
  const [framework] = pack?.frameworks ?? [];
  const [scenario] = pack?.scenarios ?? [];
  if (!pack || !workbook || !framework || !scenario) throw new Error('the shipped pack is not whole');
  return { pack, workbook, framework, scenario };
}
