import type { BlockDifference, Comparison, DiffRun } from '../../../preload/contract/model/exchange.ts';
import { titleOf } from '../../../preload/contract/draft.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Block, Workbook } from '../../../preload/contract/model/workbook.ts';
import type { Content } from './drafts.ts';

type PartDiff = BlockDifference['parts'][number];

/** What became of each block between two contents of one workbook: two editions, or an edition and the draft. */
export function compareContents(before: Content, after: Content): Comparison {
  return {
    head: compareHeads(before.workbook, after.workbook),
    blocks: compareBlocks(before.workbook, after.workbook),
    matter: compareMatter(before, after),
  };
}

interface Placed {
  block: Block;
  section: string;
  sectionId: Id;
}
const placed = (workbook: Workbook): Placed[] =>
  workbook.sections.flatMap((section) => section.blocks.map((block) => ({ block, section: section.title, sectionId: section.id })));

function compareBlocks(before: Workbook, after: Workbook): BlockDifference[] {
  const old = placed(before);
  const now = placed(after);
  const oldById = new Map(old.map((place) => [place.block.id, place]));
  const nowById = new Map(now.map((place) => [place.block.id, place]));
  // Blocks that both have, in each order: what is not in the longest common run has been moved.
  const common = now.filter(({ block }) => oldById.has(block.id)).map(({ block }) => block.id);
  const stayed = new Set(
    longestCommon(
      old.filter(({ block }) => nowById.has(block.id)).map(({ block }) => block.id),
      common,
    ),
  );
  const differences = now.map((place): BlockDifference => {
    const { block } = place;
    const was = oldById.get(block.id);
    if (!was) return { ...naming(block), state: 'added', moved: false, sectionAfter: place.section, parts: partsOf(null, block) };
    const parts = partsOf(was.block, block);
    return {
      ...naming(block),
      state: parts.length > 0 ? 'changed' : 'same',
      moved: !stayed.has(block.id) || was.sectionId !== place.sectionId,
      sectionBefore: was.section,
      sectionAfter: place.section,
      parts,
    };
  });
  // What was removed is put behind what it stood behind.
  old.forEach((place, at) => {
    if (nowById.has(place.block.id)) return;
    const neighbour = old[at - 1]?.block.id;
    const where = neighbour === undefined ? 0 : differences.findIndex(({ block }) => block === neighbour) + 1;
    differences.splice(where, 0, {
      ...naming(place.block),
      state: 'removed',
      moved: false,
      sectionBefore: place.section,
      parts: partsOf(place.block, null),
    });
  });
  return differences;
}

const naming = (block: Block): Pick<BlockDifference, 'block' | 'type' | 'title'> => ({
  block: block.id,
  type: block.type,
  title: titleOf(block),
});

function compareHeads(before: Workbook, after: Workbook): PartDiff[] {
  const outline = (workbook: Workbook): string =>
    workbook.sections
      .map(({ title }) => title)
      .filter(Boolean)
      .join('\n');
  return diffTexts(
    new Map([['title', before.title], ['sections', outline(before)], ...flat(before.head, '')]),
    new Map([['title', after.title], ['sections', outline(after)], ...flat(after.head, '')]),
  );
}

function compareMatter(before: Content, after: Content): Comparison['matter'] {
  const scenarios = after.scenarios.flatMap((scenario) => {
    const was = before.scenarios.find(({ id }) => id === scenario.id);
    const parts = was ? diffTexts(flat(was, ''), flat(scenario, '')) : [];
    return parts.length > 0 ? [{ kind: 'scenario' as const, id: scenario.id, title: scenario.title, parts }] : [];
  });
  const frameworks = after.frameworks.flatMap((framework) => {
    const was = before.frameworks.find(({ id }) => id === framework.id);
    const parts = was ? diffTexts(statementTexts(was), statementTexts(framework)) : [];
    return parts.length > 0 ? [{ kind: 'framework' as const, id: framework.id, title: framework.title, parts }] : [];
  });
  return [...scenarios, ...frameworks];
}

const statementTexts = (framework: Framework): Map<string, string> =>
  new Map(
    framework.groups.flatMap((group) => [
      [`stem.${group.id}`, group.stem] as const,
      ...group.statements.map(
        (statement) => [`statement.${statement.id}`, `${statementCode(framework.section, statement)} ${statement.text}`] as const,
      ),
    ]),
  );

function partsOf(before: Block | null, after: Block | null): PartDiff[] {
  return diffTexts(before ? flat(before, '') : new Map(), after ? flat(after, '') : new Map());
}

function diffTexts(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): PartDiff[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((part) => {
    const [old, now] = [before.get(part) ?? '', after.get(part) ?? ''];
    return old === now ? [] : [{ part, runs: diffWords(old, now) }];
  });
}

