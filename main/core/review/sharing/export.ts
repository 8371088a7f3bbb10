import type { ParsedInput } from '../../../../preload/contract/calls.ts';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { Naming } from '../../../../preload/contract/model/people.ts';
import type { AnswersExported, NamesChecked } from '../../../../preload/contract/model/review.ts';
import type { House } from '../../house.ts';
import type { Work } from '../../jobs.ts';
import { openBook } from '../../people/tables/book.ts';
import { csvRow, fillFile } from '../../people/tables/write.ts';
import { Refusal } from '../../refusal.ts';
import { outputFolder } from '../../settings/settings.ts';
import { noteFileWritten } from '../../store/safety/activity.ts';
import type { ReadDb } from '../../store/store.ts';
import { type AskedIn, readAsked } from '../asked.ts';
import { type Censor, openCollector, openRemover, passAll } from './censor.ts';
import { eachPerson, readFrame, type SharedFrame, type SharedPerson } from './contents.ts';
import { openNames } from './names.ts';
import { readCodes, readStatementCodes, writeProject } from './project.ts';
import { codebookXml } from './refi.ts';
import {
  recordOf,
  type SheetName,
  sheetNames,
  sheets,
  type TableContext,
  tellActions,
  tellAnswers,
  tellMemos,
  tellOtherMemos,
  tellTags,
} from './tables.ts';

/* Answers for others: as tables with the questions and what was put on each answer, or as a project for analysis. */

type Checked = ParsedInput<'responses.check'>;
type Wanted = ParsedInput<'responses.export'>;
type Format = Checked['format'];

/** More than anybody decides about one by one. */
const mostListed = 2000;
/** Letters that are gathered before they go to the disk. */
const gathered = 65_536;

/** What takes in an export while it is read. Answers how many lines it has in the end. */
interface Sink {
  person: (person: SharedPerson) => void;
  end: () => number;
}

/** Goes the very way of the export, to nowhere. A book holds what the JSON does, which need not be packed. */
export async function checkNames(wanted: Checked, house: House, work: Work): Promise<NamesChecked> {
  const collector = openCollector(await openNames(house), mostListed);
  await fill({ ...wanted, format: wanted.format === 'xlsx' ? 'json' : wanted.format }, 'hidden', collector, house, work, () => {});
  return collector.told();
}

export async function exportAnswers(wanted: Wanted, house: House, work: Work): Promise<AnswersExported> {
  const { cohort, format } = wanted;
  const store = house.store();
  const names: Naming = format === 'qdpx' ? 'hidden' : wanted.names;
  const remover = names === 'hidden' ? openRemover(await openNames(house), wanted.checked, wanted.rest) : null;
  const title = cohort === undefined ? undefined : store.read((db) => titleOf(db, cohort));
  let rows = 0;
  let cohorts: SharedFrame['cohorts'] = [];
  // A cohort is called after a place as often as not: without names, the file's name does not say it either.
  const called = format === 'qdc' ? 'Codebook' : title === undefined || names === 'hidden' ? 'Answers' : `${title}, answers`;
  const file = await fillFile(called, format, outputFolder(house, wanted.folder), async (write) => {
    const done = await fill(wanted, names, remover ?? passAll, house, work, (bytes) => write([bytes]));
    rows = done.rows;
    cohorts = done.cohorts;
    const open = remover?.open() ?? 0;
    if (open > 0) throw new Refusal('conflict', { what: 'names', open });
  });
  if (format !== 'qdc') for (const { id } of cohorts) noteFileWritten(store, { cohort: id }, 'table-written', file);
  return { file, rows };
}

const titleOf = (db: ReadDb, cohort: Id): string => {
  const row = db.get<{ title: string }>('SELECT title FROM cohort WHERE id = ? AND deleted_at IS NULL', cohort);
  if (!row) throw new Refusal('not-found', { what: 'cohort' });
  return row.title;
};

async function fill(
  { cohort, edition, format }: Checked,
  names: Naming,
  censor: Censor,
  house: House,
  work: Work,
  write: (bytes: Uint8Array) => void,
): Promise<{ rows: number; cohorts: SharedFrame['cohorts'] }> {
  const store = house.store();
  const scope = { ...(cohort === undefined ? {} : { cohort }), ...(edition === undefined ? {} : { edition }) };
  const { frame, codes } = store.read((db) => ({ frame: readFrame(db, scope, names), codes: readStatementCodes(db) }));
  const context: TableContext = { censor, codes, tags: new Map(frame.tags.map((tag) => [tag.id, tag])) };
  const sink = await openSink(format, { frame, context, house, write });
  if (format !== 'qdc') for await (const person of eachPerson(house, frame, { ...scope, names }, work)) sink.person(person);
  return { rows: sink.end(), cohorts: frame.cohorts };
}

interface Sinking {
  frame: SharedFrame;
  context: TableContext;
  house: House;
  write: (bytes: Uint8Array) => void;
}

