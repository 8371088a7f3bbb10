import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const mostDepth = 6;

/** What a system leaves in folders, and what a word processor leaves beside a file that is open. */
const leftovers = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i;
export const isPdf = (name: string): boolean => /\.pdf$/i.test(name);
export const isScan = (name: string): boolean => /\.(?:pdf|jpe?g|png|tiff?|webp|gif|avif|hei[cf]|hif|bmp)$/i.test(name);
export const isAnything = (): boolean => true;

/**
 * The files that are meant: those that were named, whatever they are called, and those in folders that are wanted. In the order in which a
 * person would list them, none twice.
 */
export function gatherFiles(paths: readonly string[], isWanted: (name: string) => boolean): string[] {
  const found = new Set<string>();
  for (const named of paths.map((each) => path.resolve(each))) {
    if (statSync(named, { throwIfNoEntry: false })?.isDirectory()) for (const file of filesIn(named, 0, isWanted)) found.add(file);
    else found.add(named);
  }
  return [...found].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
}

function filesIn(folder: string, depth: number, isWanted: (name: string) => boolean): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    // A link may lead round in a circle, and what is hidden was not meant.
    if (leftovers.test(entry.name)) return [];
    if (entry.isDirectory()) return depth < mostDepth ? filesIn(full, depth + 1, isWanted) : [];
    return entry.isFile() && isWanted(entry.name) ? [full] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder within may be closed to us; the others are not.
    return [];
  }
}
