import { promptsOf } from '../../../../preload/contract/draft.ts';
import path from 'node:path';
import * as v from 'valibot';
import { v7 as uuid } from 'uuid';
import { ExportFormat, type Guess, type Taken } from '../../../../preload/contract/model/exchange.ts';
import { Audience } from '../../../../preload/contract/model/print.ts';
import type { WorkbookSummary } from '../../../../preload/contract/model/workbook.ts';
import { choose } from '../choose.ts';
import { fileNamed, isFolder, writeOut } from '../files.ts';
import { findingRow } from '../findings.ts';
import { columns, count, day, size } from '../lines.ts';
import { type Asked, type CommandHouse, Stop, type Verb } from '../verb.ts';

const kinds = ['plan', 'cards', 'slides', 'booklet'] as const;

/** Building, checking, passing on: what the studio does beside printing. */

const importFile: Verb = {
  summary: 'Makes a workbook of a Word, Markdown or text file, or of a bundle',
  takes: ['FILE'],
  options: { look: { says: 'Say what it would be taken for, and keep nothing' } },
  examples: [
    ['groundwork workbook import seminar.docx', 'a new workbook, and what was guessed while it was read'],
    ['groundwork workbook import seminar.docx --look', 'the same, and nothing is kept'],
  ],
  notes: ['A picture that cannot be printed is left out, and said so with its place. Nothing in a file is run.'],
  run: async ({ words, options }, { call }) => {
    const read = await call('import.read', { source: { by: 'path', path: fileNamed(words[0] ?? '') } });
    const { imported, findings } = read;
    const unsure = imported.report.filter(({ sureness }) => sureness === 'unsure');
    const lost = imported.report.filter(({ took }) => took === 'image-left-out');
    const blocks = imported.workbook.sections.flatMap((section) => section.blocks);
    const prompts = blocks.reduce((sum, block) => sum + promptsOf(imported.workbook, block).length, 0);
    const lines = [
      `${imported.workbook.title}: ${count(imported.workbook.sections.length, 'section')}, ${count(prompts, 'prompt')}, ${count(imported.frameworks.length, 'framework')}, ${count(imported.scenarios.length, 'scenario')}.`,
      ...(unsure.length
        ? ['Not sure about:', ...columns(unsure.map(({ line, took, values }) => [`  line ${line}`, takenFor(took), values['text'] ?? '']))]
        : []),
      ...(lost.length ? ['Left out, and to be added again:', ...columns(lost.map(lostRow))] : []),
      findings.length
        ? `${count(findings.length, 'finding')}: “groundwork workbook preflight” lists them.`
        : 'Nothing to settle was found.',
    ];
    if ('look' in options) return { value: { ...read, workbook: null }, lines: [...lines, 'Nothing was kept.'] };
    const { workbook } = await call('import.accept', { op: uuid(), imported });
    return { value: { workbook, title: imported.workbook.title, report: imported.report, findings }, lines };
  },
};

/** What a picture was that could not be taken, and the words that stand before its place. */
const lostRow = ({ line, values }: Guess): string[] => [
  `  line ${line}`,
  `picture (${lostWords[values['why'] ?? ''] ?? values['why'] ?? 'unknown'})`,
  values['text'] ?? '',
  values['after'] ? `after “${values['after']}”${values['in'] === 'table' ? ', in a table' : ''}` : '',
];

const lostWords: Readonly<Record<string, string>> = {
  emf: 'EMF, a Windows drawing',
  wmf: 'WMF, a Windows drawing',
  svg: 'SVG',
  tiff: 'TIFF',
  bmp: 'BMP',
  heic: 'HEIC',
  diagram: 'SmartArt',
  outside: 'a link only',
  missing: 'not in the file',
  'too-large': 'too large',
  'too-many': 'too many in one file',
  unknown: 'of no known kind',
};

const takenFor = (took: Taken): string => `taken for ${took.replaceAll('-', ' ')}`;

const exportFile: Verb = {
  summary: 'Writes a workbook as Word, as Markdown, or as a bundle for another facilitator',
  takes: ['W'],
  options: {
    out: { takes: 'FILE', says: 'Where to write: a file (.docx, .md or .groundwork), or a folder', required: true },
    as: { takes: 'FORMAT', says: `${ExportFormat.options.join(', ')}; usually as the file’s ending says`, oneOf: ExportFormat.options },
    for: { takes: 'WHOM', says: 'participant (usual) or facilitator: Word only', oneOf: Audience.options },
  },
  examples: [
    ['groundwork workbook export "Local Seminar 1" --out seminar.docx', 'a Word file that a colleague can go on with'],
    ['groundwork workbook export "Local Seminar 1" --out seminar.groundwork', 'workbook, statements and scenarios, and no people'],
  ],
  run: async ({ words, options }, house) => {
    const { id } = await find(house, words[0] ?? '');
    const out = options['out'] ?? '';
    const format = formatOf(out, options['as']);
    const audience = v.parse(Audience, options['for'] ?? 'participant');
    const made = await house.call('export.make', { workbook: id, format, audience });
    const file = writeOut(out, made.name, Buffer.from(made.base64, 'base64'));
    return { value: { file, format, bytes: made.bytes }, lines: [`${file} (${size(made.bytes)})`] };
  },
};

