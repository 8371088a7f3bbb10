import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTable } from '../../../main/core/people/tables/read.ts';
import { Refusal } from '../../../main/core/refusal.ts';

/** A workbook as Excel writes one, with the given sheet. */
function workbook(sheet: string, more: Record<string, string> = {}): { by: 'bytes'; name: string; base64: string } {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Notes" r:id="rId1"/><sheet name="People &amp; co" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c t="inlineStr"><is><t>Name</t></is></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': sheet,
    ...more,
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
  return { by: 'bytes', name: 'people.xlsx', base64: Buffer.from(bytes).toString('base64') };
}

test('a sheet of Excel’s is read as it was shown: shared words, days, gaps, and of a formula its last value', () => {
  const sheet = `<worksheet><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Note</t></is></c></row>
    <row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>46346.645833333336</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>
    <row r="4"><c r="A4" t="str"><f>HYPERLINK("x")</f><v>Ash &amp; Birch_x000D_</v></c><c r="C4" t="e"><v>#REF!</v></c></row>
    <row r="5"><c r="A5" t="inlineStr"><is><t>Cedar</t></is></c><c r="B5" s="1"><v>46346</v></c><c r="C5"><v>441234567890</v></c></row>
  </sheetData></worksheet>`;
  const source = workbook(sheet, {
    'xl/sharedStrings.xml': `<sst><si><t>Name</t></si><si><t>Joined</t></si><si><r><t>Wei </t></r><r><t>Lín</t></r><rPh sb="0" eb="1"><t>not said</t></rPh></si></sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  });
  const table = readTable({ ...source, sheet: 'People & co' });
  expect(table.facts).toMatchObject({ kind: 'xlsx', sheet: 'People & co', sheets: ['Notes', 'People & co'], rows: 3 });
  expect(table.headings).toEqual(['Name', 'Joined', 'Note']);
  expect(table.rows).toEqual([
    ['Wei Lín', '2026-11-20 15:30:00', '2'],
    ['Ash & Birch', '', ''],
    ['Cedar', '2026-11-20', '441234567890'],
  ]);
});

test('a document type, a torn part or a sheet that is not there ends in a refusal', () => {
  const refused = (source: Parameters<typeof readTable>[0]): string => {
    try {
      readTable({ ...source, ...(source.by === 'text' ? {} : { sheet: 'People & co' }) });
    } catch (error) {
      if (error instanceof Refusal) return `${error.failure.code} ${String(error.failure.detail['why'])}`;
      throw error;
    }
    return 'read';
  };
  expect(refused(workbook('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))).toBe('file-not-ours document-type');
  expect(refused(workbook('<worksheet><sheetData><row><c t="'))).toBe('file-not-ours xml');
  expect(refused(workbook('<worksheet/>', { 'xl/workbook.xml': '<workbook/>' }))).toBe('file-not-ours sheet');
});

test('whatever is given, it is read or refused, and no more comes out than went in', () => {
  const given = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }).map((text) => new Uint8Array(Buffer.from(text))),
    fc
      .array(fc.constantFrom('"', ',', ';', '\n', '\r', '\t', 'a', '=', "'", '\u0000', 'é'), { maxLength: 80 })
      .map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
    fc.string({ unit: fc.constantFrom('<', '>', '/', 'c', 'row', ' t="', '"', 's', 'v', '1', 'A1', '&#x41;', '&lt;'), maxLength: 60 }),
  );
  fc.assert(
    fc.property(given, (content) => {
      const source =
        typeof content === 'string'
          ? workbook(content)
          : { by: 'bytes' as const, name: 'x', base64: Buffer.from(content).toString('base64') };
      try {
        const { headings, rows } = readTable({ ...source, sheet: 'People & co' });
        for (const row of rows) expect(row).toHaveLength(headings.length);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }),
    { numRuns: 300 },
  );
});
