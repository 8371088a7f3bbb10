import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const mostDepth = 6;
const endings = /\.(?:pdf|jpe?g|png|tiff?|webp)$/i;

/** The files to read: those that were named, whatever they are called, and what may be a scan in folders. In a person's order, none twice. */
export function gatherScans(paths: readonly string[]): { files: string[] } {
  const found = new Set<string>();
  for (const named of paths.map((each) => path.resolve(each))) {
    if (statSync(named, { throwIfNoEntry: false })?.isDirectory()) for (const file of scansIn(named, 0)) found.add(file);
    else found.add(named);
  }
  return { files: [...found].toSorted((a, b) => a.localeCompare(b, 'en-GB', { numeric: true })) };
}

function scansIn(folder: string, depth: number): string[] {
  // A link may lead round in a circle, and what is hidden was not meant.
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return depth < mostDepth ? scansIn(full, depth + 1) : [];
      return entry.isFile() && endings.test(entry.name) ? [full] : [];
    });
}
