/*
 * Codes that Word counts by itself. "6a." before a statement may be typed, or set by a list that begins with the text "6%1." and
 * goes on in letters; then it stands nowhere in the text. It is worked out here as Word does it and put where it is read.
 */

interface Level {
  start: number;
  format: string;
  /** "6%1." */
  text: string;
}
interface Lists {
  /** By the number that a paragraph names: which definition, and where it begins anew. */
  lists: ReadonlyMap<string, { definition: string; starts: ReadonlyMap<number, number> }>;
  definitions: ReadonlyMap<string, ReadonlyMap<number, Level>>;
}

/** A statement's code and nothing else: "6a", "6a.", "(6n)", "6.1". */
const isCode = (label: string): boolean => /^\(?\d{1,2}(?:[a-z]{1,2}|\.\d{1,2})[.):]?$/.test(label);

/** The document with such codes typed into it; the paragraphs that bear them are no list items any more. */
export function typeCodes(document: string, numbering: string | null, styles: string | null): string {
  if (!numbering) return document;
  const { lists, definitions } = readLists(numbering);
  const byStyle = styles ? listsOfStyles(styles) : new Map<string, ListPlace>();
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return document.replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (whole: string, inner: string) => {
    const style = /<w:pStyle\b[^>]*w:val="([^"]{1,200})"/.exec(inner)?.[1];
    const place = placeOf(inner) ?? (style === undefined ? undefined : byStyle.get(style));
    const list = place && lists.get(place.list);
    const levels = list && definitions.get(list.definition);
    const level = levels?.get(place?.level ?? 0);
    if (!place || !list || !levels || !level) return whole;
    const count = counts.get(list.definition) ?? [];
    counts.set(list.definition, count);
    const anew = list.starts.get(place.level);
    if (anew !== undefined && !begun.has(`${place.list} ${place.level}`)) {
      begun.add(`${place.list} ${place.level}`);
      count[place.level] = anew;
    } else count[place.level] = (count[place.level] ?? level.start - 1) + 1;
    count.length = place.level + 1;
    const label = level.text.replace(/%(\d)/g, (_, at: string) => {
      const other = levels.get(Number(at) - 1);
      return other ? spell(count[Number(at) - 1] ?? other.start, other.format) : '';
    });
    if (!isCode(label) || /^(?:heading|title|toc)/i.test(style ?? '')) return whole;
    const free = inner.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/, '<w:numPr><w:numId w:val="0"/></w:numPr>');
    return `<w:pPr>${free}</w:pPr><w:r><w:t xml:space="preserve">${label.replace(/[^\w.():]/g, '')} </w:t></w:r>`;
  });
}

interface ListPlace {
  list: string;
  level: number;
}

function placeOf(properties: string): ListPlace | undefined {
  const own = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(properties)?.[1];
  const list = own && /<w:numId\b[^>]*w:val="(\d{1,9})"/.exec(own)?.[1];
  return list ? { list, level: Number(/<w:ilvl\b[^>]*w:val="(\d)"/.exec(own)?.[1] ?? 0) } : undefined;
}

function listsOfStyles(styles: string): Map<string, ListPlace> {
  const found = new Map<string, ListPlace>();
  for (const [, head = '', body = ''] of styles.matchAll(/<w:style\b([^>]*)>([\s\S]*?)<\/w:style>/g)) {
    const id = /w:styleId="([^"]{1,200})"/.exec(head)?.[1];
    const place = placeOf(body);
    if (id && place) found.set(id, place);
  }
  return found;
}

function readLists(numbering: string): Lists {
  const definitions = new Map<string, Map<number, Level>>();
  for (const [, id = '', body = ''] of numbering.matchAll(
    /<w:abstractNum\b[^>]*w:abstractNumId="(\d{1,9})"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  ))
    definitions.set(id, readLevels(body));
  const lists = new Map<string, { definition: string; starts: Map<number, number> }>();
  for (const [, id = '', body = ''] of numbering.matchAll(/<w:num\b[^>]*w:numId="(\d{1,9})"[^>]*>([\s\S]*?)<\/w:num>/g)) {
    const definition = /<w:abstractNumId\b[^>]*w:val="(\d{1,9})"/.exec(body)?.[1];
    const starts = [...body.matchAll(/<w:lvlOverride\b[^>]*w:ilvl="(\d)"[^>]*>[\s\S]*?<w:startOverride\b[^>]*w:val="(\d{1,4})"/g)];
    if (definition) lists.set(id, { definition, starts: new Map(starts.map(([, level, start]) => [Number(level), Number(start)])) });
  }
  return { definitions, lists };
}

const readLevels = (body: string): Map<number, Level> =>
  new Map(
    [...body.matchAll(/<w:lvl\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g)].map(([, level, inner = '']) => [
      Number(level),
      {
        start: Number(/<w:start\b[^>]*w:val="(\d{1,4})"/.exec(inner)?.[1] ?? 1),
        format: /<w:numFmt\b[^>]*w:val="(\w{1,40})"/.exec(inner)?.[1] ?? 'decimal',
        text: /<w:lvlText\b[^>]*w:val="([^"]{0,60})"/.exec(inner)?.[1] ?? '',
      },
    ]),
  );

/** As Word spells a number in a list; after z comes aa, after that bb. */
function spell(number: number, format: string): string {
  if (format === 'decimal') return String(number);
  if (format === 'decimalZero') return String(number).padStart(2, '0');
  const letter = String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
  if (format === 'lowerLetter') return letter;
  return format === 'upperLetter' ? letter.toUpperCase() : '';
}
