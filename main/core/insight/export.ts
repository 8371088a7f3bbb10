import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Coverage, Told } from '../../../preload/contract/model/insight.ts';
import { readFramework } from '../frameworks/frameworks.ts';
import type { House } from '../house.ts';
import { readCohort } from '../people/people.ts';
import { draw } from '../print/draw/draw.ts';
import { outputFolder } from '../settings/settings.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { dayInWords } from '../store/safety/held.ts';
import { composeCoverage, toldWords } from './coverage-page.ts';
import { type Table, tableBytes, writeFile } from './files.ts';
import { readCoverage } from './reading.ts';

/* The map of coverage as a file: the table behind it, or all of it on one page. */

const counted = (told: Told): string => (told.is === 'known' ? String(told.count) : toldWords(told));

export function coverageTable({ workbooks, rows }: Coverage, withCohort: boolean): Table {
  return {
    headings: [
      'Code',
      'Statement',
      ...workbooks.map(({ title }) => title),
      ...(withCohort ? ['People taught', 'People who practised', 'People who wrote about it', 'People who say they are secure'] : []),
      'Counts another edition too',
    ],
    rows: rows.map(({ code, short, meets, taught, practised, written, secure, mapped }) => [
      code,
      short,
      ...meets.map((meet) => meet.join(', ')),
      ...(withCohort ? [taught, practised, written, secure].map(counted) : []),
      mapped ? 'yes' : '',
    ]),
  };
}

/** A file is for sharing: small groups are left out of it, whatever is done with names. */
export async function exportCoverage(
  { framework, cohort, format, folder, file }: ParsedInput<'coverage.export'>,
  house: House,
): Promise<CallOutput<'coverage.export'>> {
  const { map, about, title } = house.store().read((db) => ({
    map: readCoverage(db, { framework, cohort, open: undefined, names: 'hidden' }),
    about: readFramework(db, framework),
    title: cohort === undefined ? null : readCohort(db, cohort).title,
  }));
  const withCohort = cohort !== undefined;
  const place = { folder: outputFolder(house, folder), name: `${title ?? about.title}, coverage`, file };
  const bytes = format === 'pdf' ? await drawPage() : await tableBytes(coverageTable(map, withCohort), format);
  const written = await writeFile(place, format, bytes);
  if (withCohort) noteFileWritten(house.store(), { cohort }, format === 'pdf' ? 'report-written' : 'table-written', written);
  return { file: written, rows: map.rows.length };

  async function drawPage(): Promise<Uint8Array> {
    const { deps, press } = house;
    const { metrics, fonts } = press.faces();
    const facts = [
      `${about.title}, ${about.edition}.`,
      title === null ? '' : `${title}: ${map.people} ${map.people === 1 ? 'person' : 'people'}.`,
      `Made on ${dayInWords(deps.now())}.`,
      ...(map.rows.some(({ mapped }) => mapped) ? ['* counts another edition too.'] : []),
      ...(title === null ? [] : ['Ratings of fewer than five people are not shown.']),
    ].filter(Boolean);
    const book = composeCoverage({ map, title: map.says, facts, withCohort }, metrics);
    // Nothing of it is to come back, so it is no copy of an edition: noughts, as in a blank one.
    const identity = { workbook: '', edition: '', copy: '00000', preset: 'standard' };
    return (await draw(book, { fonts, images: new Map(), now: deps.now(), identity })).bytes;
  }
}
