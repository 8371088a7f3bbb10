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
  notes: string[];
  codes: RefiCode[];
}

export interface RefiCase {
  id: string;
  /** What somebody is called in the file. */
  name: string;
  values: Readonly<Record<string, string>>;
  sources: string[];
}

export interface RefiSource {
  id: string;
  name: string;
  text: string;
  /** `start` and `end` as `slice` counts. */
  selections: { id: string; start: number; end: number; codes: string[]; notes: string[] }[];
  notes: string[];
}

/** A text of its own beside the sources, which they and codes point to. */
export interface RefiNote {
  id: string;
  name: string;
}

const origin = 'Groundwork';
const userId = guidOf('facilitator');

export function codebookXml(codes: readonly RefiCode[]): string {
  return `${head}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${origin}">${codesXml(codes, false)}</CodeBook>\n`;
}

/** A project while it is put together: a source is forgotten once it was told, but for where its passages stand. */
export interface RefiProject {
  source: (source: RefiSource) => void;
  case: (person: RefiCase) => void;
  note: (note: RefiNote) => void;
  /** In pieces, to be written one after the other. `notes`: those that are about the whole of it. */
  xml: (codes: readonly RefiCode[], notes: readonly string[]) => string[];
}

export function openProject({ name, made }: { name: string; made: Instant }): RefiProject {
  const cases: string[] = [];
  const sources: string[] = [];
  const notes: string[] = [];
  const variables = new Set<string>();
  return {
    source: (source) => void sources.push(sourceXml(source, made)),
    note: (note) => void notes.push(noteXml(note, made)),
    case({ id, name: called, values, sources: own }) {
      const told = Object.entries(values).map(([variable, value]) => {
        variables.add(variable);
        return `<VariableValue>${element('VariableRef', { targetGUID: guidOf(`variable ${variable}`) })}<TextValue>${escapeText(value)}</TextValue></VariableValue>`;
      });
      const refs = own.map((source) => element('SourceRef', { targetGUID: guidOf(source) }));
      cases.push(element('Case', { guid: guidOf(id), name: called }, [...told, ...refs].join('')));
    },
    xml(codes, about) {
      const kinds = [...variables].map((variable) =>
        element('Variable', { guid: guidOf(`variable ${variable}`), name: variable, typeOfVariable: 'Text' }),
      );
      const attributes = { name, origin, creatingUserGUID: userId, creationDateTime: made };
      return [
        `${head}<Project xmlns="urn:QDA-XML:project:1.0"${attributesXml(attributes)}>`,
        `<Users>${element('User', { guid: userId, name: 'Facilitator' })}</Users>`,
        codes.length > 0 ? `<CodeBook>${codesXml(codes, true)}</CodeBook>` : '',
        ...listed('Variables', kinds),
        ...listed('Cases', cases),
        ...listed('Sources', sources),
        ...listed('Notes', notes),
        `${noteRefs(about)}</Project>\n`,
      ];
    },
  };
}

/** The name of a source's file within the project's zip. */
export const sourceFile = (id: string): string => `${guidOf(id)}.txt`;

function sourceXml({ id, name, text, selections, notes }: RefiSource, made: Instant): string {
  const stamp = { creatingUser: userId, creationDateTime: made };
  const characters = countCharacters(text);
  const inside = selections.map(({ id: selection, start, end, codes, notes: on }) => {
    const codings = codes.map((code) =>
      element('Coding', { guid: guidOf(`coding ${selection} ${code}`), ...stamp }, element('CodeRef', { targetGUID: guidOf(code) })),
    );
    const place = { startPosition: String(characters(start)), endPosition: String(characters(end)) };
    return element('PlainTextSelection', { guid: guidOf(selection), ...place, ...stamp }, codings.join('') + noteRefs(on));
  });
  const attributes = { guid: guidOf(id), name, plainTextPath: `internal://${sourceFile(id)}`, ...stamp };
  return element('TextSource', attributes, inside.join('') + noteRefs(notes));
}

const noteXml = ({ id, name }: RefiNote, made: Instant): string =>
  element('Note', { guid: guidOf(id), name, plainTextPath: `internal://${sourceFile(id)}`, creatingUser: userId, creationDateTime: made });

const noteRefs = (notes: readonly string[]): string => notes.map((note) => element('NoteRef', { targetGUID: guidOf(note) })).join('');

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

const codesXml = (codes: readonly RefiCode[], withNotes: boolean): string =>
  `<Codes>${codes.map((code) => codeXml(code, withNotes)).join('')}</Codes>`;

/** A codebook by itself has no notes: there is nowhere for their words. */
function codeXml({ id, name, description, colour, notes, codes }: RefiCode, withNotes: boolean): string {
  const attributes = {
    guid: guidOf(id),
    name,
    isCodable: colour === undefined ? 'false' : 'true',
    ...(colour === undefined ? {} : { color: colour }),
  };
  const says = description === '' ? '' : `<Description>${escapeText(description)}</Description>`;
  const inside = codes.map((code) => codeXml(code, withNotes)).join('');
  return element('Code', attributes, says + (withNotes ? noteRefs(notes) : '') + inside);
}

/** The schema allows no empty list: without anything in it the list itself is left out. */
const listed = (name: string, items: readonly string[]): string[] => (items.length === 0 ? [] : [`<${name}>`, ...items, `</${name}>`]);

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
