import type { EditionChoice, SeriesOf } from '../../../preload/contract/charts/series.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Moment } from '../../../preload/contract/model/workbook.ts';
import type { Whose } from './disclosure.ts';
import { tooFew } from './words.ts';

/* PURE. How many wrote what they noticed, what they made of it, and what they would do. */

type Series = SeriesOf<'sensemaking'>;
type Flow = NonNullable<Series['flows'][number]>;

export interface SensemakingSource {
  edition: EditionChoice | null;
  editions: readonly EditionChoice[];
  /** Whether the workbook asks for all three. */
  asks: ReadonlySet<Moment>;
  cohorts: readonly { id: Id; title: string; whose: Whose; handedIn: readonly Id[]; wrote: ReadonlyMap<Id, ReadonlySet<Moment>> }[];
  shared: boolean;
}

export function sensemakingSeries({ edition, editions, asks, cohorts: all, shared }: SensemakingSource): Omit<Series, 'shareable'> {
  const cohorts = all.map((cohort) => ({ ...cohort, handedIn: cohort.handedIn.filter((person) => cohort.whose.has(person)) }));
  const small = cohorts.map(({ handedIn, whose }, at) => shared && handedIn.length > 0 && !whose.mayTell(all[at]?.handedIn ?? []));
  const flows = cohorts.map((cohort, at) => (small[at] || asks.size < 2 ? null : flowOf(cohort)));
  return {
    chart: 'sensemaking',
    says: says(flows, small, asks, cohorts),
    notes:
      asks.size < 2
        ? []
        : ['People who handed the workbook in. A kind counts once somebody answered one prompt of it, alone or with others.'],
    cohorts: cohorts.map(({ id, title, handedIn }) => ({ id, title, people: handedIn.length })),
    edition,
    editions: [...editions],
    flows,
  };
}

function flowOf({ handedIn, wrote }: SensemakingSource['cohorts'][number]): Flow {
  const count = (...kinds: readonly Moment[]): number =>
    handedIn.filter((person) => kinds.every((kind) => wrote.get(person)?.has(kind))).length;
  return {
    of: handedIn.length,
    noticing: count('noticing'),
    interpreting: count('interpreting'),
    acting: count('acting'),
    noticed: count('noticing', 'interpreting'),
    interpreted: count('interpreting', 'acting'),
    all: count('noticing', 'interpreting', 'acting'),
  };
}

function says(
  flows: readonly (Flow | null)[],
  small: readonly boolean[],
  asks: ReadonlySet<Moment>,
  cohorts: SensemakingSource['cohorts'],
): string {
  if (cohorts.every(({ handedIn }) => handedIn.length === 0)) return 'Nobody has handed this workbook in yet.';
  if (asks.size < 2) return 'This workbook has no prompts that ask for noticing, interpreting and acting.';
  const least = Math.min(...cohorts.flatMap(({ handedIn }, at) => (small[at] ? [handedIn.length] : [])));
  if (small.some(Boolean)) return `${tooFew(least)} have handed this workbook in, so what they wrote is withheld.`;
  const tell = (flow: Flow): string => `${flow.all} of ${flow.of} wrote all three`;
  const [first, second] = flows;
  if (cohorts.length > 1) {
    const words = cohorts.flatMap(({ title }, at) => {
      const flow = flows[at];
      return flow && flow.of > 0 ? [`${tell(flow)} in ${title}`] : [`nobody has handed it in in ${title}`];
    });
    return `From noticing to acting: ${words.join(', ')}.`;
  }
  if (!first || second) return 'There is nothing to show yet.';
  const lost = first.noticing - first.noticed;
  const later = first.interpreting - first.interpreted;
  if (lost + later === 0) return `${tell(first)}; whoever began went on to the end.`;
  const where = lost >= later ? 'between noticing and interpreting' : 'between interpreting and acting';
  const many = Math.max(lost, later);
  return `${tell(first)}. Most stop ${where}: ${many === 1 ? 'one person' : `${many} people`}.`;
}
