import type { studioCalls } from '../../../preload/contract/calls/studio.ts';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import { type Imported, Mapping, MappingChange } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Picture } from '../../../preload/contract/model/picture.ts';
import type { Preset } from '../../../preload/contract/model/print.ts';
import { namesOf } from '../../../preload/contract/model/scenario.ts';
import * as v from 'valibot';
import { setCodes } from '../frameworks/codes.ts';
import { listFrameworks, readFramework, insertFramework } from '../frameworks/frameworks.ts';
import { saveFramework } from '../frameworks/keep.ts';
import { changeOf, proposeMapping } from '../frameworks/mapping.ts';
import { readFrameworkText } from '../frameworks/paste.ts';
import type { House, HandlersOf } from '../house.ts';
import { preflight, type PreflightOptions } from '../preflight/preflight.ts';
import { spellerOf } from '../preflight/speller.ts';
import { keepPictures, readPicture, shownIn } from '../pictures/pictures.ts';
import { unprintableIn } from '../print/type/spans.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';
import { compareContents } from '../workbooks/compare.ts';
import { type Content, editDraft, insertDraft, readContent, readDraft, readEditionContent } from '../workbooks/drafts.ts';
import { readFollowed } from '../workbooks/linked.ts';
import { insertScenario, listScenarios, readScenario, saveScenario } from '../workbooks/scenarios.ts';
import { type BundleImage, toBundle } from './bundle.ts';
import { toMarkdown } from './markdown-out.ts';
import { openSource } from './open.ts';
import { takeImages, withImageIds } from './pictures-in.ts';
import { freshIds, type Taken } from './remap.ts';
import { retake } from './retake.ts';
import { sizeOf } from './word-images.ts';
import { toDocx } from './word-out.ts';

