import type { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import { statementCode } from '../../../../preload/contract/model/framework.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Excerpt, Writer } from '../../../../preload/contract/model/review.ts';
import type { ReadDb } from '../../store/store.ts';
import type { AnswerRow } from '../answer-rows.ts';
import { compareFields, partsOf, readAsked } from '../asked.ts';
import { grouped } from '../groups.ts';
import { listTags } from '../tags.ts';
import type { Replaced } from './names-in-text.ts';
import { projectXml, type RefiCode, type RefiSource, sourceFile } from './refi.ts';

/* Answers as a project of REFI-QDA: a text for each person and edition with the questions between, tags and statements as codes. */

/** As the window has them in light. */
const colours = [
  ...['#293E12', '#B07D12', '#1B77AF', '#B8463C', '#664265', '#2F8577'],
  ...['#7A5C3A', '#4A5FB0', '#A33F77', '#5F7F1C', '#50626D', '#C05C12'],
];

/** Tags as a tree, then the statements that excerpts were put on. */
export function readCodes(db: ReadDb, used: Iterable<Id>): RefiCode[] {
  const top: RefiCode[] = [];
  const path: RefiCode[] = [];
  for (const { id, name, definition, colour, depth } of listTags(db, undefined)) {
    const code: RefiCode = { id, name, description: definition, colour: colours[colour] ?? '#50626D', codes: [] };
    (depth === 0 ? top : (path[depth - 1]?.codes ?? top)).push(code);
    path[depth] = code;
  }
  const statements = readStatements(db, used);
  if (statements.length === 0) return top;
  const codes = statements.map(
    ({ id, section, short, text, ...statement }): RefiCode => ({
      id,
      name: `${statementCode(section, statement)} ${short}`,
      description: plainText(text),
      colour: '#293E12',
      codes: [],
    }),
  );
  return [...top, { id: 'statements', name: 'Statements', description: '', codes }];
}

interface StatementRow {
  id: Id;
  kind: 'learn_that' | 'learn_how_to';
  number: number;
  text: string;
  short: string;
  section: number;
}

const readStatements = (db: ReadDb, ids: Iterable<Id>): StatementRow[] =>
  db.all<StatementRow>(
    `SELECT s.id, s.kind, s.number, s.text, s.short, f.section FROM json_each(?) w CROSS JOIN statement s ON s.id = w.value
     JOIN framework f ON f.id = s.framework_id ORDER BY f.section, f.id, s.kind DESC, s.number`,
    JSON.stringify([...new Set(ids)]),
  );

/** What people call them: "6a". */
export const statementCodes = (db: ReadDb, ids: Iterable<Id>): Map<Id, string> =>
  new Map(readStatements(db, ids).map(({ id, section, ...statement }) => [id, statementCode(section, statement)]));

export interface ProjectAnswer {
  row: AnswerRow;
  writer: Writer;
  editionTitle: string;
  excerpts: readonly Excerpt[];
}

export async function toProject(
  db: ReadDb,
  {
    name,
    made,
    answers,
    replaced,
  }: { name: string; made: Instant; answers: readonly ProjectAnswer[]; replaced: ReadonlyMap<Id, Replaced> },
): Promise<Uint8Array> {
  // Two cohorts in one file both have a first participant.
  const several = new Set(answers.map(({ writer }) => writer.cohort)).size > 1;
  const nameOf = ({ name: called, cohort }: Writer): string => (several ? `${called} (${titleOf(db, cohort)})` : called);
  const books = [...grouped(answers, ({ row }) => `${row.participant} ${row.edition}`)].map(([id, list]) => ({
    writer: (list[0] as ProjectAnswer).writer,
    source: sourceOf(db, id, nameOf((list[0] as ProjectAnswer).writer), list, replaced),
  }));
  const cases = [...grouped(books, ({ writer }) => writer.participant)].map(([id, of]) => {
    const { writer } = of[0] as (typeof books)[number];
    const { cohort, role, phase } = writer;
    return {
      id,
      name: nameOf(writer),
      values: {
        ...(role === undefined ? {} : { Role: role }),
        ...(phase === undefined ? {} : { Phase: phase }),
        Cohort: titleOf(db, cohort),
      },
      sources: of.map(({ source }) => source.id),
    };
  });
  const codes = readCodes(
    db,
    answers.flatMap(({ excerpts }) => excerpts.flatMap(({ statements }) => statements)),
  );
  const xml = projectXml({ name, made, codes, cases, sources: books.map(({ source }) => source) });
  const { strToU8, zipSync } = await import('fflate');
  const texts = books.map(({ source }) => [`sources/${sourceFile(source.id)}`, strToU8(source.text)] as const);
  return zipSync({ 'project.qde': strToU8(xml), ...Object.fromEntries(texts) }, { mtime: new Date(2000, 0, 1) });
}

const titleOf = (db: ReadDb, cohort: Id): string => db.get<{ title: string }>('SELECT title FROM cohort WHERE id = ?', cohort)?.title ?? '';

function sourceOf(
  db: ReadDb,
  id: string,
  name: string,
  answers: readonly ProjectAnswer[],
  replaced: ReadonlyMap<Id, Replaced>,
): RefiSource {
  const [first] = answers as [ProjectAnswer];
  const { prompts } = readAsked(db, first.row.edition);
  const order = new Map([...prompts.keys()].map((prompt, at) => [prompt, at]));
  const place = ({ row }: ProjectAnswer): number => order.get(partsOf(row.field).prompt) ?? order.size;
  let text = '';
  const selections: RefiSource['selections'] = [];
  for (const { row, excerpts } of answers.toSorted((a, b) => place(a) - place(b) || compareFields(a.row.field, b.row.field))) {
    const { prompt, mode, part } = partsOf(row.field);
    const head = [
      prompts.get(prompt)?.question || prompt,
      mode === undefined || mode === 'individual' ? '' : `(${mode})`,
      part === undefined ? '' : `[${part}]`,
    ];
    text += `${text === '' ? '' : '\n\n'}${head.filter(Boolean).join(' ')}\n`;
    const from = text.length;
    const without = replaced.get(row.id);
    text += without?.text ?? row.text;
    for (const { id: excerpt, state, start, end, tags, statements } of excerpts) {
      const codes = [...tags, ...statements];
      if (state === 'needs-a-look' || codes.length === 0) continue;
      selections.push({ id: excerpt, start: from + (without?.at(start) ?? start), end: from + (without?.at(end) ?? end), codes });
    }
  }
  return { id, name: `${name}, ${first.editionTitle}`, text, selections };
}
