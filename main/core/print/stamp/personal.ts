import { emptyOperators } from '../draw/fields.ts';
import type { CopyPlace, Setting } from '../draw/setting.ts';
import { number, numbers, reference, text } from '../draw/syntax.ts';
import { type Identity, identityField, identityValue, information, metadata } from './identity.ts';
import { codeLetters } from './code.ts';

/** One object of one copy: what stands between `n 0 obj` and `endobj`. */
export interface Piece {
  id: number;
  body: string;
  stream?: Buffer;
}

/** The sheet of codes, the copy code and the name as they are shown on the pages. */
export function shownPieces(setting: Setting, name: string, copy: string): Piece[] {
  const { places } = setting;
  const pieces: Piece[] = [];
  if (places.codes) {
    const { sheet, id } = places.codes;
    const keys = `/Type /XObject /Subtype /Image /ImageMask true /Decode [1 0] /BitsPerComponent 1 /Width ${sheet.width} /Height ${sheet.height}`;
    pieces.push({ id, body: keys, stream: sheet.draw(copy) });
  }
  for (const place of places.copies) pieces.push({ id: place.id, ...showCopy(place, copy, setting) });
  for (const { id, place, laid } of places.names) {
    const set = name === '' ? undefined : laid.get(name);
    if (name !== '' && !set) throw new Error('a name was stamped that was not laid out with the template');
    const operators = set?.operators ?? (place.field ? emptyOperators(place.field) : '');
    pieces.push({ id, ...form(operators, [0, 0, place.width, place.height], setting) });
  }
  return pieces;
}

/** All that differs in a whole file. `info` is the document information's object. */
export function personalPieces(setting: Setting, identity: Identity, name: string, now: string, info: number): Piece[] {
  const { places, book } = setting;
  const xmp = metadata(book, identity, now);
  return [
    { id: info, body: information(book, identity, now) },
    { id: places.metadata, body: '/Type /Metadata /Subtype /XML', stream: xmp },
    ...(places.identity ? [{ id: places.identity, body: identityObject(identity) }] : []),
    ...places.fields.map(({ id, body }) => ({ id, body: name === '' ? `${body}>>` : `${body} /V ${text(name)}>>` })),
    ...shownPieces(setting, name, identity.copy),
  ];
}

function identityObject(identity: Identity): string {
  // Read-only, so that no program offers it for filling.
  return `<</FT /Tx /T ${text(identityField)} /Ff 1 /V ${text(identityValue(identity))}>>`;
}

function showCopy(place: CopyPlace, copy: string, setting: Setting): Omit<Piece, 'id'> {
  let codes = '';
  let width = 0;
  for (const letter of copy) {
    const spelt = place.letters.get(letter);
    if (!spelt) throw new Error(`a copy code has a letter that is not one of ${codeLetters}`);
    codes += spelt.code;
    width += spelt.width * place.size;
  }
  const x = place.align === 'right' ? -width : 0;
  const operators = `0 g BT /${place.font} ${number(place.size)} Tf ${number(x)} 0 Td <${codes}> Tj ET\n`;
  return form(operators, [Math.min(x, 0) - place.size, -place.size, width + place.size, place.size * 2], setting);
}

function form(operators: string, box: [number, number, number, number], setting: Setting): Omit<Piece, 'id'> {
  const body = `/Type /XObject /Subtype /Form /BBox [${numbers(...box)}] /Resources <</Font ${reference(setting.fonts)}>>`;
  return { body, stream: Buffer.from(operators, 'latin1') };
}

export function pieceBytes({ id, body, stream }: Piece): Buffer[] {
  if (!stream) return [Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1')];
  return [Buffer.from(`${id} 0 obj\n<<${body} /Length ${stream.length}>>\nstream\n`, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n', 'latin1')];
}

