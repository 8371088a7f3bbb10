import { existsSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import * as v from 'valibot';
import { Id } from '../../../../preload/contract/model/ids.ts';
import type { ReturnLine, ReturnSheet, ReturnState } from '../../../../preload/contract/model/returns.ts';
import { columns, count } from '../lines.ts';
import { addScans } from './scans.ts';
import { type CommandHouse, Stop, type Verb } from '../verb.ts';

const states: Readonly<Record<ReturnState, string>> = {
  ready: 'can be accepted',
  who: 'whose is it?',
  unchanged: 'all of it is here already',
  repeated: 'the same file as another of these',
  empty: 'nothing is written in it',
  'no-place': 'its words have no place: print the edition once on this computer',
  scan: 'pictures of pages, without words',
  'not-ours': 'not a workbook of Groundwork',
  'no-pdf': 'neither a PDF nor a picture',
  'unknown-edition': 'of a workbook that is not here',
  erased: 'of somebody who was erased; refused',
  damaged: 'damaged',
  locked: 'has a password',
  xfa: 'a kind of form that Groundwork does not read',
  'too-large': 'too large',
  'too-long': 'has too many pages',
  'too-slow': 'took too long to read',
  unreadable: 'could not be read',
};

const SortOutput = v.object({ forms: v.array(v.string()), scans: v.array(v.string()), others: v.array(v.string()) });
const ReadOutput = v.object({ sheet: Id, files: v.number(), left: v.number() });

const add: Verb = {
  summary: 'Reads workbooks that came back, as files or as scanned paper, and says what would be stored',
  takes: ['FOLDER_OR_FILE'],
  options: {
    accept: { says: 'Store what can be stored: without this nothing is changed' },
    'by-name': { says: 'Take a file that names exactly one person here, by the name on its cover, for theirs' },
  },
  examples: [
    ['groundwork returns add "Seminar 1 returns"', 'the review sheet of a folder; nothing is stored'],
    ['groundwork returns add "Seminar 1 returns" --accept', 'stores the answers of everybody who is known; one undo takes it back'],
    ['groundwork returns add scan.pdf --accept', 'pages on paper: marks that are not clear, and pages without a name, wait for the window'],
    ['groundwork returns add ada.pdf --by-name --accept', 'also where only the name on the cover says whose it is'],
  ],
  notes: [
    'What was typed is never replaced by a file: such answers are counted as conflicts, and are for the window.',
    'Pages on paper come as PDF, JPEG, PNG, TIFF, HEIC, WebP, AVIF or GIF: what a file is called does not matter.',
  ],
  run: async ({ words, options }, house) => {
    const asked = words[0] ?? '';
    if (!existsSync(asked))
      throw new Stop('refused', `There is no file or folder ${asked}. Nothing was stored; look at how it is written.`, {
        code: 'file-missing',
        detail: { path: asked },
      });
    const sorted = v.parse(SortOutput, await house.finish('scans.sort', { paths: [path.resolve(asked)] }));
    // What is neither gets its line too, or somebody would wait for it.
    const named = [...sorted.forms, ...sorted.others];
    const files = await addFiles(named, options, house);
    const scans = sorted.scans.length > 0 ? await addScans(sorted.scans, 'accept' in options, house) : null;
    const nothing = named.length + sorted.scans.length === 0;
    return {
      value: { ...files.value, scans: scans?.value ?? null },
      lines: nothing ? ['There is no file there.'] : [...(named.length > 0 ? files.lines : []), ...(scans ? scans.lines : [])],
    };
  },
};

type Told = { value: Record<string, unknown>; lines: string[] };

async function addFiles(paths: readonly string[], options: Readonly<Record<string, string>>, house: CommandHouse): Promise<Told> {
  if (paths.length === 0) return { value: { sheet: null, read: null, lines: [], left: 0, accepted: null }, lines: [] };
  const read = v.parse(ReadOutput, await house.finish('returns.read', { paths: [...paths] }));
  const sheet = await house.call('returns.sheet', { sheet: read.sheet });
  const files = sheet.lines.flatMap((line) => choiceFor(line, 'by-name' in options));
  const told = [...(await table(sheet, house)), ...(read.left > 0 ? [`${count(read.left, 'more file')} did not fit on one sheet.`] : [])];
  if (!('accept' in options))
    return {
      value: { ...sheet, left: read.left, accepted: null },
      lines: [...told, `Nothing was stored. Add --accept to store ${count(files.length, 'file')}.`],
    };
  const accepted = files.length === 0 ? null : await house.call('returns.accept', { op: v7(), sheet: sheet.sheet, files });
  return {
    value: { ...sheet, left: read.left, accepted },
    lines: [
      ...told,
      accepted
        ? `Stored: ${count(accepted.answers, 'answer')} of ${count(accepted.people, 'person', 'people')}, from ${count(accepted.files, 'file')}.`
        : 'There was nothing to store.',
    ],
  };
}

function choiceFor(line: ReturnLine, byName: boolean) {
  if (line.state === 'ready') return [{ file: line.file }];
  const [only, another] = line.alike;
  if (!byName || line.state !== 'who' || only === undefined || another !== undefined) return [];
  return [{ file: line.file, whose: { is: 'known' as const, participant: only } }];
}

async function table({ lines }: ReturnSheet, { call }: CommandHouse): Promise<string[]> {
  if (lines.length === 0) return ['There is no PDF there.'];
  const names = new Map((await call('person.list', {})).map(({ id, name }) => [id, name]));
  return columns(
    lines.map((line) => [
      line.name,
      line.participant === null ? line.coverName && `“${line.coverName}”?` : (names.get(line.participant) ?? ''),
      line.edition ? `${line.edition.title}, edition ${line.edition.number}` : '',
      countsOf(line),
      line.kind === 'flat' ? `${states[line.state]} (printed to PDF)` : states[line.state],
    ]),
  );
}

const countsOf = ({ counts }: ReturnLine): string =>
  (['new', 'changed', 'same', 'conflict', 'cut'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${counts[kind]} ${kind}`)
    .join(', ');

export const returns = { summary: 'Workbooks that came back: reading and accepting them', verbs: { add } };
