import { describe, expect, it } from 'vitest';
import type { StructTreeNode, TextContent } from 'pdfjs-dist/types/src/display/api.js';
import { readPage } from '../../../renderer/paper/reading.ts';

const said = (str: string, hasEOL = false) => ({ str, hasEOL, dir: 'ltr', transform: [], width: 1, height: 1, fontName: 'f' });
const begin = (id: string) => ({ type: 'beginMarkedContentProps', id, tag: 'P' });
const furniture = { type: 'beginMarkedContentProps', id: undefined, tag: 'Artifact' };
const end = { type: 'endMarkedContent' };
const content = (items: unknown[]): TextContent => ({ items, styles: {}, lang: 'en-GB' }) as unknown as TextContent;
const mark = (id: string) => ({ type: 'content', id });
const node = (role: string, ...children: StructTreeNode['children']): StructTreeNode => ({ role, children });

describe('a page read aloud', () => {
  it('follows the tags, and leaves out running titles', () => {
    const tree = node(
      'Root',
      node('Sect', node('H2', mark('2')), node('P', mark('3')), node('L', node('LI', node('Lbl', mark('4')), node('LBody', mark('5'))))),
    );
    const page = content([
      furniture,
      said('Page 3 of 24'),
      end,
      begin('3'),
      said('Till the', true),
      said('soil.'),
      end,
      begin('2'),
      said('Before you plant'),
      end,
      begin('4'),
      said('1'),
      end,
      begin('5'),
      said('Look'),
      end,
    ]);
    expect(readPage(tree, page, new Map())).toEqual([
      { kind: 'heading', level: 2, text: 'Before you plant' },
      { kind: 'text', text: 'Till the soil.' },
      { kind: 'list', items: ['1 Look'] },
    ]);
  });

  it('names each place to write after what it asks', () => {
    const tree = node('Root', node('P', mark('1'), node('Form', { type: 'annotation', id: 'pdfjs_internal_id_9R' })));
    const page = content([begin('1'), said('What did you notice?'), end]);
    expect(readPage(tree, page, new Map([['pdfjs_internal_id_9R', 'What did you notice? On your own']]))).toEqual([
      { kind: 'text', text: 'What did you notice?' },
      { kind: 'field', text: 'What did you notice? On your own' },
    ]);
  });

  it('keeps a table’s heads, and says a figure’s description', () => {
    const figure = { ...node('Figure', mark('8')), alt: 'Four steps' } as StructTreeNode;
    const tree = node('Root', node('Table', node('TR', node('TH', mark('1')), node('TD', mark('2')))), figure);
    const page = content([begin('1'), said('6a'), end, begin('2'), said('Doing fewer things'), end]);
    expect(readPage(tree, page, new Map())).toEqual([
      {
        kind: 'table',
        rows: [
          [
            { head: true, text: '6a' },
            { head: false, text: 'Doing fewer things' },
          ],
        ],
      },
      { kind: 'figure', text: 'Four steps' },
    ]);
  });

  it('reads a page without tags as it stands', () => {
    expect(readPage(null, content([said('Two', true), said('lines')]), new Map())).toEqual([{ kind: 'text', text: 'Two lines' }]);
    expect(readPage(null, content([]), new Map())).toEqual([]);
  });
});
