import { readFileSync, statSync } from 'node:fs';
import type { pictureCalls } from '../../../preload/contract/calls/pictures.ts';
import type { HandlersOf } from '../house.ts';
import { Refusal } from '../refusal.ts';
import { factsOf, readPicture } from './pictures.ts';
import { takePicture } from './take.ts';

export const pictureHandlers: HandlersOf<keyof typeof pictureCalls> = {
  'picture.add': async ({ op, source }, { store }) => {
    const picture = await takePicture(source.by === 'path' ? readFile(source.path) : new Uint8Array(Buffer.from(source.base64, 'base64')));
    store().change({ op, scope: 'pictures', label: 'add-picture', undoable: false }, (tx) => tx.keepPicture(picture));
    return { op, picture: factsOf(picture) };
  },
  'picture.get': ({ picture: id }, { store }) => {
    const picture = store().read((db) => readPicture(db, id));
    if (!picture) throw new Refusal('not-found', { what: 'picture' });
    return { picture: factsOf(picture), base64: picture.bytes.toString('base64') };
  },
};

/** Larger files are refused by what reads them; this only keeps a film from being read into memory. */
const mostRead = 64 * 1024 * 1024;

function readFile(file: string): Uint8Array {
  const facts = statSync(file, { throwIfNoEntry: false });
  if (!facts?.isFile()) throw new Refusal('file-missing');
  if (facts.size > mostRead) throw new Refusal('too-large', { why: 'file', bytes: facts.size, limit: mostRead });
  return new Uint8Array(readFileSync(file));
}
