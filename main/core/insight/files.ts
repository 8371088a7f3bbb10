import path from 'node:path';
import { createNames, fileStem } from '../print/pack/filenames.ts';
import { openFolder, settleFolder, writeWhole } from '../print/pack/files.ts';

/** Writes a file under a name that is free in the folder; answers its full path. */
export async function writeFree(name: string, ending: 'svg' | 'png' | 'pdf', folder: string, bytes: Uint8Array): Promise<string> {
  const place = path.resolve(folder);
  // Names are made for PDFs; what is free under that ending is looked for under ours.
  const there = openFolder(place).map((each) => each.replace(new RegExp(`\\.${ending}$`, 'i'), '.pdf'));
  const file = createNames(there)(fileStem(name)).replace(/\.pdf$/, `.${ending}`);
  await writeWhole(place, file, (write) => write([bytes]));
  settleFolder(place);
  return path.join(place, file);
}
