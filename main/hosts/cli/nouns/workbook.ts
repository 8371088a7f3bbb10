import { mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { plainText } from '../../../../preload/contract/model/inline.ts';
import { Audience, PackResult, Paper, Preset } from '../../../../preload/contract/model/print.ts';
import type { Block, Prompt, WorkbookSummary } from '../../../../preload/contract/model/workbook.ts';
import { makeFolders } from '../../folders.ts';
import { choose } from '../choose.ts';
import { columns, count, day } from '../lines.ts';
import { type Asked, type CommandHouse, type Outcome, Stop, type Verb } from '../verb.ts';
import { studioVerbs } from './workbook-studio.ts';

const list: Verb = {
  summary: 'Lists your workbooks',
  takes: [],
  options: {},
  examples: [['groundwork workbook list', 'every workbook, with when it was last edited']],
  run: async (_asked, { call }) => {
    const workbooks = await call('workbook.list', {});
    const rows = workbooks.map((each) => [
      each.title,
      count(each.prompts, 'prompt'),
      each.editions === 0 ? 'not issued yet' : count(each.editions, 'edition'),
      `edited ${day(each.updated)}`,
    ]);
    return { value: workbooks, lines: rows.length ? columns(rows) : ['There are no workbooks yet.'] };
  },
};

const show: Verb = {
  summary: 'Shows what a workbook holds, in its order',
  takes: ['W'],
  options: {},
  examples: [['groundwork workbook show "Local Seminar 1"', 'sections, blocks and prompts']],
  run: async ({ words }, house) => {
    const { id } = await find(house, words[0] ?? '');
    const { workbook, revision } = await house.call('workbook.get', { workbook: id });
    const lines = [workbook.title];
    for (const section of workbook.sections) {
      lines.push('', section.title || 'At the front');
      for (const block of section.blocks) lines.push(...blockLines(block, workbook.head.names));
    }
    return { value: { workbook, revision }, lines };
  },
};

function blockLines(block: Block, names: Readonly<Record<string, string>>): string[] {
  const title = ('title' in block && block.title) || untitled[block.type] || block.type;
  return [`  ${title}`, ...promptsOf(block).map((prompt) => `    – ${plainText(prompt.text, names)}`)];
}

const untitled: Partial<Record<Block['type'], string>> = {
  cover: 'Cover',
  text: 'Text',
  bullets: 'List',
  image: 'Picture',
  'page-break': 'New page',
};

/** Every question that a block asks, in its order. Where it asks another block's again, that is said in the other's place. */
function promptsOf(block: Block): Prompt[] {
  switch (block.type) {
    case 'prompts':
      return block.prompts;
    case 'table':
      return block.rows.map((row) => row.prompt);
    case 'bullets':
      return one(block.room?.prompt);
    case 'quotation':
    case 'statements':
      return one(block.prompt);
    case 'retrieval':
      return one(block.check);
    case 'scenario':
      return one(block.task);
    case 'coaching':
      return one(block.agreed);
    default:
      return [];
  }
}

const one = (prompt: Prompt | undefined): Prompt[] => (prompt ? [prompt] : []);

const print: Verb = {
  summary: 'Prints a workbook to PDF: for paper and for filling in on a screen',
  takes: ['W'],
  options: {
    out: { takes: 'FILE', says: 'Where to write: a .pdf file, or a folder for several copies', required: true },
    for: { takes: 'WHOM', says: 'participant (usual) or facilitator, whose copy has answers and timings', oneOf: Audience.options },
    preset: { takes: 'PRESET', says: `How it is set: ${Preset.options.join(', ')}`, oneOf: Preset.options },
    paper: { takes: 'PAPER', says: 'a4 (usual) or letter', oneOf: Paper.options },
    names: { takes: 'FILE', says: 'One personal copy for each line of this file (- for standard input)' },
    merged: { says: 'All copies in one file, to send to a printer' },
  },
  examples: [
    ['groundwork workbook print "Local Seminar 1" --out workbook.pdf', 'one blank copy'],
    ['groundwork workbook print "Local Seminar 1" --for facilitator --out mine.pdf', 'the copy with answers and timings'],
    ['groundwork workbook print "Local Seminar 1" --names cohort.txt --out copies', 'a copy for each name, in the folder “copies”'],
    ['groundwork workbook print "Local Seminar 1" --names cohort.txt --merged --out cohort.pdf', 'the same in one file'],
  ],
  notes: [
    'Printing issues an edition when the workbook has changed since the last one, so that what comes back can be matched to what was sent.',
  ],
  run: async (asked, house) => {
    const { id } = await find(house, asked.words[0] ?? '');
    const names = asked.options['names'] === undefined ? [] : readNames(await house.readText(asked.options['names']));
    if (asked.options['names'] !== undefined && names.length === 0)
      throw new Stop('refused', 'The list of names is empty.', { code: 'bad-input', detail: { where: 'names' } });
    if (names.length > 1000)
      throw new Stop('refused', `The list has ${names.length} names; the most for one print run is 1,000.`, {
        code: 'too-large',
        detail: { names: names.length },
      });
    return printTo(path.resolve(asked.options['out'] ?? ''), { id, names, asked }, house);
  },
};

/** One name a line; empty lines and the quotation marks that a spreadsheet adds are left out. */
export const readNames = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    )
    .filter((line) => line !== '');

async function printTo(
  out: string,
  { id, names, asked }: { id: string; names: string[]; asked: Asked },
  house: CommandHouse,
): Promise<Outcome> {
  const toFile = path.extname(out).toLowerCase() === '.pdf';
  const output = 'merged' in asked.options ? 'merged' : 'separate';
  if (toFile && names.length > 1 && output === 'separate')
    throw new Stop('wrong-usage', 'Several copies need a folder: give --out a folder, or add --merged for one file.');
  const home = toFile ? path.dirname(out) : out;
  if (toFile && !statSync(home, { throwIfNoEntry: false })?.isDirectory())
    throw new Stop('refused', `There is no folder ${home}.`, { code: 'file-missing', detail: { path: home } });
  try {
    if (!toFile) makeFolders(home);
    // Beside the place where it is to stand, so that it can be moved there whole.
    const folder = toFile ? mkdtempSync(path.join(home, '.groundwork-')) : home;
    try {
      const packed = await house.finish('print.pack', {
        workbook: id,
        audience: v.parse(Audience, asked.options['for'] ?? 'participant'),
        preset: v.parse(Preset, asked.options['preset'] ?? 'standard'),
        paper: v.parse(Paper, asked.options['paper'] ?? 'a4'),
        names,
        output,
        folder,
      });
      const result = v.parse(PackResult, packed);
      const [only] = result.files;
      if (!toFile || only === undefined) return said(result);
      renameSync(path.resolve(folder, only), out);
      return said({ ...result, folder: home, files: [out] });
    } finally {
      if (toFile) rmSync(folder, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop('refused', `It could not be written: ${out}.`, { code: 'file-not-writable', detail: { path: out } });
  }
}

function said(result: PackResult): Outcome {
  const where = result.files.length === 1 ? path.resolve(result.folder, result.files[0] ?? '') : result.folder;
  return {
    value: result,
    lines: [`${count(result.copies, 'copy', 'copies')}, ${count(result.pages, 'page')}, edition ${result.edition}: ${where}`],
  };
}

async function find({ call }: CommandHouse, asked: string): Promise<WorkbookSummary> {
  return choose(await call('workbook.list', {}), asked, 'workbook', (each) => each.title);
}

export const workbook = {
  summary: 'Your workbooks: building, checking, issuing and printing them',
  verbs: { list, show, print, ...studioVerbs },
};
