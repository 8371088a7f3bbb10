import { identityField } from '../../print/stamp/identity.ts';
import { lettersOf } from './letters.ts';
import type { Objects } from './objects.ts';
import { Broken, type Dict, isDict, isList, isName, isRef, isStream, type Ref, type Value } from './syntax.ts';

/* PURE. What a file's form holds, and what the file says of itself. */

export interface FormRead {
  pages: number;
  /** By the field's whole name; what is empty or off is left out. `null`: there is no form. */
  values: Record<string, string> | null;
  /** The form is another kind's, of which this one is a shadow at most. */
  xfa: boolean;
  /** What the field says that nobody sees. */
  identity: string;
  keywords: string;
  modified: string;
  created: string;
}

export interface FormLimits {
  fields: number;
  letters: number;
  lettersInAll: number;
}

const mostDepth = 24;

export function readForm({ trailer, see, unpack }: Objects, limits: FormLimits): FormRead {
  const root = see(trailer.get('Root'));
  if (!isDict(root)) throw new Broken('no catalogue');
  const tree = see(root.get('Pages'));
  const pages = isDict(tree) ? see(tree.get('Count')) : null;
  if (typeof pages !== 'number' || !Number.isInteger(pages) || pages < 1) throw new Broken('no pages');

  const information = see(trailer.get('Info'));
  const said = (key: string): string => {
    const value = isDict(information) ? see(information.get(key)) : null;
    return typeof value === 'string' ? lettersOf(value).slice(0, 2000) : '';
  };
  const facts = {
    pages,
    keywords: said('Keywords') || keywordsIn(root),
    modified: said('ModDate'),
    created: said('CreationDate'),
  };
  const form = see(root.get('AcroForm'));
  const fields = isDict(form) ? see(form.get('Fields')) : null;
  if (!isDict(form) || !isList(fields) || fields.length === 0) {
    return { ...facts, values: null, xfa: isDict(form) && form.has('XFA'), identity: '' };
  }
  const read = readFields(fields);
  return { ...facts, ...read, xfa: form.has('XFA') };

  /** Some programs rewrite the information and leave the newer description as it was. */
  function keywordsIn(catalogue: Dict): string {
    const stream = see(catalogue.get('Metadata'));
    if (!isStream(stream)) return '';
    const xml = unpack(stream);
    return /<pdf:Keywords>([^<]{0,400})</.exec(xml)?.[1] ?? '';
  }

  function readFields(top: readonly Value[]): { values: Record<string, string>; identity: string } {
    const values: Record<string, string> = {};
    const seen = new Set<number>();
    let identity = '';
    let room = limits.lettersInAll;

    const keep = (name: string, value: string): void => {
      const key = name.slice(0, 200);
      // The first box of an answer that says something speaks for it: of several boxes all but the chosen one are off.
      if (value === '' || value === 'Off' || Object.hasOwn(values, key)) return;
      values[key] = value.slice(0, Math.min(room, limits.letters));
      room -= Math.min(room, value.length);
    };

    const visit = (at: Value, above: string, parent: Ref | null, depth: number): void => {
      if (!isRef(at) || seen.has(at.ref)) return;
      if (seen.size >= limits.fields || depth > mostDepth) throw new Broken('too many fields');
      seen.add(at.ref);
      const field = see(at);
      if (!isDict(field)) return;
      const own = see(field.get('T'));
      const name = typeof own === 'string' ? [above, lettersOf(own)].filter((part) => part !== '').join('.') : above;
      const chain = ancestry(field, parent);
      if (name === identityField) identity ||= textOf(inherited(chain, 'V'));
      else if (isNamed(see(field.get('Subtype')), 'Widget')) keep(name, valueOf(field, chain));
      const kids = see(field.get('Kids'));
      if (isList(kids)) for (const kid of kids) visit(kid, name, at, depth + 1);
    };
    for (const field of top) visit(field, '', null, 0);
    return { values, identity };
  }

  /** A field and those above it, from which it takes what it does not say itself. */
  function ancestry(field: Dict, parent: Ref | null): Dict[] {
    const chain = [field];
    for (let above = see(field.get('Parent') ?? parent); isDict(above) && chain.length < mostDepth; above = see(above.get('Parent')))
      chain.push(above);
    return chain;
  }

  function inherited(chain: readonly Dict[], key: string): Value {
    return see(chain.find((dict) => dict.has(key))?.get(key));
  }

  function valueOf(field: Dict, chain: readonly Dict[]): string {
    const kind = inherited(chain, 'FT');
    const value = inherited(chain, 'V');
    if (isNamed(kind, 'Tx')) return textOf(value);
    if (!isNamed(kind, 'Btn')) return '';
    const flags = inherited(chain, 'Ff');
    const [radio, button] = typeof flags === 'number' ? [(flags >> 15) & 1, (flags >> 16) & 1] : [0, 0];
    if (button === 1) return '';
    // Of several boxes the one above says which is chosen; a single box shows it itself.
    if (radio === 1) return nameOf(value);
    const looks = see(field.get('AP'));
    const states = isDict(looks) ? see(looks.get('N')) : null;
    const shown = nameOf(see(field.get('AS'))) || nameOf(value);
    return isDict(states) && states.size > 0 && !states.has(shown) ? '' : lettersOf(shown);
  }

  function textOf(value: Value): string {
    if (isStream(value)) return lettersOf(unpack(value).slice(0, 4 * limits.letters));
    return typeof value === 'string' ? lettersOf(value.slice(0, 4 * limits.letters)) : '';
  }
}

const nameOf = (value: Value): string => (isName(value) ? value.name : '');
const isNamed = (value: Value, name: string): boolean => isName(value) && value.name === name;