const byEnding: Readonly<Record<string, ExportFormat>> = {
  '.docx': 'word',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.groundwork': 'bundle',
};

/** What the file's ending says, which must not be something else than what was asked for; a folder takes any. */
function formatOf(out: string, as: Asked['options'][string] | undefined): ExportFormat {
  const asked = as === undefined ? null : v.parse(ExportFormat, as);
  if (isFolder(out)) return asked ?? 'bundle';
  const ending = path.extname(out).toLowerCase();
  const said = byEnding[ending];
  if (!said) throw new Stop('wrong-usage', '--out names a folder, or a file that ends in .docx, .md or .groundwork.');
  if (asked && asked !== said) throw new Stop('wrong-usage', `--out ends in ${ending}, and --as says ${asked}.`);
  return said;
}

const preflight: Verb = {
  summary: 'Lists the slips in a workbook that a program can see',
  takes: ['W'],
  options: { strict: { says: 'End with 1 when something is to be mended' } },
  examples: [
    ['groundwork workbook preflight "Local Seminar 1"', 'names spelt two ways, gaps in statements, spaces that are too small'],
    ['groundwork workbook preflight "Local Seminar 1" --strict', 'the same, for a script that should stop'],
  ],
  run: async ({ words, options }, house) => {
    const { id } = await find(house, words[0] ?? '');
    const findings = await house.call('preflight.check', { workbook: id });
    const lines = findings.length
      ? [
          `${count(findings.length, 'finding')} before you issue:`,
          ...columns(findings.map((each) => findingRow(each).map((cell, at) => (at === 0 ? `  ${cell}` : cell)))),
        ]
      : ['Nothing to settle was found.'];
    const stops = 'strict' in options && findings.some(({ severity }) => severity === 'mend');
    return { value: findings, lines, ...(stops ? { refused: true as const } : {}) };
  },
};

const issue: Verb = {
  summary: 'Issues an edition: freezes what the workbook says now',
  takes: ['W'],
  options: {},
  examples: [['groundwork workbook issue "Local Seminar 1"', 'number, date and code of the new edition']],
  notes: ['Editing goes on in the draft. What comes back points to the edition that it was asked in.'],
  run: async ({ words }, house) => {
    const { id } = await find(house, words[0] ?? '');
    const findings = await house.call('preflight.check', { workbook: id });
    const { edition } = await house.call('edition.issue', { op: uuid(), workbook: id });
    return {
      value: { edition, findings: findings.length },
      lines: [
        `Edition ${edition.number} of “${edition.title}”, ${day(edition.issued)}, code ${edition.hash.slice(0, 6).toUpperCase()}.`,
        ...(findings.length ? [`${count(findings.length, 'finding')} ${findings.length === 1 ? 'is' : 'are'} not settled.`] : []),
      ],
    };
  },
};

const sheets: Verb = {
  summary: 'Prints what a facilitator prepares with, or the workbook as a booklet',
  takes: ['W'],
  options: {
    out: { takes: 'FILE', says: 'Where to write: a .pdf file, or a folder', required: true },
    kind: { takes: 'KIND', says: `${kinds.join(', ')}`, oneOf: kinds, required: true },
  },
  examples: [
    ['groundwork workbook sheets "Local Seminar 1" --kind cards --out cards.pdf', 'a question a card, four to a sheet, with cut marks'],
    ['groundwork workbook sheets "Local Seminar 1" --kind booklet --out booklet.pdf', 'two pages on a sheet, in the order for folding'],
  ],
  run: async ({ words, options }, house) => {
    const { id } = await find(house, words[0] ?? '');
    const kind = v.parse(v.picklist(kinds), options['kind']);
    const made =
      kind === 'booklet'
        ? await house.call('print.arranged', { workbook: id, booklet: true })
        : await house.call('print.trainer', { workbook: id, kind });
    const file = writeOut(options['out'] ?? '', made.suggestedName, Buffer.from(made.pdf, 'base64'));
    return { value: { file, kind, pages: made.pages }, lines: [`${file} (${count(made.pages, 'page')})`] };
  },
};

async function find({ call }: CommandHouse, asked: string): Promise<WorkbookSummary> {
  return choose(await call('workbook.list', {}), asked, 'workbook', (each) => each.title);
}

export const studioVerbs = { import: importFile, export: exportFile, preflight, issue, sheets };
