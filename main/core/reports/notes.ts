import { type Framework, type Stage, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import type { ReviewAnswer } from '../../../preload/contract/model/review.ts';
import type { Mode, Moment } from '../../../preload/contract/model/workbook.ts';
import { listFrameworks } from '../frameworks/frameworks.ts';
import type { House } from '../house.ts';
import { ownName } from '../people/names-on-paper.ts';
import { listPeople } from '../people/people.ts';
import { Refusal } from '../refusal.ts';
import { listRatings } from '../responses/ratings.ts';
import { type Asked, compareFields, readAsked } from '../review/asked.ts';
import { readPerson } from '../review/reading.ts';
import type { ReadDb } from '../store/store.ts';
import type { Content } from '../workbooks/drafts.ts';

/* Everything that one person wrote, a note for each question and way of answering it, in the order of their workbooks. */

export interface Note {
  question: string;
  /** "With others"; nothing for what was written alone. */
  how: string;
  /** The workbook, where there are several. */
  of: string;
  text: string;
  /** Stretches that a facilitator marked. */
  marked: { from: number; to: number }[];
  responses: Id[];
  starred: boolean;
  statements: Id[];
  codes: string[];
  stages: Stage[];
  moment?: Moment;
  /** Of a row in a coaching table. */
  letter?: string;
  /** What somebody said they would do. */
  action: boolean;
  edition: Id | null;
}

export interface Notes {
  person: Participant;
  name: string;
  notes: Note[];
  ratings: Map<Id, { before?: number; after?: number }>;
}

/** The framework that was named, or the one that the cohort uses most. */
export function frameworkOf(db: ReadDb, { framework: asked, cohort }: { framework?: Id | undefined; cohort: Id }): Id {
  const framework = asked ?? listFrameworks(db, cohort)[0]?.id;
  if (framework === undefined) throw new Refusal('not-found', { what: 'framework' });
  return framework;
}

export function readNotes(participant: Id, cohort: Id, framework: Framework, { store, press }: Pick<House, 'store' | 'press'>): Notes {
  return store().read((db) => {
    const person = listPeople(db, cohort).find(({ id }) => id === participant);
    if (!person)
      throw new Refusal(db.get('SELECT 1 FROM tombstone WHERE id = ?', participant) ? 'erased' : 'not-found', { what: 'person' });
    const { seminars } = readPerson(db, { participant, names: 'shown' });
    const ratings: Notes['ratings'] = new Map();
    for (const { participant: whose, statement, occasion, value } of listRatings(db, { cohort, framework: framework.id })) {
      if (whose !== participant) continue;
      const both = ratings.get(statement) ?? {};
      // What was said last stands for after.
      ratings.set(
        statement,
        occasion === 'before'
          ? { ...both, before: value }
          : occasion === 'later' || both.after === undefined
            ? { ...both, after: value }
            : both,
      );
    }
    const notes = seminars.flatMap(({ edition, editionTitle, answers }) =>
      notesIn(answers, [...readAsked(db, edition).prompts.values()], {
        letters: lettersIn(db, edition),
        framework,
        of: seminars.length > 1 ? (editionTitle ?? '') : '',
      }),
    );
    return { person, name: ownName(person, press.faces().metrics), notes, ratings };
  });
}

const modeWords: Record<Mode, string> = { individual: '', collaborative: 'With others', coaching: 'With your coach' };

interface Around {
  letters: ReadonlyMap<string, string>;
  framework: Framework;
  of: string;
}

function notesIn(answers: readonly ReviewAnswer[], asked: readonly Asked[], { letters, framework, of }: Around): Note[] {
  const facts = new Map(
    framework.groups.flatMap(({ stage, statements }) =>
      statements.map((statement) => [statement.id, { stage, code: statementCode(framework.section, statement) }] as const),
    ),
  );
  return asked.flatMap((prompt): Note[] => {
    const mine = answers.filter((answer) => answer.prompt === prompt.prompt).toSorted((a, b) => compareFields(a.field, b.field));
    const modes = [...new Set(mine.map(({ mode }) => mode))];
    return modes.map((mode) => {
      const parts = mine.filter((answer) => answer.mode === mode);
      const joined = prompt.kind === 'actions' ? joinActions(parts) : joinParts(parts);
      const statements = [
        ...new Set([...prompt.statements, ...parts.flatMap(({ excerpts }) => excerpts.flatMap((excerpt) => excerpt.statements))]),
      ].filter((id) => facts.has(id));
      const letter = letters.get(prompt.prompt);
      return {
        ...joined,
        question: prompt.question,
        how: mode ? modeWords[mode] : '',
        of,
        responses: parts.map(({ response }) => response),
        starred: parts.some(({ starred }) => starred),
        statements,
        codes: statements.map((id) => facts.get(id)?.code ?? ''),
        stages: statements.flatMap((id) => facts.get(id)?.stage ?? []),
        ...(prompt.moment ? { moment: prompt.moment } : {}),
        ...(letter === undefined ? {} : { letter }),
        action: prompt.kind === 'actions',
        edition: parts[0]?.edition ?? null,
      };
    });
  });
}

/** Numbered rows of one answer, each on a line of its own, with what was marked in them. */
function joinParts(parts: readonly ReviewAnswer[]): Pick<Note, 'text' | 'marked'> {
  let text = '';
  const marked: Note['marked'] = [];
  for (const { text: own, part, excerpts } of parts) {
    if (text !== '') text += '\n';
    if (parts.length > 1 && part !== undefined && /^\d+$/.test(part)) text += `${part}. `;
    const from = text.length;
    const stretches = excerpts.filter(({ state }) => state !== 'needs-a-look').toSorted((a, b) => a.start - b.start);
    for (const { start, end } of stretches) {
      const begin = Math.max(from + start, marked.at(-1)?.to ?? 0);
      if (from + end > begin) marked.push({ from: begin, to: from + end });
    }
    text += own;
  }
  return { text, marked };
}

/** "1. Ring both schools. Who: me. By when: Friday." */
function joinActions(parts: readonly ReviewAnswer[]): Pick<Note, 'text' | 'marked'> {
  const rows = new Map<string, Map<string, string>>();
  for (const { part = '', text } of parts) {
    const [row = '', cell = 'what'] = part.split('-');
    rows.set(row, (rows.get(row) ?? new Map<string, string>()).set(cell, text.trim()));
  }
  const lines = [...rows].map(([row, cells]) => {
    const rest = [
      ['who', 'Who'],
      ['when', 'By when'],
      ['told', 'Told'],
    ].flatMap(([cell = '', word = '']) => (cells.get(cell) ? [`${word}: ${ended(cells.get(cell) ?? '')}`] : []));
    return [`${row ? `${row}. ` : ''}${ended(cells.get('what') ?? '')}`, ...rest].join(' ').trim();
  });
  return { text: lines.join('\n'), marked: [] };
}

const ended = (text: string): string => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);

/** Which prompts are rows of a coaching table, and by which letter. */
function lettersIn(db: ReadDb, edition: Id | null): Map<string, string> {
  const row = db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition);
  const content = JSON.parse(row?.content ?? '{}') as Partial<Content>;
  const blocks = content.workbook?.sections.flatMap((section) => section.blocks) ?? [];
  return new Map(
    blocks.flatMap((block) => (block.type === 'table' ? block.rows.map(({ letter, prompt }) => [prompt.id, letter.trim()] as const) : [])),
  );
}