async function openSink(format: Format, sinking: Sinking): Promise<Sink> {
  switch (format) {
    case 'csv':
      return csvSink(sinking);
    case 'json':
      return jsonSink(sinking);
    case 'xlsx':
      return bookSink(sinking);
    case 'qdpx':
      return projectSink(sinking);
    case 'qdc':
      return codebookSink(sinking);
  }
}

/** One table is all that a CSV holds: the answers. */
function csvSink({ context, write }: Sinking): Sink {
  const text = gather(write);
  let rows = 0;
  text.add(`\ufeff${csvRow(sheets.Answers)}`);
  return {
    person(person) {
      for (const { row } of tellAnswers(person, context)) {
        text.add(csvRow(row));
        rows += 1;
      }
    },
    end() {
      text.end();
      return rows;
    },
  };
}

async function bookSink({ frame, context, house, write }: Sinking): Promise<Sink> {
  const book = await openBook(sheetNames, write);
  const row = (name: SheetName, cells: readonly string[]): void => book.row(sheetNames.indexOf(name), cells);
  for (const name of sheetNames) row(name, sheets[name]);
  let rows = 0;
  return {
    person(person) {
      for (const told of tellAnswers(person, context)) {
        row('Answers', told.row);
        for (const passage of told.passages) row('Passages', passage);
        rows += 1;
      }
      for (const action of tellActions(person, context)) row('Actions', action);
      for (const memo of tellMemos(person, context)) row('Memos', memo);
    },
    end() {
      for (const memo of tellOtherMemos(frame, context, openAsked(house))) row('Memos', memo);
      for (const tag of tellTags(frame.tags, context)) row('Tags', tag);
      book.end();
      return rows;
    },
  };
}

/** Passages stand within their answers. */
function jsonSink({ frame, context, house, write }: Sinking): Sink {
  const text = gather(write);
  const kept: Record<'Actions' | 'Memos', Record<string, string>[]> = { Actions: [], Memos: [] };
  let rows = 0;
  text.add('{\n"answers": [');
  return {
    person(person) {
      for (const { row, passages } of tellAnswers(person, context)) {
        const record = { ...recordOf('Answers', row), passages: passages.map((passage) => recordOf('Passages', passage)) };
        text.add(`${rows === 0 ? '' : ','}\n${JSON.stringify(record)}`);
        rows += 1;
      }
      kept.Actions.push(...tellActions(person, context).map((row) => recordOf('Actions', row)));
      kept.Memos.push(...tellMemos(person, context).map((row) => recordOf('Memos', row)));
    },
    end() {
      kept.Memos.push(...tellOtherMemos(frame, context, openAsked(house)).map((row) => recordOf('Memos', row)));
      const tags = tellTags(frame.tags, context).map((row) => recordOf('Tags', row));
      const list = (name: string, records: readonly object[]): string =>
        `,\n"${name}": [${records.map((record) => `\n${JSON.stringify(record)}`).join(',')}\n]`;
      text.add(`\n]${list('actions', kept.Actions)}${list('memos', kept.Memos)}${list('tags', tags)}\n}\n`);
      text.end();
      return rows;
    },
  };
}

async function projectSink({ frame, context, house, write }: Sinking): Promise<Sink> {
  const project = await writeProject({
    name: 'Answers',
    made: house.deps.now(),
    frame,
    context,
    read: (work) => house.store().read(work),
    write,
  });
  let rows = 0;
  return {
    person(person) {
      project.person(person);
      rows += person.answers.filter(({ row }) => row.text !== '').length;
    },
    end() {
      project.end();
      return rows;
    },
  };
}

function codebookSink({ frame, context, house, write }: Sinking): Sink {
  return {
    person: () => {},
    end() {
      const used = house
        .store()
        .read((db) => db.all<{ id: Id }>('SELECT DISTINCT statement_id AS id FROM excerpt_tag WHERE statement_id IS NOT NULL'));
      const ids = used.map(({ id }) => id);
      const codes = house.store().read((db) => readCodes(db, ids, frame.tags, context, new Map()));
      write(Buffer.from(codebookXml(codes), 'utf8'));
      return frame.tags.length + ids.length;
    },
  };
}

function gather(write: (bytes: Uint8Array) => void): { add: (text: string) => void; end: () => void } {
  let waiting = '';
  const end = (): void => {
    write(Buffer.from(waiting, 'utf8'));
    waiting = '';
  };
  return {
    add(text) {
      waiting += text;
      if (waiting.length >= gathered) end();
    },
    end,
  };
}

/** What a prompt asks, in whichever edition asks it: read only where there is something to be said about a prompt. */
function openAsked({ store }: House): (prompt: string) => { edition: Id; asked: AskedIn } | undefined {
  let all: { edition: Id; asked: AskedIn }[] | null = null;
  return (prompt) => {
    all ??= store().read((db) =>
      db.all<{ id: Id }>('SELECT id FROM edition ORDER BY issued DESC').map(({ id }) => ({ edition: id, asked: readAsked(db, id) })),
    );
    return all.find(({ asked }) => asked.prompts.has(prompt));
  };
}
