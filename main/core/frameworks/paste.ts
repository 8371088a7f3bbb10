import type { Framework, Stage, Statement, StatementGroup } from '../../../preload/contract/model/framework.ts';
import type { FrameworkReading, FrameworkWarning } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { cleanLine, cleanText } from '../exchange/pieces.ts';
import { limits } from '../exchange/limits.ts';
import { Refusal } from '../refusal.ts';
import { type ReadGroup, readCode, type StatementCode, writtenCode } from './paste-codes.ts';
import { splitRunTogether, warnAboutOrder } from './warnings.ts';

/** One line of a pasted framework. */
export interface FrameworkLine {
  line: number;
  text: string;
  bullet: boolean;
}

const bulletMark = /^\s*(?:[-–•·▪●◦*]|\uf0b7)\s+/;
const learnHeading = /^learn (that|how to)\b[\s:.–-]*$/i;
/** A heading such as "Section 6: Implementation" or "6. Implementation". */
const sectionHeading = /^(?:section|area|chapter|part)?\s*(\d{1,2})\s*[.:–-]\s*(\p{Lu}[^.?!]{2,80})$/iu;

/** Reads a set of statements as it is pasted from a PDF, a document or a web page, or as a table with a row of headings. */
export async function readFrameworkText(
  text: string,
  newId: () => Id,
  named: { title?: string; edition?: string; source?: string; licence?: string } = {},
): Promise<FrameworkReading> {
  if (text.length > limits.file) throw new Refusal('too-large', { why: 'file', bytes: text.length, limit: limits.file });
  const clean = cleanText(text);
  const table = await readTable(clean);
  const { groups, warnings, title, section } = table ?? readLines(linesOf(clean));
  return buildFramework(
    {
      groups,
      warnings,
      section,
      title: named.title ?? title,
      edition: named.edition ?? '',
      source: named.source ?? '',
      licence: named.licence ?? '',
    },
    newId,
  );
}

interface Reading {
  groups: ReadGroup[];
  warnings: FrameworkWarning[];
  title: string;
  section: number | null;
}

/** Pasted lines: wrapped ones are joined to what they go on from. */
function linesOf(text: string): FrameworkLine[] {
  const lines: FrameworkLine[] = [];
  let blank = true;
  text.split('\n').forEach((raw, at) => {
    const bullet = bulletMark.test(raw);
    const line = cleanLine(raw.replace(bulletMark, ''));
    const last = lines.at(-1);
    if (!line) blank = true;
    else if (last && !blank && !bullet && !readCode(line) && !/[.:?!;)]$/.test(last.text) && !learnHeading.test(line))
      last.text += ` ${line}`;
    else {
      lines.push({ line: at + 1, text: line, bullet });
      blank = false;
    }
  });
  return lines;
}

/** Groups, stems and statements of lines, in whatever order of codes they come; what is odd about them is said beside. */
export function readLines(lines: readonly FrameworkLine[]): Reading {
  const groups: ReadGroup[] = [];
  const warnings: FrameworkWarning[] = [];
  let title = '';
  let section: number | null = null;
  let kind: Statement['kind'] = 'learn_how_to';
  let stem: { text: string; line: number } | null = null;
  for (const { line, text, bullet } of lines) {
    const heading = learnHeading.exec(text);
    const coded = readCode(text);
    if (heading) {
      kind = /that/i.test(heading[1] as string) ? 'learn_that' : 'learn_how_to';
      stem = null;
    } else if (coded || bullet) {
      const statementKind = coded?.code.kind ?? kind;
      const group = openGroup(groups, stem, statementKind, line);
      stem = null;
      const parts = splitRunTogether({ line, code: coded?.code ?? null, text: coded?.rest ?? text });
      if (parts.length > 1)
        warnings.push({
          rule: 'run-together',
          line,
          values: {
            code: spell(parts[0]?.code),
            with: parts
              .slice(1)
              .map((part) => spell(part.code))
              .join(', '),
          },
        });
      group.statements.push(...parts);
      section ??= coded?.code.section ?? null;
    } else {
      const named = sectionHeading.exec(text);
      if (named && groups.length === 0 && !/:$/.test(text)) {
        section = Number(named[1]);
        title = (named[2] as string).trim();
      } else if (groups.length === 0 && stem === null && !/[:.]$/.test(text) && !title) title = text;
      else stem = { text: text.replace(/\s*:$/, ''), line };
    }
  }
  return { groups, warnings, title, section };
}

function openGroup(groups: ReadGroup[], stem: { text: string; line: number } | null, kind: Statement['kind'], line: number): ReadGroup {
  const last = groups.at(-1);
  if (!stem && last && last.kind === kind) return last;
  const group: ReadGroup = { line: stem?.line ?? line, stem: stem?.text ?? '', kind, statements: [] };
  groups.push(group);
  return group;
}

const spell = (code: StatementCode | null | undefined): string => (code ? writtenCode(code) : '');

