import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files that one sheet holds. */
const mostFiles = 1000;
const mostDepth = 6;

/**
 * The files to read: those that were named, whatever they are, and the PDFs in folders that were named. In the order in which a person
 * would list them, none twice. `left` counts those beyond what one sheet holds.
 */
export function gatherFiles(paths: readonly string[]): { files: string[]; left: number } {
  const found = new Set<string>();
  for (const named of paths.map((each) => path.resolve(each))) {
    if (statSync(named, { throwIfNoEntry: false })?.isDirectory()) for (const file of pdfsIn(named, 0)) found.add(file);
    else found.add(named);
  }
  const files = [...found].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true }));
  return { files: files.slice(0, mostFiles), left: Math.max(0, files.length - mostFiles) };
}

function pdfsIn(folder: string, depth: number): string[] {
  // A link may lead round in a circle, and what is hidden was not meant.
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return depth < mostDepth ? pdfsIn(full, depth + 1) : [];
      return entry.isFile() && /\.pdf$/i.test(entry.name) ? [full] : [];
    });
}
