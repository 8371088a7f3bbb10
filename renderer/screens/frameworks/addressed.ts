import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Framework, Statement, StatementGroup } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { foldWords } from '../../ui/typed.ts';

export type Use = CallOutput<'framework.get'>['uses'][number];
export type Show = 'all' | 'gaps' | 'practised';

/** A place where a statement is met: one part of one workbook, with all the ways in which it is met there. */
export interface Place {
  workbook: string;
  workbookTitle: string;
  block: string;
  blockTitle: string;
  hows: Use['how'][];
}

export interface Addressed {
  statement: Statement;
  code: string;
  group: StatementGroup;
  /** Parts that practise it, then parts that only list or rate it. */
  places: Place[];
  practised: boolean;
}

/** Each statement of a framework with the places that address it. Pure. */
export function addressed(framework: Framework, uses: readonly Use[]): Addressed[] {
  return framework.groups.flatMap((group) =>
    group.statements.map((statement) => {
      const places: Place[] = [];
      for (const use of uses) {
        if (use.statement !== statement.id) continue;
        const known = places.find((place) => place.workbook === use.workbook && place.block === use.block);
        if (!known)
          places.push({
            workbook: use.workbook,
            workbookTitle: use.workbookTitle,
            block: use.block,
            blockTitle: use.blockTitle,
            hows: [use.how],
          });
        else if (!known.hows.includes(use.how)) known.hows.push(use.how);
      }
      const practises = places.filter(({ hows }) => hows.some(isPractice));
      return {
        statement,
        code: statementCode(framework.section, statement),
        group,
        places: [...practises, ...places.filter((place) => !practises.includes(place))],
        practised: practises.length > 0,
      };
    }),
  );
}

/** To be read in a list or rated in a grid is not to be practised. */
const isPractice = (how: Use['how']): boolean => how === 'asked' || how === 'taught';

export function shownOf(list: readonly Addressed[], show: Show, sought: string): Addressed[] {
  const words = foldWords(sought);
  return list.filter(({ statement, code, group, practised }) => {
    if (show !== 'all' && practised !== (show === 'practised')) return false;
    const text = foldWords(`${code} ${group.stem} ${statement.text} ${statement.short}`).join(' ');
    return words.every((word) => text.includes(word));
  });
}
