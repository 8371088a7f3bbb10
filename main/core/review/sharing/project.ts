import type { Id, Instant } from '../../../../preload/contract/model/ids.ts';
import { statementCode } from '../../../../preload/contract/model/framework.ts';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Memo, TagLine } from '../../../../preload/contract/model/review.ts';
import { readDepthScale } from '../../store/depth.ts';
import type { ReadDb } from '../../store/store.ts';
import { grouped } from '../groups.ts';
import { partsOf } from '../asked.ts';
import type { SharedAnswer, SharedFrame, SharedPerson } from './contents.ts';
import { actionsText, depthCode, moreCodes, starredCode } from './more-codes.ts';
import { replaceSpans } from './names-in-text.ts';
import { openProject, type RefiCode, type RefiSource, sourceFile } from './refi.ts';
import { sheets, type TableContext, tagName, tellActions, tellCohort, tellDefinition, tellMemo, tellPrinted } from './tables.ts';

/* Answers as a project of REFI-QDA: a text for each person and edition with the questions between, tags and statements as codes, memos as notes. */

/** As the window has them in light. */
const colours = [
  ...['#293E12', '#B07D12', '#1B77AF', '#B8463C', '#664265', '#2F8577'],
  ...['#7A5C3A', '#4A5FB0', '#A33F77', '#5F7F1C', '#50626D', '#C05C12'],
];

/** Tags as a tree, then the statements that excerpts were put on. `notes`: by the tag that they are about. */
export function readCodes(
  db: ReadDb,
  used: Iterable<Id>,
  tags: readonly TagLine[],
  context: TableContext,
  notes: ReadonlyMap<Id, string[]>,
): RefiCode[] {
  const top: RefiCode[] = [];
  const path: RefiCode[] = [];
  for (const { id, definition, colour, depth } of tags) {
    const code: RefiCode = {
      id,
      name: tagName(context, id),
      description: tellDefinition(context, id, definition),
      colour: colours[colour] ?? '#50626D',
      notes: notes.get(id) ?? [],
      codes: [],
    };
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
      notes: [],
      codes: [],
    }),
  );
  return [...top, { id: 'statements', name: 'Statements', description: '', notes: [], codes }];
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

/** What people call them: "6a". Of all that something was put on. */
export function readStatementCodes(db: ReadDb): Map<Id, string> {
  const used = db.all<{ id: Id }>(
    `SELECT DISTINCT statement_id AS id FROM excerpt_tag WHERE statement_id IS NOT NULL
     UNION SELECT statement_id FROM tag WHERE statement_id IS NOT NULL`,
  );
  return new Map(
    readStatements(
      db,
      used.map(({ id }) => id),
    ).map(({ id, section, ...statement }) => [id, statementCode(section, statement)]),
  );
}

interface Making {
  name: string;
  made: Instant;
  frame: SharedFrame;
  context: TableContext;
  /** Reads what codes need, once it is known which were used. */
  read: <T>(work: (db: ReadDb) => T) => T;
  write: (bytes: Uint8Array) => void;
}

export interface ProjectFile {
  person: (person: SharedPerson) => void;
  end: () => void;
}

