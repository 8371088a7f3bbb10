import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../refusal.ts';
import type { Fonts } from '../draw/letters.ts';
import type { Images } from '../draw/pictures.ts';
import type { Book } from '../marks.ts';
import { genericCopy } from '../stamp/code.ts';
import { type MergedSet, writeMerged } from '../stamp/merged.ts';
import { makeTemplate, stampParts, type Template } from '../stamp/template.ts';
import { openFolder, settleFolder, writeWhole } from './files.ts';
import { createNames, fileStem } from './filenames.ts';

export interface PackOptions {
  book: Book;
  fonts: Fonts;
  images: Images;
  now: string;
  workbook: string;
  /** The whole hash of the edition; empty where nothing is to come back. */
  edition: string;
  preset: string;
  /** What the files are called, before each person's name. */
  title: string;
  /** In the order of printing, each code once. Empty: one blank copy. */
  copies: readonly { name: string; code: string }[];
  output: 'separate' | 'merged';
  folder: string;
  /** Merged: further books for the same pile, each with its own copies, made when their turn comes. */
  others?: { count: number; sets: Iterable<{ book: Book; copies: readonly { name: string; code: string }[] }> };
  onProgress: (done: number, total: number) => void;
  signal: AbortSignal;
}

export interface Pack {
  /** File names, in the order of the copies. */
  files: string[];
  copies: number;
  pages: number;
  bytes: number;
  /** Names that no face could set: in those copies the place is left for the pen, and the field holds the name. */
  unset: string[];
}

/** Files on their way to the disk at one time: it flushes them together, which is most of the waiting. */
const abreast = 8;

/**
 * Writes a pack. A copy that has been written is whole and stays, whatever happens to the next; a refusal says how many
 * there are.
 */
export async function runPack(options: PackOptions): Promise<Pack> {
  const { book, fonts, images, now, workbook, edition, preset, title, output, folder, onProgress, signal } = options;
  const copies = options.copies.length > 0 ? options.copies : [{ name: '', code: genericCopy }];
  const people = copies.map(({ name, code }) => ({ name, copy: code }));
  const names = people.map(({ name }) => name);
  const identity = { workbook, edition, preset };
  const total = people.length + (options.others?.count ?? 0);
  onProgress(0, total);
  const nameFile = createNames(openFolder(folder));

  if (output === 'merged') {
    const file = nameFile(fileStem(title, total === 1 ? '' : `${total} copies`));
    let written = { pages: 0, bytes: 0, unset: [] as string[] };
    await counting(0, folder, () =>
      writeWhole(folder, file, async (put) => {
        const write = async (parts: readonly Uint8Array[]): Promise<void> => {
          put(parts);
          // Gives way: a cancellation must come through.
          await setImmediate();
        };
        written = await writeMerged(book, {
          fonts,
          images,
          now,
          identity,
          people,
          others: options.others && { count: options.others.count, sets: stampable(options.others.sets) },
          write,
          onProgress: (done) => onProgress(done, total),
          signal,
        });
      }),
    );
    settleFolder(folder);
    return { files: [file], copies: total, ...written };
  }

  const template = await makeTemplate(book, { fonts, images, now, identity, names });
  const files = people.map(({ name }) => nameFile(fileStem(title, name)));
  const bytes = await writeSeparate(template, people, files, { folder, onProgress, signal });
  settleFolder(folder);
  return { files, copies: people.length, pages: people.length * book.pages.length, bytes, unset: template.unset };
}

function* stampable(sets: NonNullable<PackOptions['others']>['sets']): Iterable<MergedSet> {
  for (const { book, copies } of sets) yield { book, people: copies.map(({ name, code }) => ({ name, copy: code })) };
}

async function writeSeparate(
  template: Template,
  people: readonly { name: string; copy: string }[],
  files: readonly string[],
  { folder, onProgress, signal }: Pick<PackOptions, 'folder' | 'onProgress' | 'signal'>,
): Promise<number> {
  let next = 0;
  let done = 0;
  let bytes = 0;
  let failed = false;
  const work = async (): Promise<void> => {
    for (;;) {
      const index = next;
      const person = people[index];
      const file = files[index];
      if (!person || !file || failed || signal.aborted) return;
      next += 1;
      try {
        const parts = stampParts(template, person);
        await writeWhole(folder, file, (write) => write(parts));
        bytes += parts.reduce((sum, part) => sum + part.length, 0);
        done += 1;
        onProgress(done, people.length);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  // All are waited for: those that are still writing when one fails must come to a whole file.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(abreast, people.length) }, work));
  const broken = ends.find((end) => end.status === 'rejected');
  await counting(done, folder, async () => {
    if (broken) throw broken.reason;
    if (done < people.length) throw new Refusal('cancelled', { folder });
  });
  return bytes;
}

/** Adds to a refusal how many files are whole. */
async function counting(written: number, folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.failure.code, { ...error.failure.detail, folder: path.resolve(folder), written });
    throw error;
  }
}
