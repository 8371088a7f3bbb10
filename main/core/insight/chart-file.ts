import type { Chart } from '../../../preload/contract/charts/chart.ts';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { pseudonyms } from '../../../preload/contract/model/people.ts';
import type { House } from '../house.ts';
import { namesOnPaper } from '../people/names-on-paper.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { outputFolder } from '../settings/settings.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { readChart } from './charts.ts';
import { tableBytes, writeFile } from './files.ts';
import { drawPng, drawSvg } from './picture.ts';

/* A chart that leaves the program: as a picture, or as the table behind it. Whatever is done with names, small groups are left out. */

export async function saveChart(
  { format, folder, file, names, ...ask }: ParsedInput<'chart.save'>,
  house: House,
): Promise<CallOutput<'chart.save'>> {
  const { cohort, people } = house.store().read((db) => ({ cohort: readCohort(db, ask.cohort), people: listPeople(db, ask.cohort) }));
  const pictured = format === 'svg' || format === 'png';
  const chart = describeChart(readChart({ ...ask, names: 'hidden' }, house), pictured ? drawnName() : writtenName());
  const place = { folder: outputFolder(house, folder), name: `${cohort.title}, ${chart.title.toLowerCase()}`, file };
  const written = await writeFile(place, format, await bytesOf(chart, format, house));
  const what = pictured ? 'report-written' : 'table-written';
  // Whoever is erased from either cohort is to be told of it.
  for (const about of new Set([ask.cohort, ask.against ?? ask.cohort])) noteFileWritten(house.store(), { cohort: about }, what, written);
  return { file: written, rows: chart.table.rows.length, says: chart.says };

  function writtenName(): (id: Id) => string {
    const called = names === 'hidden' ? pseudonyms(people) : new Map(people.map(({ id, name }) => [id, name]));
    return (id) => called.get(id) ?? '';
  }
  function drawnName(): (id: Id) => string {
    return namesOnPaper(people, names, house.press.faces().metrics).nameOf;
  }
}

async function bytesOf(chart: Chart, format: ParsedInput<'chart.save'>['format'], { press }: House): Promise<Uint8Array> {
  if (format === 'svg') return Buffer.from(drawSvg(chart, press.faces()));
  if (format === 'png') return drawPng(chart, press.faces());
  return tableBytes({ headings: chart.table.headings.map(({ title }) => title), rows: chart.table.rows.map(({ cells }) => cells) }, format);
}