/** Texts go into the zip as they come; what says where things stand in them comes last. */
export async function writeProject({ name, made, frame, context, read, write }: Making): Promise<ProjectFile> {
  const { strToU8, Zip, ZipDeflate } = await import('fflate');
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  const add = (path: string): InstanceType<typeof ZipDeflate> => {
    const file = new ZipDeflate(path);
    file.mtime = new Date(2000, 0, 1);
    zip.add(file);
    return file;
  };
  const project = openProject({ name, made });
  const used = new Set<Id>();
  const marked = new Set<string>();
  // Two cohorts in one file both have a first participant.
  const several = frame.cohorts.length > 1;
  const noted = (memo: Memo, cohort: Id | undefined, called: string, response?: Id): string => {
    const id = `memo ${memo.id}`;
    add(`sources/${sourceFile(id)}`).push(strToU8(oneLineEnd(tellMemo(context, memo, cohort, response)).text), true);
    project.note({ id, name: called });
    return id;
  };
  return {
    person(person) {
      const { writer, cohortTitle } = person;
      const cohort = tellCohort(context, writer.cohort, cohortTitle);
      const called = several ? `${writer.name} (${cohort})` : writer.name;
      const written = person.answers.filter(({ row }) => row.text !== '');
      const own = [...grouped(written, ({ row }) => row.edition)].map(([edition, answers], at) => {
        const title = tellPrinted(context, edition, answers[0]?.edition?.title ?? 'Answers');
        const source = sourceOf(`${writer.participant} ${edition}`, `${called}, ${title}`, answers, person, context, (memo, response) =>
          noted(memo, writer.cohort, `${called}, memo`, response),
        );
        for (const { answer } of answers) for (const { statements } of answer.excerpts) for (const id of statements) used.add(id);
        for (const { answer } of answers) for (const code of codesOn(answer)) marked.add(code);
        if (at === 0) source.notes.push(...person.memos.map((memo) => noted(memo, writer.cohort, `${called}, memo`)));
        add(`sources/${sourceFile(source.id)}`).push(strToU8(source.text), true);
        project.source(source);
        return source.id;
      });
      const actions = actionsText(person.actions, tellActions(person, context).map(actionLines));
      if (actions.text !== '') {
        const id = `${writer.participant} actions`;
        const lined = oneLineEnd(actions.text);
        const selections = actions.selections.map((each) => ({ ...each, start: lined.at(each.start), end: lined.at(each.end) }));
        for (const { codes } of selections) for (const code of codes) marked.add(code);
        add(`sources/${sourceFile(id)}`).push(strToU8(lined.text), true);
        project.source({ id, name: `${called}, what they said they would do`, text: lined.text, selections, notes: [] });
        own.push(id);
      }
      if (own.length === 0) return;
      project.case({
        id: writer.participant,
        name: called,
        values: {
          ...(writer.role === undefined ? {} : { Role: tellRole(context, writer) }),
          ...(writer.phase === undefined ? {} : { Phase: writer.phase }),
          Cohort: cohort,
        },
        sources: own,
      });
    },
    end() {
      const only = several ? undefined : frame.cohorts[0]?.id;
      const ofTags = new Map<Id, string[]>();
      const others: string[] = [];
      for (const memo of frame.memos) {
        if (memo.about.is === 'tag') {
          const { tag } = memo.about;
          ofTags.set(tag, [...(ofTags.get(tag) ?? []), noted(memo, only, `${tagName(context, tag)}, memo`)]);
        } else others.push(noted(memo, memo.about.is === 'prompt' ? (memo.about.cohort ?? only) : only, 'Memo on a prompt'));
      }
      const tell = (text: string, place: string): string => context.censor.of({ in: 'theme', place, text }).text;
      const codes = read((db) => [
        ...readCodes(db, used, frame.tags, context, ofTags),
        ...moreCodes(
          marked,
          readDepthScale(db).map(({ name: level, says }, at) => ({
            name: tell(level, `depth ${at} name`),
            description: tell(says, `depth ${at} meaning`),
          })),
        ),
      ]);
      const file = add('project.qde');
      for (const piece of project.xml(codes, others)) file.push(strToU8(piece));
      file.push(new Uint8Array(), true);
      zip.end();
    },
  };
}

/** Each part of an action under its heading, but for what the source is called after. */
const actionLines = (row: readonly string[]): [string, string][] =>
  sheets.Actions.flatMap((heading, at): [string, string][] =>
    ['Cohort', 'Person', 'Workbook', 'Outcome'].includes(heading) ? [] : [[heading, row[at] ?? '']],
  );

const codesOn = ({ starred, depth }: SharedAnswer['answer']): string[] => [
  ...(starred ? [starredCode] : []),
  ...(depth === undefined || depth === null ? [] : [depthCode(depth)]),
];

/** Somebody's own words for what they do may say where. */
const tellRole = ({ censor }: TableContext, { participant, cohort, role = '' }: SharedPerson['writer']): string =>
  censor.of({ in: 'cohort', place: `role ${participant}`, text: role, cohort }).text;

/** Programs disagree about how many characters the two signs are that end a line on Windows. */
const oneLineEnd = (text: string) =>
  replaceSpans(
    text,
    Array.from(text.matchAll(/\r\n?|\u2028|\u2029/g), ({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
      instead: '\n',
    })),
  );

function sourceOf(
  id: string,
  name: string,
  answers: readonly SharedAnswer[],
  { writer }: SharedPerson,
  context: TableContext,
  note: (memo: Memo, response: Id) => string,
): RefiSource {
  let text = '';
  const selections: RefiSource['selections'] = [];
  const notes: string[] = [];
  for (const { row, answer, asked, memos } of answers) {
    const { prompt, mode, part } = partsOf(row.field);
    const head = [
      asked?.question ? tellPrinted(context, row.edition, asked.question) : prompt,
      mode === undefined || mode === 'individual' ? '' : `(${mode})`,
      part === undefined ? '' : `[${part}]`,
    ];
    text += `${text === '' ? '' : '\n\n'}${oneLineEnd(head.filter(Boolean).join(' ')).text}\n`;
    const from = text.length;
    const without = context.censor.of({ in: 'answer', place: row.id, text: row.text, cohort: writer.cohort, response: row.id });
    const lined = oneLineEnd(without.text);
    text += lined.text;
    const at = (place: number): number => from + lined.at(without.at(place));
    for (const { id: excerpt, state, start, end, tags, statements } of answer.excerpts) {
      const on = memos.filter(({ about }) => about.is === 'excerpt' && about.excerpt === excerpt).map((memo) => note(memo, row.id));
      const codes = [...tags, ...statements];
      // What is no longer in the text has no place in it; what was noted on it is not lost.
      if (state === 'needs-a-look') notes.push(...on);
      else if (codes.length > 0 || on.length > 0) selections.push({ id: excerpt, start: at(start), end: at(end), codes, notes: on });
    }
    // On the whole answer: where it stands.
    const about = memos.filter((memo) => memo.about.is === 'response').map((memo) => note(memo, row.id));
    const whole = codesOn(answer);
    if (about.length + whole.length > 0)
      selections.push({ id: `answer ${row.id}`, start: from, end: text.length, codes: whole, notes: about });
  }
  return { id, name, text, selections, notes };
}
