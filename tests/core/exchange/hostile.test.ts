import fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { limits, startDeadline } from '../../../main/core/exchange/limits.ts';
import { readText } from '../../../main/core/exchange/text.ts';
import { readDocx } from '../../../main/core/exchange/word-in.ts';
import { openZip } from '../../../main/core/exchange/zip.ts';
import { Refusal } from '../../../main/core/refusal.ts';
import { effortOf, leastEffortOf } from '../../support/effort.ts';
import { countingIds, seminarAsWord } from '../../support/seminar-source.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const types = text('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
const wordNs =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const rels = text(
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
);
const word = (document: string, more: Zippable = {}): Uint8Array =>
  zipSync({ '[Content_Types].xml': types, '_rels/.rels': rels, 'word/document.xml': text(document), ...more });
const paragraph = (words: string): string =>
  `<w:document ${wordNs}><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;

async function refusalOf(bytes: Uint8Array): Promise<Refusal['failure']> {
  try {
    await readDocx(bytes, countingIds());
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  }
  throw new Error('it was read');
}

describe('a Word file from a stranger', () => {
  it('is read when it is honest', async () => {
    const { workbook } = await readDocx(word(paragraph('A line.')), countingIds());
    expect(JSON.stringify(workbook)).toContain('A line.');
  });

  it('is refused when it is over 20 MB', async () => {
    expect(await refusalOf(new Uint8Array(limits.file + 1))).toMatchObject({ code: 'too-large', detail: { why: 'file' } });
  });

  it('is refused when it has more entries than a document has', async () => {
    const many = Object.fromEntries(Array.from({ length: limits.entries + 1 }, (_, at) => [`word/x${at}.xml`, new Uint8Array(0)]));
    expect(await refusalOf(word(paragraph('x'), many))).toMatchObject({ code: 'too-large', detail: { why: 'entries' } });
  });

  it('is refused when it would unpack to a bomb, before it is unpacked', async () => {
    const bomb = zipSync({ '[Content_Types].xml': types, 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toMatchObject({ code: 'too-large', detail: { why: 'ratio' } });
  });

  it('is refused when it lies about its size, at the size that it claims', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(30_000_000) }, { level: 9 });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 1000, true);
    const read = (): void => expect(() => openZip(bomb).read('word/document.xml')).toThrow(Refusal);
    expect(await leastEffortOf(read, 3)).toBeLessThan(100);
  });

  it.each([
    ['an internal entity', `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${paragraph('&b;')}`],
    ['an external entity', `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>${paragraph('&a;')}`],
    ['a document type alone', `<!DOCTYPE html>${paragraph('x')}`],
  ])('is refused when it declares %s', async (_, document) => {
    expect(await refusalOf(word(document))).toEqual({ code: 'file-not-ours', detail: { why: 'document-type' } });
  });

  it('is refused when it hides its declarations in another encoding', async () => {
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...`<!DOCTYPE w>${paragraph('x')}`].map((char) => char.charCodeAt(0))).buffer),
    ]);
    expect(await refusalOf(zipSync({ '[Content_Types].xml': types, '_rels/.rels': rels, 'word/document.xml': utf16 }))).toEqual({
      code: 'file-not-ours',
      detail: { why: 'encoding' },
    });
  });

  it('is refused when it nests without end', async () => {
    const deep = `<w:document ${wordNs}><w:body>${'<w:sdt>'.repeat(5000)}${'</w:sdt>'.repeat(5000)}</w:body></w:document>`;
    expect(await refusalOf(word(deep))).toMatchObject({ code: 'too-large', detail: { why: 'depth' } });
  });

  it('is refused when it has two files of one name', async () => {
    const bytes = word(paragraph('x'), { 'word/documenu.xml': text(paragraph('y')) });
    const other = Buffer.from(bytes);
    for (let at = other.indexOf('documenu'); at >= 0; at = other.indexOf('documenu', at + 1)) other.write('document', at);
    expect(await refusalOf(other)).toEqual({ code: 'file-not-ours', detail: { why: 'doubled' } });
  });

  it('is refused when one paragraph is longer than a book', async () => {
    expect(await refusalOf(word(paragraph('word '.repeat(30_000))))).toEqual({ code: 'too-large', detail: { why: 'text' } });
  });

  it('never fetches what it points to, and keeps the address of a link as text', async () => {
    const outside = text(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
        <Relationship Id="r5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/>
        <Relationship Id="r6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/>
        <Relationship Id="r7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org/guide" TargetMode="External"/>
        <Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>
      </Relationships>`,
    );
    const link = (id: string, words: string): string => `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>${words}</w:t></w:r></w:hyperlink></w:p>`;
    const document = `<w:document ${wordNs}><w:body>${link('r7', 'the guide')}</w:body></w:document>`;
    const { workbook } = await readDocx(word(document, { 'word/_rels/document.xml.rels': outside }), countingIds());
    expect(JSON.stringify(workbook)).toContain('[the guide](https://example.org/guide)');
    expect(JSON.stringify(workbook)).not.toMatch(/passwd|javascript/);
  });

  it('says where a picture was left out', async () => {
    const drawing = `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="A ladder"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const pictureRels = text(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>',
    );
    const bytes = word(`<w:document ${wordNs}><w:body>${drawing}</w:body></w:document>`, {
      'word/_rels/document.xml.rels': pictureRels,
      'word/media/a.png': new Uint8Array(10),
    });
    const { report } = await readDocx(bytes, countingIds());
    expect(report.map(({ took }) => took)).toContain('image-left-out');
  });
});

/** Reads, or refuses; and either way within the time that a person waits. */
async function readsOrRefuses(work: () => unknown): Promise<void> {
  const effort = await effortOf(async () => {
    try {
      await work();
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
  });
  expect(effort).toBeLessThan(10_000);
}

describe('whatever is dropped on the window', () => {
  it('is read or refused: random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) => readsOrRefuses(() => readDocx(bytes, countingIds()))),
      { numRuns: 200 },
    );
  });

  it('is read or refused: an honest file with bytes changed', async () => {
    const honest = await seminarAsWord('styles');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(honest.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.option(fc.nat(honest.length)),
        (flips, cut) => {
          const bytes = honest.slice(0, cut ?? honest.length);
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
          return readsOrRefuses(() => readDocx(bytes, countingIds()));
        },
      ),
      { numRuns: 120 },
    );
  });

  it('is read or refused: any XML in a Word file', async () => {
    const tag = fc.constantFrom(
      'w:p',
      'w:r',
      'w:t',
      'w:tbl',
      'w:tr',
      'w:tc',
      'w:hyperlink',
      'w:numPr',
      'w:pPr',
      'w:rPr',
      'w:b',
      'w:sdt',
      'w:drawing',
      'w:fldChar',
      'w:instrText',
      'mc:AlternateContent',
      'w:footnoteReference',
      'v:imagedata',
    );
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant(''),
        fc.string().map((words) => words.replace(/[<>&]/g, '')),
        fc.tuple(tag, fc.array(tie('node'), { maxLength: 4 })).map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
      ),
    })).node;
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 6 }), (parts) =>
        readsOrRefuses(() => readDocx(word(`<w:document ${wordNs}><w:body>${parts.join('')}</w:body></w:document>`), countingIds())),
      ),
      { numRuns: 150 },
    );
  });

  it('is read or refused: any text, and lines that look like ours', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'Contents',
        'Content\tPage',
        '1:',
        '2:',
        '6a. Ensuring',
        '- 6b. Making 6c. Going',
        'Scenario:',
        'Sidney is here.',
        '“Said',
        '(EEF, 2019)',
        'Notes',
        'Retrieval',
        'GROW Model',
        '1. Step',
        '- What?',
        'Goal – What?\t',
        '',
        'Sensemaking',
        '{lead} **x',
        '[a](b)',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), (lines) => readsOrRefuses(() => readText(lines.join('\n'), countingIds()))),
      { numRuns: 200 },
    );
  });

  it.each([
    ['one endless line', 'a '.repeat(2_000_000)],
    ['four thousand quotes', '“Said and said and said and said and said and said.\n\n'.repeat(4_000)],
    ['opening brackets', '[('.repeat(9_000)],
    ['stars', '**_'.repeat(6_000)],
    ['a page of opening brackets on every line', `${'[('.repeat(4_000)}\n\n`.repeat(4)],
    ['spaces', `a${' '.repeat(19_000)}b\n`.repeat(50)],
    ['closing quotes', `${'”'.repeat(19_000)}x\n`.repeat(50)],
    ['codes', `- 6a. ${'Said. 6b. '.repeat(1_900)}`],
  ])('does not hang on %s', async (_, lines) => {
    await readsOrRefuses(() => readText(lines, countingIds()));
  });

  it('ends when the time is up', () => {
    let now = 0;
    const deadline = startDeadline(100, () => now);
    deadline.check();
    now = 101;
    expect(() => deadline.check()).toThrow(Refusal);
  });
});
