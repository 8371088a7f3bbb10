import type { CallOutput } from '../../preload/contract/calls.ts';
import { useLive } from '../client/client.tsx';
import { today } from '../text/dates.ts';

type Summary = CallOutput<'workbook.list'>[number];

/**
 * Workbooks in the order in which a cohort is likely to mean them: that of its seminar that was held last or (`next`) comes next, then what
 * its other seminars use, then what was worked on last. `undefined` until it is known.
 */
export function useWorkbookOrder(
  cohort: string | undefined,
  workbooks: readonly Summary[] | undefined,
  first: 'last' | 'next',
): readonly Summary[] | undefined {
  const seminars = useLive('seminar.list', cohort === undefined ? null : { cohort }).value;
  if (!workbooks || (cohort !== undefined && !seminars)) return undefined;
  const now = today(new Date());
  const used = (seminars ?? []).flatMap(({ workbook, day }) => (workbook && day ? [{ workbook, day }] : []));
  const held = used.filter(({ day }) => day <= now).toSorted((a, b) => (a.day < b.day ? 1 : -1));
  const coming = used.filter(({ day }) => day >= now);
  const meant = (first === 'last' ? [...held, ...coming] : [...coming, ...held]).map(({ workbook }) => workbook);
  const place = (id: string): number => (meant.includes(id) ? meant.indexOf(id) : meant.length);
  return workbooks.toSorted((a, b) => place(a.id) - place(b.id) || (a.updated < b.updated ? 1 : -1));
}
