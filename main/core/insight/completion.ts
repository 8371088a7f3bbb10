import { type CompletionSeries, smallGroup } from '../../../preload/contract/model/insight.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';

/* PURE. How much of a workbook those who handed it in have answered. */

export interface CompletionSource {
  edition: Id;
  title: string;
  number: number;
  /** In page order, each with the names of its places to write. */
  sections: readonly { id: Id; title: string; fields: readonly string[] }[];
  handedIn: readonly Id[];
  /** What each person wrote in, by field. */
  answered: ReadonlyMap<Id, ReadonlySet<string>>;
  shared: boolean;
}

export function completionSeries({ sections, handedIn, answered, shared, ...edition }: CompletionSource): CompletionSeries {
  const hidden = handedIn.length === 0 || (shared && handedIn.length < smallGroup);
  const rows = sections
    .filter(({ fields }) => fields.length > 0)
    .map(({ id, title, fields }) => {
      const done = handedIn.reduce((sum, person) => sum + fields.filter((field) => answered.get(person)?.has(field)).length, 0);
      // Down, so that a hundred is everything.
      return {
        section: id,
        title,
        fields: fields.length,
        percent: hidden ? null : Math.floor((done * 100) / (fields.length * handedIn.length)),
      };
    });
  return { ...edition, says: says(rows, handedIn.length, hidden), handedIn: handedIn.length, rows };
}

function says(rows: CompletionSeries['rows'], handedIn: number, hidden: boolean): string {
  if (handedIn === 0) return 'Nobody has handed this workbook in yet.';
  if (hidden) return 'Fewer than five people have handed this workbook in, so what they answered is withheld.';
  const known = rows.flatMap(({ title, percent }) => (percent === null ? [] : [{ title, percent }]));
  const [first] = known;
  if (!first) return 'This workbook has no places to write.';
  const most = known.reduce((best, row) => (row.percent > best.percent ? row : best), first);
  const least = known.reduce((worst, row) => (row.percent < worst.percent ? row : worst), first);
  if (most.percent === least.percent) return `${most.percent}% of every section is answered.`;
  return `Most was answered in “${most.title}”, ${most.percent}%; least in “${least.title}”, ${least.percent}%.`;
}
