import { type Chart } from '../../../preload/contract/charts/chart.ts';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import { pseudonyms } from '../../../preload/contract/model/people.ts';
import type { House } from '../house.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { writeTable } from '../people/tables/write.ts';
import { outputFolder } from '../settings/settings.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { readChart } from './charts.ts';
import { writeFree } from './files.ts';
import { drawPng, drawSvg } from './picture.ts';

/* A chart that leaves the program: as a picture, or as the table behind it. Whatever is done with names, small groups are left out. */

export async function saveChart(
  { format, folder, names, ...ask }: ParsedInput<'chart.save'>,
  house: House,
): Promise<CallOutput<'chart.save'>> {
  const { cohort, people } = house.store().read((db) => ({ cohort: readCohort(db, ask.cohort), people: listPeople(db, ask.cohort) }));
  const called = names === 'hidden' ? pseudonyms(people) : new Map(people.map(({ id, name }) => [id, name]));
  const chart = describeChart(readChart({ ...ask, names: 'hidden' }, house), (id) => called.get(id) ?? '');
  const name = `${cohort.title}, ${chart.title.toLowerCase()}`;
  const place = outputFolder(house, folder);
  const file =
    format === 'svg' || format === 'png'
      ? await writeFree(
          name,
          format,
          place,
          format === 'svg' ? Buffer.from(drawSvg(chart, house.press.faces())) : await drawPng(chart, house.press.faces()),
        )
      : await writeTable({ name, ...tableOf(chart) }, format, place);
  noteFileWritten(house.store(), { cohort: ask.cohort }, format === 'svg' || format === 'png' ? 'report-written' : 'table-written', file);
  return { file, rows: chart.table.rows.length, says: chart.says };
}

export function tableOf({ table: { headings, rows } }: Chart) {
  const titles = headings.map(({ title }) => title);
  return {
    headings: titles,
    rows: rows.map(({ cells }) => cells.map((cell) => String(cell ?? ''))),
    records: rows.map(({ cells }) => Object.fromEntries(titles.map((title, at) => [title, cells[at] ?? null]))),
  };
}
