import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Framework, Statement, StatementGroup } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { foldWords } from '../../ui/typed.ts';

export type Use = CallOutput<'framework.get'>['uses'][number];
export type Show = 'all' | 'gaps' | 'practised';

/** A place where a statement is met: one part of one workbook. Where it is met in two ways, the one that asks most counts. */
export type Place = Omit<Use, 'statement'>;

export interface Addressed {
  statement: Statement;
  code: string;
  group: StatementGroup;
  /** In page order within a workbook. */
  places: Place[];
  /** A prompt asks for it: to be read in a text, listed or rated is not to be practised. */
  practised: boolean;
}

/** Each statement of a framework with the places that address it. Pure. */
export function addressed(framework: Framework, uses: readonly Use[]): Addressed[] {
  return framework.groups.flatMap((group) =>
    group.statements.map((statement) => {
      const places = new Map<string, Place>();
      for (const { statement: met, ...place } of uses) {
        if (met !== statement.id) continue;
        const known = places.get(place.block);
        if (!known || asksMore.indexOf(place.how) < asksMore.indexOf(known.how)) places.set(place.block, place);
      }
      const list = [...places.values()];
      return {
        statement,
        code: statementCode(framework.section, statement),
        group,
        places: list,
        practised: list.some(({ how }) => how === 'asked'),
      };
    }),
  );
}

/** From what asks most of a person to what asks least. */
export const asksMore: readonly Use['how'][] = ['asked', 'taught', 'rated', 'shown'];

export function shownOf(list: readonly Addressed[], show: Show, sought: string): Addressed[] {
  const words = foldWords(sought);
  return list.filter(({ statement, code, group, practised }) => {
    if (show !== 'all' && practised !== (show === 'practised')) return false;
    const text = foldWords(`${code} ${group.stem} ${statement.text} ${statement.short}`).join(' ');
    return words.every((word) => text.includes(word));
  });
}