/** Gives everything its id and place. A code that was written holds; a statement without one follows the one before it. */
export function buildFramework(
  reading: Omit<Framework, 'id' | 'section' | 'groups'> & {
    section: number | null;
    groups: readonly ReadGroup[];
    warnings: readonly FrameworkWarning[];
  },
  newId: () => Id,
): FrameworkReading {
  const warnings = [...reading.warnings, ...warnAboutOrder(reading.groups, reading.section)];
  const next = { learn_that: 1, learn_how_to: 1 };
  const groups: StatementGroup[] = reading.groups
    .filter(({ statements }) => statements.length > 0)
    .map((group) => ({
      id: newId(),
      stem: cut(group.stem, 1000),
      stage: group.stage ?? stageOf(group.stem),
      statements: group.statements.map(({ code, text, short }) => {
        const kind = code?.kind ?? group.kind;
        const number = code && code.number > 0 ? code.number : next[kind];
        next[kind] = number + 1;
        return { id: newId(), kind, number, text, short: short ? cut(short, 80) : shortOf(text) };
      }),
    }));
  const framework: Framework = {
    id: newId(),
    title: cut(reading.title, 300) || 'Framework',
    edition: cut(reading.edition, 300),
    section: Math.max(1, reading.section ?? 1),
    source: cut(reading.source, 1000),
    licence: cut(reading.licence, 1000),
    groups,
  };
  return { framework, warnings };
}

const cut = (text: string, most: number): string => Array.from(cleanLine(text)).slice(0, most).join('');

const filler = new Set([
  'that',
  'the',
  'a',
  'an',
  'of',
  'and',
  'or',
  'to',
  'in',
  'on',
  'by',
  'with',
  'for',
  'from',
  'how',
  'is',
  'are',
  'be',
  'it',
  'its',
  'this',
  'these',
  'their',
]);

/** A few words for charts: the first four that say something, up to the first stop. */
export function shortOf(text: string): string {
  const [clause] = text.split(/[.;:(]/);
  const words = cleanLine(clause ?? '').split(' ');
  const kept: string[] = [];
  let told = 0;
  for (const word of words) {
    if (told >= 4 || [...kept, word].join(' ').length > 40) break;
    kept.push(word);
    if (!filler.has(word.toLowerCase())) told += 1;
  }
  while (kept.length > 1 && filler.has((kept.at(-1) as string).toLowerCase())) kept.pop();
  return cut(kept.join(' ').replace(/,$/, ''), 80);
}

const stages: readonly (readonly [Stage, RegExp])[] = [
  ['whole', /\b(?:plan and execute|in stages|as a process)\b/i],
  ['explore', /\b(?:right choices|what to implement|explor|identif|diagnos)/i],
  ['prepare', /\bprepar/i],
  ['deliver', /\bdeliver/i],
  ['sustain', /\b(?:sustain|embed)/i],
];

/** The stage that a stem speaks of, by its own words; `whole` where it names none. */
export const stageOf = (stem: string): Stage => stages.find(([, words]) => words.test(stem))?.[0] ?? 'whole';

type Column = 'code' | 'text' | 'stem' | 'stage' | 'kind' | 'short';
const columnNames: Readonly<Record<string, Column>> = {
  code: 'code',
  reference: 'code',
  ref: 'code',
  number: 'code',
  statement: 'text',
  text: 'text',
  stem: 'stem',
  group: 'stem',
  heading: 'stem',
  stage: 'stage',
  phase: 'stage',
  kind: 'kind',
  type: 'kind',
  short: 'short',
  label: 'short',
};

/** A table, when its first row names a column of statements. Comma, semicolon or tab. */
async function readTable(text: string): Promise<Reading | null> {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  if (!/[,;\t]/.test(first) || !/\b(?:statement|text)\b/i.test(first)) return null;
  const { default: papa } = await import('papaparse');
  const { data } = papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const columns = (data[0] ?? []).map((name) => columnNames[cleanLine(String(name)).toLowerCase()]);
  if (!columns.includes('text')) return null;
  const groups: ReadGroup[] = [];
  const warnings: FrameworkWarning[] = [];
  let section: number | null = null;
  data.slice(1).forEach((cells, at) => {
    const line = at + 2;
    const cell = (column: Column): string => cleanLine(cells[columns.indexOf(column)] ?? '');
    const body = cell('text');
    if (!body) {
      warnings.push({ rule: 'not-a-row', line, values: {} });
      return;
    }
    const coded = readCode(`${cell('code')} ${body}`) ?? readCode(body);
    const kind = coded?.code.kind ?? (/that/i.test(cell('kind')) ? 'learn_that' : 'learn_how_to');
    const stem = cell('stem').replace(/\s*:$/, '');
    const last = groups.at(-1);
    const group =
      last && last.kind === kind && (last.stem === stem || stem === '') ? last : openGroup(groups, { text: stem, line }, kind, line);
    const stage = stageNamed(cell('stage'));
    if (stage) group.stage = stage;
    const parts = splitRunTogether({ line, code: coded?.code ?? null, text: coded?.rest ?? body });
    if (parts.length > 1)
      warnings.push({
        rule: 'run-together',
        line,
        values: {
          code: spell(parts[0]?.code),
          with: parts
            .slice(1)
            .map((part) => spell(part.code))
            .join(', '),
        },
      });
    const short = cell('short');
    group.statements.push(...parts.map((part, place) => (place === 0 && short ? { ...part, short } : part)));
    section ??= coded?.code.section ?? null;
  });
  return { groups, warnings, title: '', section };
}

function stageNamed(word: string): Stage | null {
  const names: readonly Stage[] = ['whole', 'explore', 'prepare', 'deliver', 'sustain'];
  return names.find((name) => name === word.toLowerCase()) ?? null;
}
