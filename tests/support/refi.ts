/*
 * What the published schemas of REFI-QDA 1.0 (Codebook.xsd and Project.xsd, 18 March 2019) allow in the parts that we write: for each
 * element its attributes with their types, and its children in the order in which they must stand.
 */

type Times = 'one' | 'maybe' | 'many' | 'any';
interface Shape {
  attributes: Readonly<Record<string, readonly [type: keyof typeof types, needed?: 'needed']>>;
  /** Children in their order. `text`: the element holds text instead. */
  children: readonly (readonly [name: string, times: Times])[] | 'text';
}

const types = {
  text: /^/,
  guid: /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/,
  colour: /^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/,
  boolean: /^(true|false|0|1)$/,
  whole: /^[+-]?\d+$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  variable: /^(Text|Boolean|Integer|Float|Date|DateTime)$/,
} as const;

const guid = { guid: ['guid', 'needed'] } as const;
const named = { ...guid, name: ['text', 'needed'] } as const;
const stamped = {
  creatingUser: ['guid'],
  creationDateTime: ['instant'],
  modifyingUser: ['guid'],
  modifiedDateTime: ['instant'],
} as const;
const reference: Shape = { attributes: { targetGUID: ['guid', 'needed'] }, children: [] };
const text: Shape = { attributes: {}, children: 'text' };
const list = (name: string): Shape => ({ attributes: {}, children: [[name, 'many']] });
const code: Shape = {
  attributes: { ...named, isCodable: ['boolean', 'needed'], color: ['colour'] },
  children: [
    ['Description', 'maybe'],
    ['NoteRef', 'any'],
    ['Code', 'any'],
  ],
};

/** A note is a text like any other. Either it holds its words, or it says where they are. */
const textSource: Shape = {
  attributes: { ...guid, name: ['text'], richTextPath: ['text'], plainTextPath: ['text'], ...stamped },
  children: [
    ['Description', 'maybe'],
    ['PlainTextContent', 'maybe'],
    ['PlainTextSelection', 'any'],
    ['Coding', 'any'],
    ['NoteRef', 'any'],
    ['VariableValue', 'any'],
  ],
};

const codebook: Readonly<Record<string, Shape>> = {
  CodeBook: {
    attributes: { origin: ['text'] },
    children: [
      ['Codes', 'one'],
      ['Sets', 'maybe'],
    ],
  },
  Codes: list('Code'),
  Code: {
    ...code,
    children: [
      ['Description', 'maybe'],
      ['Code', 'any'],
    ],
  },
  Description: text,
};

const project: Readonly<Record<string, Shape>> = {
  Project: {
    attributes: {
      name: ['text', 'needed'],
      origin: ['text'],
      creatingUserGUID: ['guid'],
      creationDateTime: ['instant'],
      modifyingUserGUID: ['guid'],
      modifiedDateTime: ['instant'],
      basePath: ['text'],
    },
    children: [
      ['Users', 'maybe'],
      ['CodeBook', 'maybe'],
      ['Variables', 'maybe'],
      ['Cases', 'maybe'],
      ['Sources', 'maybe'],
      ['Notes', 'maybe'],
      ['Links', 'maybe'],
      ['Sets', 'maybe'],
      ['Graphs', 'maybe'],
      ['Description', 'maybe'],
      ['NoteRef', 'any'],
    ],
  },
  Users: list('User'),
  User: { attributes: { ...guid, name: ['text'], id: ['text'] }, children: [] },
  CodeBook: { attributes: {}, children: [['Codes', 'one']] },
  Codes: list('Code'),
  Code: code,
  Description: text,
  Variables: list('Variable'),
  Variable: { attributes: { ...named, typeOfVariable: ['variable', 'needed'] }, children: [['Description', 'maybe']] },
  Cases: list('Case'),
  Case: {
    attributes: { ...guid, name: ['text'] },
    children: [
      ['Description', 'maybe'],
      ['CodeRef', 'any'],
      ['VariableValue', 'any'],
      ['SourceRef', 'any'],
      ['SelectionRef', 'any'],
    ],
  },
  VariableValue: {
    attributes: {},
    children: [
      ['VariableRef', 'one'],
      ['TextValue', 'maybe'],
    ],
  },
  TextValue: text,
  Sources: list('TextSource'),
  Notes: list('Note'),
  TextSource: textSource,
  Note: textSource,
  PlainTextSelection: {
    attributes: { ...guid, name: ['text'], startPosition: ['whole', 'needed'], endPosition: ['whole', 'needed'], ...stamped },
    children: [
      ['Description', 'maybe'],
      ['Coding', 'any'],
      ['NoteRef', 'any'],
    ],
  },
  Coding: {
    attributes: { ...guid, creatingUser: ['guid'], creationDateTime: ['instant'] },
    children: [
      ['CodeRef', 'one'],
      ['NoteRef', 'any'],
    ],
  },
  CodeRef: reference,
  SourceRef: reference,
  VariableRef: reference,
  NoteRef: reference,
};