export const studioHandlers: HandlersOf<keyof typeof studioCalls> = {
  'preflight.check': async ({ workbook, presets, dismissed: wanted }, house) => {
    const { content, dismissed, followed } = house.store().read((db) => {
      const read = readContent(db, workbook);
      return { content: read, dismissed: readDismissed(db, workbook), followed: readFollowed(db, read.workbook) };
    });
    const all = preflight(content, { ...(await knownTo(house, content)), ...laidOut(content, presets, house), followed });
    return all.filter(({ id }) => dismissed.includes(id) === wanted);
  },
  'preflight.mend': ({ op, workbook, revision, mend }, { store }) => {
    const { again } = store().change({ op, scope: `workbook:${workbook}`, label: 'mend' }, (tx) => {
      if (readDraft(tx, workbook).revision !== revision) throw new Refusal('stale', { revision: readDraft(tx, workbook).revision });
      for (const scenario of mend.scenarios) saveScenario(tx, scenario, readScenario(tx, scenario.id).revision);
      for (const framework of mend.frameworks) {
        readFramework(tx, framework.id);
        saveFramework(tx, framework);
      }
      if (mend.draft.length > 0) editDraft(tx, workbook, revision, mend.draft);
    });
    return { op, revision: again || mend.draft.length === 0 ? store().read((db) => readDraft(db, workbook)).revision : revision + 1 };
  },
  'preflight.dismiss': ({ op, workbook, finding, dismissed }, { store }) => {
    store().change({ op, scope: `workbook:${workbook}`, label: dismissed ? 'dismiss-finding' : 'show-finding' }, (tx) => {
      const kept = readDismissed(tx, workbook).filter((id) => id !== finding);
      saveSetting(tx, `dismissed:${workbook}`, dismissed ? [...kept, finding] : kept);
    });
    return { op };
  },

  'import.read': async ({ source }, house) => {
    const imported = await openSource(source, house.deps.newId, house.store().read(takenIn));
    const here = house.store().read((db) => borrowed(db, imported));
    const content = { ...here, pictures: shapesOf(imported.images) };
    return { imported, findings: preflight(content, { ...(await knownTo(house, content)), imported: imported.report }) };
  },
  'import.retake': ({ imported, block, as }, { deps }) => retake(imported, block, as, deps.newId),
  'import.accept': async ({ op, imported }, { store, deps }) => {
    let made: Id | undefined;
    const shown = new Set(shownIn(imported.workbook.sections.flatMap((section) => section.blocks)));
    // Looked at again: what was read may have lain with a page in the meantime.
    const pictures = await takeImages(imported.images.filter(({ id }) => shown.has(id)));
    const pictured = { ...imported, workbook: withImageIds(imported.workbook, (id) => pictures.get(id)?.id ?? id) };
    const { again } = store().change({ op, scope: 'app', label: 'import-workbook' }, (tx) => {
      keepPictures(tx, [...pictures.values()]);
      const { workbook, frameworks, scenarios } = freshIds(pictured, deps.newId, takenIn(tx));
      for (const framework of frameworks) insertFramework(tx, framework);
      for (const scenario of scenarios) insertScenario(tx, scenario);
      insertDraft(tx, workbook, deps.now());
      made = workbook.id;
    });
    // Sent again after a crash: the workbook that the first sending made is the one to open.
    const workbook = again
      ? store()
          .touched(op)
          .find(({ table }) => table === 'workbook')?.id
      : made;
    if (!workbook) throw new Error('a workbook was imported and is not there');
    return { op, workbook };
  },
  'export.make': async ({ workbook, format, audience }, { store }) => {
    const { revision: _, ...content } = store().read((db) => readContent(db, workbook));
    const images = (content.pictures ?? []).flatMap(({ id }) => store().read((db) => readPicture(db, id)) ?? []);
    const bytes = await exported(content, format, audience, images);
    const name = content.workbook.title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'Workbook';
    return {
      name: `${name}${audience === 'facilitator' && format === 'word' ? ', facilitator' : ''}.${extensions[format]}`,
      base64: Buffer.from(bytes).toString('base64'),
      bytes: bytes.length,
    };
  },

  'compare.contents': ({ before, after }, { store }) => store().read((db) => compareContents(versionOf(db, before), versionOf(db, after))),

  'framework.read-text': ({ text, ...named }, { deps }) => readFrameworkText(text, deps.newId, named),
  'framework.save': ({ op, framework }, { store }) => {
    store().change({ op, scope: `framework:${framework.id}`, label: 'save-framework' }, (tx) => saveFramework(tx, framework));
    return { op };
  },
  'codes.set': ({ op, cohort, framework, section }, { store }) => {
    store().change({ op, scope: 'frameworks', label: 'set-codes' }, (tx) => {
      const { section: own } = readFramework(tx, framework);
      setCodes(tx, cohort, framework, section === own ? null : section);
    });
    return { op };
  },
  'mapping.get': ({ from, to }, { store }) => store().read((db) => readMapping(db, from, to)),
  'mapping.propose': ({ from, to }, { store }) => store().read((db) => proposeMapping(readFramework(db, from), readFramework(db, to))),
  'mapping.history': ({ from, to }, { store }) => store().read((db) => readMappingHistory(db, from, to).reverse()),
  'mapping.save': ({ op, mapping }, { store, deps }) => {
    store().change({ op, scope: 'frameworks', label: 'save-mapping' }, (tx) => {
      const { from, to } = mapping;
      const change = changeOf(readMapping(tx, from, to), mapping, readFramework(tx, from), readFramework(tx, to), deps.now());
      saveSetting(tx, `mapping:${from}:${to}`, mapping);
      // Beside it and in the same operation: the journal forgets after thirty days, and undo takes back what it was told of.
      if (change) saveSetting(tx, `mapping-history:${from}:${to}`, [...readMappingHistory(tx, from, to), change]);
    });
    return { op };
  },
};

const extensions = { word: 'docx', markdown: 'md', bundle: 'groundwork' } as const;

async function exported(
  content: Content,
  format: keyof typeof extensions,
  audience: ParsedInput<'export.make'>['audience'],
  images: readonly BundleImage[],
): Promise<Uint8Array> {
  switch (format) {
    case 'word':
      return toDocx(content, { audience, images });
    case 'markdown':
      return new TextEncoder().encode(toMarkdown(content, images));
    case 'bundle':
      return toBundle(content, images);
  }
}

/** What preflight asks of the house: its dictionary, its calendar and its type. */
async function knownTo({ deps, press }: House, { workbook, scenarios }: Content): Promise<PreflightOptions> {
  const names = namesOf(workbook, scenarios);
  return {
    speller: await spellerOf(deps.resources),
    today: deps.now(),
    unprintable: (text) => unprintableIn(text, names, press.faces().metrics),
  };
}

