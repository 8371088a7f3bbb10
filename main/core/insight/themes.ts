import type { SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { smallGroup } from '../../../preload/contract/model/insight.ts';
import type { Whose } from './disclosure.ts';
import { capital, peopleWords } from './words.ts';

/* PURE. How many people have something under a theme, prompt by prompt or seminar by seminar. */

type Series = SeriesOf<'themes'>;

/** More columns than this are too narrow for their numbers. */
const mostColumns = 12;

export interface ThemesSource {
  over: 'prompts' | 'seminars';
  /** In the order of the tree: each after its parent. */
  tags: readonly { id: Id; parent: Id | null; name: string; level: number }[];
  /** In reading order, or that of time. */
  columns: readonly { id: string; label: string }[];
  cohorts: readonly { id: Id; title: string; people: number; whose: Whose; excerpts: readonly { tag: Id; person: Id; column: string }[] }[];
  shared: boolean;
}

export function themesSeries({ over, tags, columns, cohorts, shared }: ThemesSource): Omit<Series, 'shareable'> {
  const parentOf = new Map(tags.map(({ id, parent }) => [id, parent]));
  const counted = cohorts.map(({ excerpts }) => {
    const people = new Map<string, Set<Id>>();
    const put = (key: string, person: Id): void => void people.set(key, (people.get(key) ?? new Set<Id>()).add(person));
    for (const { tag, person, column } of excerpts) {
      // What is under a theme is under those above it as well, each person once.
      for (let up: Id | null | undefined = tag; up; up = parentOf.get(up)) {
        put(`${up} ${column}`, person);
        put(up, person);
      }
      put(column, person);
    }
    return people;
  });
  const sizes = counted.map(
    (people, at) => new Map([...people].map(([key, who]) => [key, [...who].filter(cohorts[at]?.whose.has ?? (() => true)).length])),
  );
  const size = (key: string, at: number): number => sizes[at]?.get(key) ?? 0;
  const tells = (key: string, at: number): boolean => cohorts[at]?.whose.mayTell(counted[at]?.get(key) ?? []) ?? false;
  const used = columns.filter(({ id }) => cohorts.some((_, at) => size(id, at) > 0));
  const kept = new Set(
    used
      .toSorted((a, b) => size(b.id, 0) - size(a.id, 0))
      .slice(0, mostColumns)
      .map(({ id }) => id),
  );
  const shown = used.filter(({ id }) => kept.has(id));
  let small = false;
  const rows = tags
    .filter(({ id }) => cohorts.some((_, at) => size(id, at) > 0))
    .map(({ id, name, level }) => ({
      tag: id,
      label: name,
      level,
      cells: shown.map((column) =>
        cohorts.map((_, at) => {
          const count = size(`${id} ${column.id}`, at);
          if (!shared || count === 0 || tells(`${id} ${column.id}`, at)) return count;
          small = true;
          return null;
        }),
      ),
    }));
  // With noughts told, a number left out would be known to be one to four; so noughts are left out with it.
  const told = small ? rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map((count) => count || null)) })) : rows;
  const hasNumber = (cell: readonly (number | null)[] | undefined): boolean => cell?.some((count) => count !== null) ?? false;
  const rowsLeft = told.filter(({ cells }) => cells.some(hasNumber));
  const columnsLeft = shown.filter((_, at) => told.some(({ cells }) => hasNumber(cells[at])));
  const bare = rowsLeft.length < told.length || columnsLeft.length < shown.length;
  // Of a theme with one number left out, how many there are in all would say what it is.
  const mayCount = (tag: Id, at: number): boolean => {
    const cells = told.find((row) => row.tag === tag)?.cells.map((cell) => cell[at] ?? null) ?? [];
    return tells(tag, at) && (!cells.includes(null) || size(tag, at) <= cells.reduce<number>((sum, count) => sum + (count ?? 0), 0));
  };
  return {
    chart: 'themes',
    says: says(tags, cohorts, size, (tag, at) => !shared || mayCount(tag, at)),
    notes: [
      'How many people wrote something that is under a theme, or under one below it.',
      ...(small
        ? [`Numbers under five are left out, none among them${bare ? '; so are themes and columns that have no others' : ''}.`]
        : []),
      ...(used.length > shown.length ? [`Only prompts with most people are shown: ${columnsLeft.length} of ${used.length}.`] : []),
    ],
    cohorts: cohorts.map(({ id, title, people }) => ({ id, title, people })),
    over,
    columns: columnsLeft.map(({ id, label }) => ({ id, label })),
    rows: rowsLeft.map((row) => ({ ...row, cells: row.cells.filter((_, at) => columnsLeft.some(({ id }) => id === shown[at]?.id)) })),
  };
}

function says(
  tags: ThemesSource['tags'],
  cohorts: ThemesSource['cohorts'],
  size: (key: string, at: number) => number,
  mayCount: (tag: Id, at: number) => boolean,
): string {
  const tops = tags.filter(({ parent }) => parent === null);
  const top = (at: number) => {
    const [first] = tops;
    const best = first && tops.reduce((most, tag) => (size(tag.id, at) > size(most.id, at) ? tag : most), first);
    return best && size(best.id, at) > 0 ? { name: best.name, people: size(best.id, at), told: mayCount(best.id, at) } : null;
  };
  const bests = cohorts.map((_, at) => top(at));
  if (bests.every((best) => best === null)) return 'Nothing has been put under a theme yet.';
  if (cohorts.length > 1) {
    const words = cohorts.map(({ title }, at) => {
      const best = bests[at];
      if (!best) return `${title} has none`;
      if (best.told) return `“${best.name}” in ${title}, ${best.people}`;
      return best.people < smallGroup ? `none in ${title} has five people` : `“${best.name}” in ${title}`;
    });
    return `The themes of most people: ${words.join('; ')}.`;
  }
  const best = bests[0];
  if (!best || (!best.told && best.people < smallGroup)) return 'No theme has five people under it, so nothing is shown.';
  const of = tops.filter(({ id }) => size(id, 0) > 0).length;
  const rest = of === 1 ? 'It is the only theme so far.' : `It is the widest of ${of} themes.`;
  if (!best.told) return of === 1 ? `“${best.name}” is the only theme so far.` : `“${best.name}” is the widest of ${of} themes.`;
  return `${capital(peopleWords(best.people))} wrote something under “${best.name}”. ${rest}`;
}