const bounds: Readonly<Record<Times, readonly [number, number]>> = {
  one: [1, 1],
  maybe: [0, 1],
  many: [1, Number.POSITIVE_INFINITY],
  any: [0, Number.POSITIVE_INFINITY],
};

export interface XmlElement {
  name: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
}

/** As much of XML as a program writes: no comments, no CDATA, no prefixes. What is not well formed is thrown. */
export function parseXml(xml: string): XmlElement {
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === xml) throw new Error('It does not begin as XML does.');
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const { 0: whole, 1: closing, 2: name = '', 3: inside = '', 4: empty, index } of body.matchAll(
    /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    const parent = open.at(-1) as XmlElement;
    parent.text += unescape(body.slice(at, index));
    at = index + whole.length;
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`${name} closes what is not open.`);
      continue;
    }
    const attributes = new Map(Array.from(inside.matchAll(/([A-Za-z]+)="([^"]*)"/g), ([, key = '', value = '']) => [key, unescape(value)]));
    const element = { name, attributes, children: [], text: '' };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length !== 1 || root.children.length !== 1 || body.slice(at).trim() !== '') throw new Error('It does not end as XML does.');
  return root.children[0] as XmlElement;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
function unescape(text: string): string {
  // All that XML 1.0 allows, and nothing that has to be written otherwise.
  if (/[<]|&(?!(amp|lt|gt|quot);)|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    throw new Error('A character that XML does not allow.');
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}

export const allCalled = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => allCalled(child, name)),
];

/** Everything that the schema would refuse, and references to what is not there. */
export function refiFaults(xml: string, kind: 'codebook' | 'project'): string[] {
  const root = parseXml(xml);
  const shapes = kind === 'codebook' ? codebook : project;
  const faults: string[] = [];
  if (root.attributes.get('xmlns') !== `urn:QDA-XML:${kind}:1.0`) faults.push(`namespace ${root.attributes.get('xmlns')}`);
  if (root.name !== (kind === 'codebook' ? 'CodeBook' : 'Project')) faults.push(`root ${root.name}`);
  const guids = new Set<string>();
  const references: string[] = [];
  const visit = (element: XmlElement): void => {
    const shape = shapes[element.name];
    if (!shape) {
      faults.push(`${element.name} is not known`);
      return;
    }
    for (const [name, value] of element.attributes) {
      if (name === 'xmlns') continue;
      const type = shape.attributes[name]?.[0];
      if (!type) faults.push(`${element.name} has no attribute ${name}`);
      else if (!types[type].test(value)) faults.push(`${element.name}.${name} is "${value}"`);
      if (name === 'guid' && guids.size === guids.add(value).size) faults.push(`${value} stands twice`);
      if (/^(targetGUID|creatingUser|creatingUserGUID)$/.test(name)) references.push(value);
    }
    for (const [name, [, needed]] of Object.entries(shape.attributes))
      if (needed && !element.attributes.has(name)) faults.push(`${element.name} lacks ${name}`);
    const { children } = element;
    if (shape.children === 'text') {
      if (children.length > 0) faults.push(`${element.name} holds elements`);
      return;
    }
    if (element.text.trim() !== '') faults.push(`${element.name} holds text`);
    let at = 0;
    for (const [name, times] of shape.children) {
      let count = 0;
      while (children[at]?.name === name) {
        at += 1;
        count += 1;
      }
      const [least, most] = bounds[times];
      if (count < least || count > most) faults.push(`${element.name} holds ${count} ${name}`);
    }
    if (at < children.length) faults.push(`${children[at]?.name} is out of place in ${element.name}`);
    for (const child of children) visit(child);
  };
  visit(root);
  for (const target of references) if (!guids.has(target)) faults.push(`nothing is called ${target}`);
  return faults;
}
