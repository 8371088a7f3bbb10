import type { CallInput } from '../../preload/contract/calls.ts';
import type { TestCore } from './cores.ts';

export interface ReviewedCohort {
  cohort: string;
  edition: string;
  /** A prompt that is asked alone and together, and is of the three moments. */
  prompt: string;
  question: string;
  block: string;
  /** In the order of the register. */
  people: { id: string; name: string }[];
  /** The answer of a person to the prompt. */
  answerOf: (name: string, mode?: 'individual' | 'collaborative') => Promise<string>;
  write: (name: string, field: string, text: string, revision?: number) => Promise<void>;
}

/** What the four wrote alone, and what three of them wrote together. */
export const said = {
  alone: {
    'Benedikta Farrow': 'Ask trainees and mentors the same questions. Then choose, not before.',
    'Kofi Lanternby': 'Start a pilot with three trainees and see if it works.',
    'Marisol Peckwater': 'Count what is actually there before asking anyone for an opinion.',
    'Oriel Tamsworth': 'Ask Kofi Lanternby what he saw at Thornbury Vale School.',
  },
  together: {
    'Benedikta Farrow': 'Ask trainees and mentors the same questions. Then stop something, and choose.',
    'Kofi Lanternby': 'A pilot answers a different question. Go back and ask why.',
    'Marisol Peckwater': 'First agree what counts.',
  },
} as const;

/** Four invented people and what they wrote to one prompt, alone and together. */
export async function reviewedCohort(core: TestCore): Promise<ReviewedCohort> {
  const cohort = 'autumn';
  await core.ask('cohort.save', {
    op: core.op(),
    cohort: {
      id: cohort,
      title: 'Autumn 2026, North',
      programme: 'NPQLTD',
      retention: { months: 12, from: '2026-12-18', due: '2027-12-18' },
      revision: 0,
    },
  });
  const table = [
    'Name\tSchool\tRole',
    'Benedikta Farrow\tLarkrise Academy\tLead mentor',
    'Kofi Lanternby\tThornbury Vale School\tAssistant head',
    'Marisol Peckwater\tSaltmarsh Primary\tLead mentor',
    'Oriel Tamsworth\tQuarry Lane SCITT\tTeaching assistant',
  ].join('\n');
  await core.ask('people.import', { op: core.op(), cohort, source: { by: 'text', text: table } });
  const people = (await core.ask('person.list', { cohort })).map(({ id, name }) => ({ id, name }));
  const workbook = 'npqltd-local-seminar-1';
  const { edition } = await core.ask('edition.issue', { op: core.op(), workbook });
  const prompt = 'ls1-case-3';
  const idOf = (name: string): string => people.find((person) => person.name === name)?.id ?? '';
  const write: ReviewedCohort['write'] = async (name, field, text, revision = 0) => {
    const input: CallInput<'entry.set'> = {
      op: core.op(),
      participant: idOf(name),
      edition: edition.id,
      field,
      revision,
      state: 'written',
      text,
    };
    await core.ask('entry.set', input);
  };
  for (const [name, text] of Object.entries(said.alone)) await write(name, `${prompt}:individual`, text);
  for (const [name, text] of Object.entries(said.together)) await write(name, `${prompt}:collaborative`, text);
  const { editions } = await core.ask('review.prompts', { cohort });
  const asked = editions[0]?.prompts.find((each) => each.prompt === prompt);
  return {
    cohort,
    edition: edition.id,
    prompt,
    question: asked?.question ?? '',
    block: asked?.block ?? '',
    people,
    answerOf: async (name, mode = 'individual') => {
      const { rows } = await core.ask('review.answers', { prompts: [prompt], filter: { cohort } });
      const row = rows.find((each) => each.participant === idOf(name));
      return row?.cells[0]?.answers.find((answer) => answer.mode === mode)?.response ?? '';
    },
    write,
  };
}