/** Everything in a record as texts by path. Parts of a list are named by their ids, so that a prompt that moved is still that prompt. */
function flat(value: unknown, path: string): Map<string, string> {
  const texts = new Map<string, string>();
  const put = (inner: unknown, at: string): void => {
    if (Array.isArray(inner)) {
      if (inner.every((item) => typeof item !== 'object' || item === null)) {
        if (inner.length > 0) texts.set(at, inner.join('\n'));
        return;
      }
      const names = inner.map((item, place) => nameOf(item) ?? String(place + 1));
      if (names.length > 1 && inner.some((item) => nameOf(item) !== null)) texts.set(`${at}.order`, names.join(' '));
      inner.forEach((item, place) => put(item, `${at}.${names[place]}`));
    } else if (inner && typeof inner === 'object') {
      for (const [key, held] of Object.entries(inner))
        if (key !== 'linked' && !(path === '' && at === '' && key === 'id')) put(held, at === '' ? key : `${at}.${key}`);
    } else if (inner !== undefined && inner !== null) texts.set(at, String(inner));
  };
  put(value, path);
  return texts;
}

const nameOf = (item: unknown): string | null => {
  if (!item || typeof item !== 'object') return null;
  if ('id' in item && typeof item.id === 'string') return item.id;
  if ('prompt' in item) return nameOf(item.prompt);
  return null;
};

/** Longer texts are shown as replaced whole: nobody reads a diff of 20,000 words, and it would be slow. */
const mostWords = 4000;
const mostSteps = 1500;

/** Words removed and added, runs of them together. Joining what is not `added` gives the old text, what is not `removed` the new. */
export function diffWords(before: string, after: string): DiffRun[] {
  const old = tokens(before);
  const now = tokens(after);
  const whole = (): DiffRun[] =>
    joined([...old.map((text) => ({ text, state: 'removed' as const })), ...now.map((text) => ({ text, state: 'added' as const }))]);
  if (old.length + now.length > mostWords) return whole();
  const path = shortestEdit(old, now);
  return path ? joined(path) : whole();
}

/** Words and the spaces between them, each a token of its own. */
const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

/** Myers' greedy search for the shortest edit. Null past `mostSteps`: the two have hardly a word in common. */
function shortestEdit(old: readonly string[], now: readonly string[]): DiffRun[] | null {
  const trail: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let steps = 0; steps <= Math.min(old.length + now.length, mostSteps); steps++) {
    trail.push(new Map(reach));
    const next = new Map(reach);
    for (let k = -steps; k <= steps; k += 2) {
      let x =
        k === -steps || (k !== steps && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1))
          ? (next.get(k + 1) ?? 0)
          : (next.get(k - 1) ?? 0) + 1;
      let y = x - k;
      while (x < old.length && y < now.length && old[x] === now[y]) {
        x += 1;
        y += 1;
      }
      next.set(k, x);
      if (x >= old.length && y >= now.length) return walkBack(trail, old, now);
    }
    reach = next;
  }
  return null;
}

function walkBack(trail: readonly Map<number, number>[], old: readonly string[], now: readonly string[]): DiffRun[] {
  const runs: DiffRun[] = [];
  let x = old.length;
  let y = now.length;
  for (let steps = trail.length - 1; steps >= 0; steps--) {
    const reach = trail[steps] as Map<number, number>;
    const k = x - y;
    const down = k === -steps || (k !== steps && (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1));
    const from = down ? k + 1 : k - 1;
    const fromX = reach.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      runs.push({ text: old[--x] as string, state: 'same' });
      y -= 1;
    }
    if (steps > 0) runs.push(down ? { text: now[--y] as string, state: 'added' } : { text: old[--x] as string, state: 'removed' });
  }
  return runs.reverse();
}

function joined(runs: readonly DiffRun[]): DiffRun[] {
  const out: DiffRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.state === run.state) out[out.length - 1] = { ...last, text: last.text + run.text };
    else out.push(run);
  }
  return out;
}

/** Ids in both orders, as many as can be without any of them having passed another. */
function longestCommon(before: readonly Id[], after: readonly Id[]): Id[] {
  const placeBefore = new Map(before.map((id, at) => [id, at]));
  const places = after.map((id) => placeBefore.get(id) ?? -1);
  const best = places.map(() => 1);
  const from = places.map(() => -1);
  for (let i = 0; i < places.length; i++) {
    for (let j = 0; j < i; j++) {
      if ((places[j] as number) < (places[i] as number) && (best[j] as number) + 1 > (best[i] as number)) {
        best[i] = (best[j] as number) + 1;
        from[i] = j;
      }
    }
  }
  let at = best.indexOf(Math.max(0, ...best));
  const ids: Id[] = [];
  for (; at >= 0; at = from[at] ?? -1) ids.push(after[at] as Id);
  return ids.reverse();
}