/** The spaces and pages as they would be printed. A draft that cannot be laid out yet is checked for everything else. */
function laidOut(content: Content, presets: readonly Preset[], { press, deps }: House): Pick<PreflightOptions, 'fields' | 'pages'> {
  try {
    const books = presets.map((preset) => [preset, press.compose(content, { audience: 'participant', preset, paper: 'a4' })] as const);
    return {
      fields: Object.fromEntries(books.map(([preset, { fields }]) => [preset, fields])),
      pages: Object.fromEntries(books.map(([preset, { pages }]) => [preset, pages.length])),
    };
  } catch (error) {
    deps.log.warn('preflight-without-layout', { kind: error instanceof Error ? error.name : 'unknown' });
    return {};
  }
}

function versionOf(db: ReadDb, version: ParsedInput<'compare.contents'>['before']): Content {
  if (version.of === 'draft') return readContent(db, version.workbook);
  return readEditionContent(db, version.edition);
}

const shapesOf = (images: Imported['images']): Picture[] =>
  images.map(({ id, type, base64 }) => {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    return { id, type, bytes: bytes.length, ...(sizeOf({ id, type, bytes }) ?? { width: 0, height: 0 }) };
  });

/** What an imported workbook refers to and does not bring, because it is here already. */
function borrowed(db: ReadDb, { workbook, frameworks, scenarios }: Content): Content {
  const taken = takenIn(db);
  const blocks = workbook.sections.flatMap((section) => section.blocks);
  const need = (has: readonly { id: Id }[], ids: readonly Id[]): Id[] =>
    [...new Set(ids)].filter((id) => !has.some((held) => held.id === id));
  const wanted = blocks.flatMap((block) => ('framework' in block ? [block.framework] : []));
  return {
    workbook,
    frameworks: [...frameworks, ...need(frameworks, wanted).flatMap((id) => taken.framework(id) ?? [])],
    scenarios: [
      ...scenarios,
      ...need(
        scenarios,
        blocks.flatMap((block) => (block.type === 'scenario' ? [block.scenario] : [])),
      ).flatMap((id) => taken.scenario(id) ?? []),
    ],
  };
}

/** Ids in use, in the trash too: what lies there may come back. Prompts have no rows of their own; they stand in their blocks. */
function takenIn(db: ReadDb): Taken {
  const ids = new Set<Id>();
  for (const table of ['workbook', 'section', 'block', 'framework', 'statement_group', 'statement', 'scenario'] as const)
    for (const { id } of db.all<{ id: Id }>(`SELECT id FROM ${table}`)) ids.add(id);
  for (const { content } of db.all<{ content: string }>('SELECT content FROM block'))
    for (const [, id] of content.matchAll(/"(?:id|prompt)":"([^"]{1,64})"/g)) ids.add(id as Id);
  const frameworks = new Map(listFrameworks(db).map(({ id }) => [id, readFramework(db, id)]));
  const scenarios = new Map(listScenarios(db).map(({ id }) => [id, readScenario(db, id).scenario]));
  return { has: (id) => ids.has(id), framework: (id) => frameworks.get(id) ?? null, scenario: (id) => scenarios.get(id) ?? null };
}

function readSetting(db: ReadDb, id: string): unknown {
  const row = db.get<{ value: string }>('SELECT value FROM setting WHERE id = ?', id);
  return row ? (JSON.parse(row.value) as unknown) : null;
}

function saveSetting(tx: Tx, id: string, value: unknown): void {
  const text = JSON.stringify(value);
  if (tx.get('SELECT 1 FROM setting WHERE id = ?', id)) tx.update('setting', id, { value: text });
  else tx.insert('setting', { id, value: text });
}

const readDismissed = (db: ReadDb, workbook: Id): string[] => {
  const kept = readSetting(db, `dismissed:${workbook}`);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
};

/** The earliest first. */
const readMappingHistory = (db: ReadDb, from: Id, to: Id): MappingChange[] => {
  const kept = v.safeParse(v.array(MappingChange), readSetting(db, `mapping-history:${from}:${to}`));
  return kept.success ? kept.output : [];
};

const readMapping = (db: ReadDb, from: Id, to: Id): Mapping | null => {
  const kept = v.safeParse(Mapping, readSetting(db, `mapping:${from}:${to}`));
  return kept.success ? kept.output : null;
};
