import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { ActionLine, Outcome } from '../../../../preload/contract/model/review.ts';
import type { RefiCode } from './refi.ts';

/*
 * PURE. What a facilitator did with answers besides themes. REFI-QDA has no word for a star, a depth or an action: they are codes, so that
 * whoever opens the project can ask for them.
 */

export const starredCode = 'starred';
export const depthCode = (level: number): string => `depth ${level}`;
export const outcomeCode = (outcome: Outcome): string => `outcome ${outcome}`;

const outcomes: Readonly<Record<Outcome, string>> = {
  open: 'not known yet',
  done: 'done',
  partly: 'partly done',
  not: 'not done',
  changed: 'changed',
};

/** Those that were used. `levels`: from the shallowest, each as it may be called. */
export function moreCodes(used: ReadonlySet<string>, levels: readonly { name: string; description: string }[]): RefiCode[] {
  const code = (id: string, name: string, description = ''): RefiCode => ({
    id,
    name,
    description,
    colour: '#50626D',
    notes: [],
    codes: [],
  });
  const under = (id: string, name: string, codes: readonly RefiCode[]): RefiCode[] => {
    const some = codes.filter((each) => used.has(each.id));
    return some.length === 0 ? [] : [{ id, name, description: '', notes: [], codes: some }];
  };
  return [
    ...(used.has(starredCode) ? [code(starredCode, 'Starred')] : []),
    ...under(
      'depth',
      'Depth',
      levels.map(({ name, description }, at) => code(depthCode(at + 1), name, description)),
    ),
    ...under(
      'outcomes',
      'What became of actions',
      (Object.keys(outcomes) as Outcome[]).map((outcome) => code(outcomeCode(outcome), outcomes[outcome])),
    ),
  ];
}

/** What somebody said they would do as a text, an action after the other, and where each of them stands. `told`: as it may leave. */
export function actionsText(
  actions: readonly Pick<ActionLine, 'id' | 'outcome'>[],
  told: readonly (readonly [heading: string, said: string][])[],
) {
  let text = '';
  const selections: { id: Id; start: number; end: number; codes: string[]; notes: string[] }[] = [];
  for (const [at, { id, outcome }] of actions.entries()) {
    const lines = (told[at] ?? []).flatMap(([heading, said]) => (said === '' ? [] : [`${heading}: ${said}`]));
    if (lines.length === 0) continue;
    text += text === '' ? '' : '\n\n';
    const start = text.length;
    text += lines.join('\n');
    selections.push({ id: `action ${id}`, start, end: text.length, codes: [outcomeCode(outcome)], notes: [] });
  }
  return { text, selections };
}
