import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Preset } from '../../../preload/contract/model/print.ts';
import type { ReportRequest, ReportResult } from '../../../preload/contract/model/reports.ts';
import type { Sheet } from '../../../preload/contract/model/seminars.ts';
import type { House } from '../house.ts';
import type { Work } from '../jobs.ts';
import { listPeople, readCohort } from '../people/people.ts';
import { draw } from '../print/draw/draw.ts';
import { createNames, fileStem } from '../print/pack/filenames.ts';
import { openFolder, settleFolder, writeWhole } from '../print/pack/files.ts';
import { composeReport } from '../print/reports/compose.ts';
import type { Report } from '../print/reports/report.ts';
import { Refusal } from '../refusal.ts';
import { outputFolder, readSettings } from '../settings/settings.ts';
import { noteFileWritten } from '../store/safety/activity.ts';
import { describeCohort } from './cohort.ts';
import { describeEvidence } from './evidence.ts';
import { describeFeedback } from './feedback.ts';
import { isActive } from './naming.ts';
import { describeRevision } from './revision.ts';
import { describeSeminar } from './seminar.ts';

/** One report to be made: what it says is asked for when its turn comes. */
interface Task {
  describe: () => Report | Promise<Report>;
  preset: Preset;
  /** What its file is called, before somebody's name. */
  title: string;
  person?: { id: Id; name: string };
}

/** The first that would be written, as it would be written. */
export async function previewReport(request: ReportRequest, house: House): Promise<Sheet> {
  const task = tasksOf(request, house)[0];
  if (!task) throw new Refusal('not-found', { what: 'person' });
  const { bytes, pages } = await make(task, request, house);
  return { pdf: bytes.toString('base64'), pages, suggestedName: `${fileStem(task.title, task.person?.name)}.pdf` };
}

/** Writes a report, or one for each person. Each file is whole or not there, and is noted, so that whoever is erased is told of it. */
export async function writeReports(
  { report, folder: asked, file }: ParsedInput<'report.write'>,
  house: House,
  work: Work,
): Promise<ReportResult> {
  if (file !== undefined && (path.basename(file) !== file || file.trim() === '')) throw new Refusal('bad-input', { where: 'file' });
  const tasks = tasksOf(report, house);
  const folder = path.resolve(outputFolder(house, asked));
  const result: ReportResult = { folder, files: [], pages: 0, bytes: 0, unset: 0 };
  work.progress(0, tasks.length);
  // Asked before anything is made: where nothing can be written, nobody waits to be told.
  const nameFile = createNames(openFolder(folder));
  for (const task of tasks) {
    if (work.signal.aborted) throw new Refusal('cancelled', { folder, written: result.files.length });
    const { bytes, pages, missing } = await make(task, report, house);
    const name = file !== undefined && tasks.length === 1 ? file : nameFile(fileStem(task.title, task.person?.name));
    await writeWhole(folder, name, (write) => write([bytes]));
    noteFileWritten(
      house.store(),
      task.person ? { person: task.person.id } : { cohort: report.cohort },
      'report-written',
      path.join(folder, name),
    );
    result.files.push(name);
    result.pages += pages;
    result.bytes += bytes.length;
    result.unset += missing;
    work.progress(result.files.length, tasks.length);
    // Gives way: a cancellation must come through.
    await setImmediate();
  }
  settleFolder(folder);
  return result;
}

async function make(
  { describe, preset }: Task,
  { paper }: ReportRequest,
  house: House,
): Promise<{ bytes: Buffer; pages: number; missing: number }> {
  const { press, deps, store } = house;
  const { metrics, fonts } = press.faces();
  const report = await describe();
  const book = composeReport(report, { preset, paper: paper ?? store().read(readSettings).print.paper, metrics });
  // Nothing of it is to come back, so it is no copy of an edition: noughts, as in a blank one.
  const identity = { workbook: '', edition: '', copy: '00000', preset };
  const { bytes } = await draw(book, { fonts, images: new Map(), now: deps.now(), identity });
  return { bytes, pages: book.pages.length, missing: book.missing.length };
}

function tasksOf(request: ReportRequest, house: House): Task[] {
  const { cohort, people, usual } = house.store().read((db) => ({
    cohort: readCohort(db, request.cohort),
    people: listPeople(db, request.cohort),
    usual: readSettings(db).print.preset,
  }));
  const preset = request.preset ?? usual;
  const sheets = (title: string, describe: (person: Id) => Report): Task[] => {
    const wanted = 'people' in request && request.people !== undefined ? new Set(request.people) : null;
    return people
      .filter((person) => (wanted ? wanted.has(person.id) : isActive(person)))
      .map(({ id, name, preset: own }) => ({
        describe: () => describe(id),
        preset: request.preset ?? own ?? usual,
        title: `${cohort.title}, ${title}`,
        person: { id, name },
      }));
  };
  switch (request.kind) {
    case 'cohort':
      return [{ describe: () => describeCohort(request, house), preset, title: `${cohort.title}, cohort report` }];
    case 'seminar':
      return [{ describe: () => describeSeminar(request, house), preset, title: `${cohort.title}, seminar summary` }];
    case 'evidence':
      return [{ describe: () => describeEvidence(request, house), preset, title: `${cohort.title}, evidence for the provider` }];
    case 'feedback':
      return sheets('feedback', (person) => describeFeedback(person, request, house));
    case 'revision':
      return sheets('revision book', (person) => describeRevision(person, request, house));
  }
}
