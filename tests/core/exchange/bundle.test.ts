import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBundle, toBundle } from '../../../main/core/exchange/bundle.ts';
import { nothingTaken, type Taken } from '../../../main/core/exchange/remap.ts';
import { openZip } from '../../../main/core/exchange/zip.ts';
import { canonicalJson } from '../../../main/core/workbooks/canonical.ts';
import { preflight } from '../../../main/core/preflight/preflight.ts';
import { Refusal } from '../../../main/core/refusal.ts';
import { countingIds } from '../../support/seminar-source.ts';
import { shippedPack } from '../../support/packs.ts';

const { workbook, framework, scenario } = shippedPack();
const content = { workbook, frameworks: [framework], scenarios: [scenario] };
const bytes = await toBundle(content);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

describe('a bundle', () => {
  it('gives back what was put in, byte for byte the same each time', async () => {
    const read = readBundle(bytes, countingIds(), nothingTaken);
    expect({ workbook: read.workbook, frameworks: read.frameworks, scenarios: read.scenarios }).toEqual(content);
    expect(read.report).toEqual([]);
    expect(Buffer.from(await toBundle(content)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('holds the workbook, its statements, its scenarios and its pictures, and no people', async () => {
    const zip = openZip(await toBundle(content, [{ id: 'ladder', type: 'image/png', bytes: png }]));
    expect(zip.names.sort()).toEqual(['frameworks.json', 'images/ladder.png', 'manifest.json', 'scenarios.json', 'workbook.json']);
    const all = zip.names
      .filter((name) => name.endsWith('.json'))
      .map((name) => new TextDecoder().decode(zip.read(name) ?? new Uint8Array()))
      .join();
    expect(all).not.toMatch(/"(?:participant|cohort|response|email|knownAs|coach)":/);
    expect(
      readBundle(await toBundle(content, [{ id: 'ladder', type: 'image/png', bytes: png }]), countingIds(), nothingTaken).images,
    ).toEqual([{ id: 'ladder', type: 'image/png', base64: Buffer.from(png).toString('base64') }]);
  });

  it('brings in a second copy under new ids, and ties it to the statements and scenario that are here', () => {
    const here: Taken = { has: () => true, framework: () => framework, scenario: () => scenario };
    const read = readBundle(bytes, countingIds('new'), here);
    expect(read.frameworks).toEqual([]);
    expect(read.scenarios).toEqual([]);
    const old = new Set(workbook.sections.flatMap((section) => [section.id, ...section.blocks.map(({ id }) => id)]));
    expect(
      read.workbook.sections.flatMap((section) => [section.id, ...section.blocks.map(({ id }) => id)]).filter((id) => old.has(id)),
    ).toEqual([]);
    expect(
      preflight({ workbook: read.workbook, frameworks: [framework], scenarios: [scenario] }).filter(({ rule }) => rule === 'dead-link'),
    ).toEqual([]);
    const words = (value: unknown): string =>
      JSON.stringify(value)
        .replace(/,?"(?:id|repeats|prompt|framework|scenario|image)":"[^"]*"/g, '')
        .replace(/,?"(?:statements|only)":\[[^\]]*\]/g, '');
    expect(words(JSON.parse(canonicalJson(read.workbook))) === words(JSON.parse(canonicalJson(workbook)))).toBe(true);
  });

  it('brings in statements under new ids where others stand under theirs, and ties everything to the new ones', () => {
    const here: Taken = {
      has: (id) => id.startsWith('impl') || id === framework.id,
      framework: () => ({ ...framework, title: 'Another' }),
      scenario: () => null,
    };
    const read = readBundle(bytes, countingIds('new'), here);
    expect(read.frameworks).toHaveLength(1);
    expect(JSON.stringify(read)).not.toMatch(/"impl-\d\d"|"implementation-6"/);
    expect(
      preflight({ workbook: read.workbook, frameworks: read.frameworks, scenarios: read.scenarios }).filter(
        ({ rule }) => rule === 'dead-link',
      ),
    ).toEqual([]);
  });

  it('leaves out the rows that it does not know, says so, and keeps the rest', async () => {
    const odd = structuredClone(workbook) as { sections: { blocks: object[] }[] };
    odd.sections[1]?.blocks.push(
      { id: 'x', type: 'video', src: 'https://example.org' },
      { id: 'ls1-notes', type: 'page-break' },
      { id: '../../etc', type: 'page-break' },
    );
    const read = readBundle(
      await toBundle({ ...content, workbook: odd as typeof workbook, scenarios: [{ ...scenario, opening: 5 as unknown as string }] }),
      countingIds(),
      nothingTaken,
    );
    expect(read.report.map(({ values }) => values['row'])).toEqual([
      'section 2, block 3',
      'section 2, block 5',
      'section 6, block 3',
      'scenario 1',
    ]);
    expect(read.workbook.sections).toHaveLength(6);
  });

  it.each([
    ['from a later program', { format: 'groundwork-bundle', version: 2, title: 'x', files: {} }, 'newer'],
    ['of another kind', { format: 'something', version: 1, title: 'x', files: {} }, 'not-a-bundle'],
  ])('is refused when it is %s', (_, manifest, why) => {
    const file = zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)) });
    expect(() => readBundle(file, countingIds(), nothingTaken)).toThrow(
      expect.objectContaining({ failure: { code: 'file-not-ours', detail: expect.objectContaining({ why }) } }),
    );
  });

  it('is refused when a file in it is not the one that was put in', () => {
    const zip = openZip(bytes);
    const files = Object.fromEntries(zip.names.map((name) => [name, zip.read(name) ?? new Uint8Array()]));
    const other = zipSync({ ...files, 'scenarios.json': strToU8('[]') });
    expect(() => readBundle(other, countingIds(), nothingTaken)).toThrow(
      expect.objectContaining({ failure: { code: 'file-not-ours', detail: { why: 'damaged' } } }),
    );
  });

  it('is read or refused, whatever is done to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        fc.option(fc.nat(bytes.length)),
        (flips, cut) => {
          const changed = bytes.slice(0, cut ?? bytes.length);
          for (const [at, value] of flips) if (at < changed.length) changed[at] = value;
          try {
            readBundle(changed, countingIds(), nothingTaken);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is read or refused, whatever its files say', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, other) => {
        const files = { 'workbook.json': strToU8(one), 'frameworks.json': strToU8(other), 'scenarios.json': strToU8('[]') };
        try {
          readBundle(
            zipSync({
              'manifest.json': strToU8(JSON.stringify({ format: 'groundwork-bundle', version: 1, title: '', files: {} })),
              ...files,
            }),
            countingIds(),
            nothingTaken,
          );
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 100 },
    );
  });
});
