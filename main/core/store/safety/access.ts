import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, Id } from '../../../../preload/contract/model/ids.ts';
import type { AccessReport } from '../../../../preload/contract/model/people.ts';
import type { Deps } from '../../deps.ts';
import { draw } from '../../print/draw/draw.ts';
import type { Faces } from '../../print/type/faces.ts';
import { Refusal } from '../../refusal.ts';
import type { Store } from '../store.ts';
import { composeAccess } from './access-pages.ts';
import { noteFileWritten } from './activity.ts';
import { accessDue } from './deadlines.ts';
import { refusalFor, writeWhole } from './disk.ts';
import { readHeld } from './held.ts';

/*
 * The right of access: everything held about one person, as pages to read and as data, in a folder that the facilitator
 * chose. The files' names do not say whose it is.
 */

export interface AccessRequest {
  person: Id;
  /** The day on which the person asked, from which the law counts. */
  asked: Day;
  folder: string;
}

export async function exportPerson(
  { now, log }: Pick<Deps, 'now' | 'log'>,
  store: Pick<Store, 'read' | 'note'>,
  faces: Faces,
  { person, asked, folder }: AccessRequest,
): Promise<AccessReport> {
  const made = now();
  const { safe: dueSafe, latest: dueLatest } = accessDue(asked);
  const held = store.read((db) => readHeld(db, person));
  if (!existsSync(folder)) throw new Refusal('file-missing', { folder });
  const base = freeName(folder, `What is held, asked ${asked}`);
  const pictures = held.handwriting.map(({ jpeg, ...about }, at) => ({ ...about, file: `${base}, handwriting ${at + 1}.jpg`, jpeg }));
  const facts = { asked, made, dueSafe, dueLatest, dataFile: `${base}.json` };
  const listed = pictures.map(({ jpeg: _, ...about }) => about);
  const book = composeAccess(held, { ...facts, handwriting: listed }, faces.metrics);
  // Nothing of it is to come back, so it is no copy of an edition: noughts, as in a blank one.
  const identity = { workbook: '', edition: '', copy: '00000', preset: 'standard' };
  const { bytes } = await draw(book, { fonts: faces.fonts, images: new Map(), now: made, identity });
  const files: [string, string | Buffer][] = [
    [join(folder, `${base}.pdf`), bytes],
    [
      join(folder, `${base}.json`),
      `${JSON.stringify({ format: 'groundwork-access', version: 1, made, asked, dueSafe, dueLatest, ...held, handwriting: listed }, null, 2)}\n`,
    ],
    ...pictures.map(({ file, jpeg }): [string, Buffer] => [join(folder, file), jpeg]),
  ];
  try {
    for (const [file, content] of files) writeWhole(file, content);
  } catch (error) {
    throw refusalFor(error, 'file-not-writable');
  }
  for (const [file] of files) noteFileWritten(store, { person }, 'person-exported', file);
  log.info('person-exported', { pages: book.pages.length, answers: held.answers.length });
  return { folder, files: files.map(([file]) => file), asked, dueSafe, dueLatest };
}

/** What somebody exported before is never written over. */
function freeName(folder: string, wanted: string): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} (${number})`;
    if (!existsSync(join(folder, `${name}.pdf`)) && !existsSync(join(folder, `${name}.json`))) return name;
  }
}
