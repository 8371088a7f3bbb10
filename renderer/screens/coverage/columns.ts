import type { Coverage, CoverageRow, Meeting, OpenedPart, Told } from '../../../preload/contract/model/insight.ts';
import { coverageWords as words, meetsWords, toldWords } from '../../text/coverage.ts';

/** PURE. The columns of the map, from the left: workbooks, the parts of the one that is opened after it, and the cohort's. */
export type MapColumn =
  | { is: 'workbook'; id: string; title: string; at: number; opened: boolean }
  | { is: 'part'; id: string; title: string; label: string; at: number; part: OpenedPart }
  | { is: 'cohort'; id: CohortColumn; title: string };
export type CohortColumn = (typeof cohortColumns)[number];
export const cohortColumns = ['taught', 'practised', 'written', 'secure'] as const;

export function columnsOf({ workbooks, opened }: Coverage, withCohort: boolean): MapColumn[] {
  const columns = workbooks.flatMap(({ id, title }, at): MapColumn[] => {
    const own: MapColumn = { is: 'workbook', id, title, at, opened: opened?.workbook === id };
    return opened?.workbook === id ? [own, ...partsOf(opened.parts)] : [own];
  });
  const titles: Record<CohortColumn, string> = {
    taught: words.taught,
    practised: words.practised,
    written: words.written,
    secure: words.secure,
  };
  return withCohort ? [...columns, ...cohortColumns.map((id): MapColumn => ({ is: 'cohort', id, title: titles[id] }))] : columns;
}

/** Scenarios and prompts are counted apart. */
function partsOf(parts: readonly OpenedPart[]): MapColumn[] {
  const counts = { scenario: 0, prompt: 0 };
  return parts.map((part, at) => {
    counts[part.kind] += 1;
    return { is: 'part', id: part.id, title: part.title, label: words.part(part.kind, counts[part.kind]), at, part };
  });
}

export const meetsIn = (row: CoverageRow, column: MapColumn): readonly Meeting[] =>
  column.is === 'workbook' ? (row.meets[column.at] ?? []) : column.is === 'part' ? (row.parts[column.at] ?? []) : [];

export const toldIn = (row: CoverageRow, column: CohortColumn): Told => row[column];

/** As a cell is read out. */
export const cellSays = (row: CoverageRow, column: MapColumn): string =>
  column.is === 'cohort'
    ? `${row.code}, ${column.title}: ${toldWords(toldIn(row, column.id))}`
    : `${words.cell(row.code, column.title)}: ${meetsWords(meetsIn(row, column))}`;
