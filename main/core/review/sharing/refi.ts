import { createHash } from 'node:crypto';
import type { Instant } from '../../../../preload/contract/model/ids.ts';

/*
 * PURE. REFI-QDA 1.0, by which programs for qualitative analysis exchange codebooks (.qdc) and projects (.qdpx). Element order is that of
 * the published schema, and positions count Unicode characters, not the halves of them that JavaScript counts.
 */

export interface RefiCode {
  id: string;
  name: string;
  description: string;
  /** "#RRGGBB"; none on what only holds others together. */
  colour?: string;
  codes: RefiCode[];
}

export interface RefiProject {
  name: string;
  made: Instant;
  codes: RefiCode[];
  /** People, by what they are called in the file. */
  cases: { id: string; name: string; values: Readonly<Record<string, string>>; sources: string[] }[];
  sources: RefiSource[];
}

export interface RefiSource {
  id: string;
  name: string;
  text: string;
  /** `start` and `end` as `slice` counts. */
  selections: { id: string; start: number; end: number; codes: string[] }[];
}

const origin = 'Groundwork';
const userId = guidOf('facilitator');

export function codebookXml(codes: readonly RefiCode[]): string {
  return `${head}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${origin}">${codesXml(codes)}</CodeBook>\n`;
}

export function projectXml({ name, made, codes, cases, sources }: RefiProject): string {
  const variables = [...new Set(cases.flatMap(({ values }) => Object.keys(values)))];
  const parts = [
    `<Users>${element('User', { guid: userId, name: 'Facilitator' })}</Users>`,
    codes.length > 0 ? `<CodeBook>${codesXml(codes)}</CodeBook>` : '',
    some('Variables', variables, (variable) =>
      element('Variable', { guid: guidOf(`variable ${variable}`), name: variable, typeOfVariable: 'Text' }),
    ),
    some('Cases', cases, ({ id, name: called, values, sources: own }) => {
      const told = Object.entries(values).map(
        ([variable, value]) =>
          `<VariableValue>${element('VariableRef', { targetGUID: guidOf(`variable ${variable}`) })}<TextValue>${escapeText(value)}</TextValue></VariableValue>`,
      );
      const refs = own.map((source) => element('SourceRef', { targetGUID: guidOf(source) }));
      return element('Case', { guid: guidOf(id), name: called }, [...told, ...refs].join(''));
    }),
    some('Sources', sources, (source) => sourceXml(source, made)),
  ];
  const attributes = { name, origin, creatingUserGUID: userId, creationDateTime: made };
  return `${head}<Project xmlns="urn:QDA-XML:project:1.0"${attributesXml(attributes)}>${parts.join('')}</Project>\n`;
}

/** The name of a source's file within the project's zip. */
export const sourceFile = (id: string): string => `${guidOf(id)}.txt`;

function sourceXml({ id, name, text, selections }: RefiSource, made: Instant): string {
  const stamp = { creatingUser: userId, creationDateTime: made };
  const characters = countCharacters(text);
  const inside = selections.map(({ id: selection, start, end, codes }) => {
    const codings = codes.map((code) =>
      element('Coding', { guid: guidOf(`coding ${selection} ${code}`), ...stamp }, element('CodeRef', { targetGUID: guidOf(code) })),
    );
    const place = { startPosition: String(characters(start)), endPosition: String(characters(end)) };
    return element('PlainTextSelection', { guid: guidOf(selection), ...place, ...stamp }, codings.join(''));
  });
  return element('TextSource', { guid: guidOf(id), name, plainTextPath: `internal://${sourceFile(id)}`, ...stamp }, inside.join(''));
}

/** How many characters stand before an offset. Offsets are asked for in any order. */
export function countCharacters(text: string): (offset: number) => number {
  const pairs = Array.from(text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g), ({ index }) => index);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) + 1 < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

const codesXml = (codes: readonly RefiCode[]): string => `<Codes>${codes.map(codeXml).join('')}</Codes>`;

function codeXml({ id, name, description, colour, codes }: RefiCode): string {
  const attributes = {
    guid: guidOf(id),
    name,
    isCodable: colour === undefined ? 'false' : 'true',
    ...(colour === undefined ? {} : { color: colour }),
  };
  const says = description === '' ? '' : `<Description>${escapeText(description)}</Description>`;
  return element('Code', attributes, says + codes.map(codeXml).join(''));
}

/** The schema allows no empty list: without anything in it the list itself is left out. */
const some = <T>(name: string, items: readonly T[], write: (item: T) => string): string =>
  items.length === 0 ? '' : `<${name}>${items.map(write).join('')}</${name}>`;

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

const element = (name: string, attributes: Readonly<Record<string, string>>, inside = ''): string =>
  inside === '' ? `<${name}${attributesXml(attributes)}/>` : `<${name}${attributesXml(attributes)}>${inside}</${name}>`;

const attributesXml = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeText(value)
          .replace(/"/g, '&quot;')
          .replace(/[\n\t]/g, ' ')}"`,
    )
    .join('');

const escapeText = (text: string): string =>
  text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\uFFFE\uFFFF]|\p{Cs}/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

/** The same thing has the same name in every file; what it is called in the store cannot be told from it. */
function guidOf(id: string): string {
  const hex = createHash('sha256').update(`groundwork ${id}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20, 32)]
    .join('-')
    .toUpperCase();
}
