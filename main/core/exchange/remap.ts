import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import { hashOf } from '../workbooks/canonical.ts';
import type { Content } from '../workbooks/drafts.ts';

/** What is already here, so that what comes in neither overwrites it nor doubles it. */
export interface Taken {
  /** Is this id in use by any record, also by one in the trash? */
  has: (id: Id) => boolean;
  framework: (id: Id) => Framework | null;
  scenario: (id: Id) => Scenario | null;
}

/** Nothing is here yet. */
export const nothingTaken: Taken = { has: () => false, framework: () => null, scenario: () => null };

/** Keys under which an id may stand; a text that looks like an id is never touched. */
const idKeys = new Set(['id', 'repeats', 'prompt', 'framework', 'scenario', 'only', 'statements', 'image', 'variantOf']);

/**
 * Gives new ids where ids clash. A framework or scenario that is here already with the very same words is not brought in again:
 * the workbook is tied to the one that is here. Statements of such a framework keep their ids, so coverage goes on counting.
 */
export function freshIds(content: Content, newId: () => Id, taken: Taken): Content {
  const known = (here: unknown, coming: unknown): boolean => here !== null && hashOf(here) === hashOf(coming);
  const frameworks = content.frameworks.filter((framework) => !known(taken.framework(framework.id), framework));
  const scenarios = content.scenarios.filter((scenario) => !known(taken.scenario(scenario.id), scenario));
  const clashes = new Map<Id, Id>();
  const claim = (value: unknown, key: string): void => {
    if (Array.isArray(value)) for (const item of value) claim(item, key);
    else if (value && typeof value === 'object') for (const [inner, held] of Object.entries(value)) claim(held, inner);
    // Only where an id is given, not where it is pointed to; and the prompt of notes and actions, which has no record of its own.
    else if (typeof value === 'string' && (key === 'id' || key === 'prompt') && !clashes.has(value) && taken.has(value))
      clashes.set(value, newId());
  };
  claim(content.workbook, '');
  claim(frameworks, '');
  claim(scenarios, '');
  if (clashes.size === 0) return { workbook: content.workbook, frameworks, scenarios };
  const remap = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return idKeys.has(key) ? (clashes.get(value) ?? value) : value;
    if (Array.isArray(value)) return value.map((item) => remap(item, key));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([inner, held]) => [inner, remap(held, inner)]));
    return value;
  };
  return remap({ workbook: content.workbook, frameworks, scenarios }, '') as Content;
}
