import { fewestDots } from '../../../preload/contract/model/picture.ts';
import type { Book, Face, Mark, Node, Page, Role } from './marks.ts';
import type { Metrics } from './type/metrics.ts';

interface Setting {
  x: number;
  width: number;
  face: Face;
  size: number;
  colour?: string;
  role?: Role;
}

/** Plain sheets to set lines on, from the top down. */
export interface Sheets {
  page: (top: number) => void;
  /** A new page where so much room is not left. */
  room: (height: number, top: number) => void;
  /** Goes down to a place. */
  to: (y: number) => void;
  gap: (height: number) => void;
  at: () => number;
  /** A paragraph, wrapped; the next goes below it. */
  text: (text: string, how: Setting) => void;
  /** A word on the line that comes next, which stays where it is. */
  beside: (text: string, how: Omit<Setting, 'width' | 'role'>) => void;
  /** A picture as large as the room that is left allows, in the middle; the next goes below it. */
  picture: (
    picture: { id: string; width: number; height: number },
    alt: string | null,
    room: { x: number; width: number; below: number },
  ) => void;
  /** How high a paragraph would be. */
  height: (text: string, how: Pick<Setting, 'width' | 'face' | 'size'>) => number;
  /** How wide a line would be. */
  width: (text: string, face: Face, size: number) => number;
  /** The page that is being set, from 1. */
  number: () => number;
  /** A drawing, which is not read aloud. */
  draw: (...marks: Mark[]) => void;
  rule: (x1: number, x2: number) => void;
  line: (x1: number, y1: number, x2: number, y2: number) => void;
  finish: (title: string, subject: string) => Book;
}

const leading = 1.36;
const foot = 48;

export function openSheets({ width, height }: { width: number; height: number }, metrics: Metrics): Sheets {
  const pages: Page[] = [];
  const nodes: Node[] = [{ id: 0, parent: null, role: 'Document' }];
  let y = 0;
  const put = (mark: Mark): void => void pages.at(-1)?.marks.push(mark);
  const node = (role: Role): number => nodes.push({ id: nodes.length, parent: 0, role }) - 1;
  /** A run in which a letter is missing is set whole in the face that has the most. */
  const faceFor = (text: string, face: Face): Face =>
    metrics.has(text, face) ? face : face.endsWith('semibold') || face.endsWith('bold') ? 'fallback-semibold' : 'fallback';
  const page = (top: number): void => {
    pages.push({ number: pages.length + 1, width, height, marks: [] });
    y = top;
  };
  const wrap = (text: string, face: Face, size: number, most: number): string[] =>
    text.split(/\n+/).flatMap((paragraph) => {
      const lines: string[] = [];
      let line = '';
      for (const word of paragraph.split(/\s+/).filter(Boolean)) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && metrics.width(longer, face, size) > most) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      return line === '' ? lines : [...lines, line];
    });
  const setLine = (text: string, x: number, owner: number, { face, size, colour = '#000000' }: Omit<Setting, 'x' | 'width'>): void =>
    put({ mark: 'text', x, baseline: y + size, text, face, size, colour, node: owner });
  return {
    page,
    room: (needed, top) => {
      if (y + needed > height - foot) page(top);
    },
    to: (next) => {
      y = next;
    },
    gap: (more) => {
      y += more;
    },
    at: () => y,
    text: (text, how) => {
      const face = faceFor(text, how.face);
      const owner = node(how.role ?? 'P');
      for (const line of wrap(text, face, how.size, how.width)) {
        if (y + how.size * leading > height - 8) page(foot);
        setLine(line, how.x, owner, { ...how, face });
        y += how.size * leading;
      }
    },
    beside: (text, how) => {
      if (text !== '') setLine(text, how.x, node('P'), { ...how, face: faceFor(text, how.face) });
    },
    height: (text, { width: most, face, size }) => wrap(text, faceFor(text, face), size, most).length * size * leading,
    width: (text, face, size) => metrics.width(text, faceFor(text, face), size),
    number: () => pages.length,
    draw: (...marks) => marks.forEach(put),
    picture: ({ id, width: wide, height: high }, alt, { x, width: most, below }) => {
      const scale = Math.min(most / wide, Math.max(40, height - foot - below - y) / high, 72 / fewestDots);
      const box = { x: x + (most - wide * scale) / 2, y, width: wide * scale, height: high * scale };
      if (alt === null) put({ mark: 'image', image: id, ...box, node: 'artifact', artifact: 'Layout' });
      else {
        const owner = node('Figure');
        Object.assign(nodes[owner] as Node, { alt, box: { page: pages.length, ...box } });
        put({ mark: 'image', image: id, ...box, node: owner });
      }
      y += box.height + 10;
    },
    rule: (x1, x2) => {
      put({ mark: 'line', x1, y1: y, x2, y2: y, stroke: '#b9bdb2', width: 0.6, node: 'artifact', artifact: 'Layout' });
      y += 5;
    },
    line: (x1, y1, x2, y2) => put({ mark: 'line', x1, y1, x2, y2, stroke: '#000000', width: 0.5, node: 'artifact', artifact: 'Layout' }),
    finish: (title, subject) => ({
      title,
      subject,
      language: 'en-GB',
      pages,
      nodes,
      outline: [],
      fields: [],
      edition: '000000',
      preset: 'standard',
      returnable: false,
      missing: [],
    }),
  };
}
