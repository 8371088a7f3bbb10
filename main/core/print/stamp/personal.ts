import { emptyOperators } from '../draw/fields.ts';
import type { Setting } from '../draw/setting.ts';
import { type CopyPlace, slotEntries } from '../draw/slots.ts';
import { number, numbers, reference, text } from '../draw/syntax.ts';
import { type Identity, identityField, identityValue, information, metadata } from './identity.ts';
import { codeLetters } from './code.ts';
import type { Body } from './packed.ts';

export interface Piece extends Body {
  id: number;
}

/** What the slots of one copy show, in the order of `slotEntries`: the sheet of codes, the copy code, the name. */
export function shownBodies(setting: Setting, name: string, copy: string): Body[] {
  const { codes, copies, names } = setting.places;
  const bodies: Body[] = [];
  if (codes) {
    const { width, height } = codes.sheet;
    const body = `/Type /XObject /Subtype /Image /ImageMask true /Decode [1 0] /BitsPerComponent 1 /Width ${width} /Height ${height}`;
    bodies.push({ body, stream: codes.sheet.draw(copy) });
  }
  for (const place of copies) bodies.push(showCopy(place, copy, setting));
  for (const { place, laid } of names) {
    const set = name === '' ? undefined : laid.get(name);
    if (name !== '' && !set) throw new Error('a name was stamped that was not laid out with the template');
    const operators = set?.operators ?? (place.field ? emptyOperators(place.field) : '');
    bodies.push(form(operators, [0, 0, place.width, place.height], setting));
  }
  return bodies;
}

/** All that differs in a whole file. `info` is the document information's object. */
export function personalPieces(setting: Setting, identity: Identity, name: string, now: string, info: number): Piece[] {
  const { places, book } = setting;
  const slots = slotEntries(places);
  const shown = shownBodies(setting, name, identity.copy).map((body, at) => ({ ...body, id: slots[at]?.id ?? 0 }));
  return [
    { id: info, body: information(book, identity, now) },
    { id: places.metadata, body: '/Type /Metadata /Subtype /XML', stream: metadata(book, identity, now, { tagged: true }) },
    ...(places.identity ? [{ id: places.identity, body: identityObject(identity) }] : []),
    ...places.fields.map(({ id, body }) => ({ id, body: name === '' ? `${body}>>` : `${body} /V ${text(name)}>>` })),
    ...shown,
  ];
}

function identityObject(identity: Identity): string {
  // Read-only, so that no program offers it for filling.
  return `<</FT /Tx /T ${text(identityField)} /Ff 1 /V ${text(identityValue(identity))}>>`;
}

function showCopy(place: CopyPlace, copy: string, setting: Setting): Body {
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

function form(operators: string, box: [number, number, number, number], setting: Setting): Body {
  const body = `/Type /XObject /Subtype /Form /BBox [${numbers(...box)}] /Resources <</Font ${reference(setting.fonts)}>>`;
  return { body, stream: Buffer.from(operators, 'latin1') };
}
