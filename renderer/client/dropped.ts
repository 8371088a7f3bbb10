import type { Native } from '../../preload/contract/native.ts';

/** `lost`: names of files that could not be taken over. */
export interface Dropped {
  paths: string[];
  lost: string[];
}

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Paths of files and folders that were dropped on the page. The browser hands over files only, so folders are walked through. */
export async function droppedPaths(data: DataTransfer, native: Native): Promise<Dropped> {
  // Asked for at once: after the first wait the drop is over and the list is empty.
  const items = [...data.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }))
    .toSorted((a, b) => byName.compare(a.entry?.name ?? '', b.entry?.name ?? ''));
  const files: File[] = [];
  for (const { entry, file } of items) {
    if (entry?.isDirectory && native.edition === 'browser') files.push(...(await filesIn(entry as FileSystemDirectoryEntry, 0)));
    else if (file) files.push(file);
  }
  const dropped: Dropped = { paths: [], lost: [] };
  for (const file of files) {
    const path = await native.pathForFile(file);
    if (path === null) dropped.lost.push(file.name);
    else dropped.paths.push(path);
  }
  return dropped;
}

const mostDepth = 6;
const mostFiles = 1000;
/** What a system leaves in folders, and what a word processor leaves beside a file that is open. */
const leftovers = /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/** What each of them is, the core tells: also what cannot be read gets its line. */
async function filesIn(folder: FileSystemDirectoryEntry, depth: number): Promise<File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    // A reader tells of a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) break;
    entries.push(...some);
  }
  const files: File[] = [];
  for (const entry of entries.toSorted((a, b) => byName.compare(a.name, b.name))) {
    if (leftovers.test(entry.name) || files.length >= mostFiles) continue;
    if (entry.isDirectory) {
      if (depth < mostDepth) files.push(...(await filesIn(entry as FileSystemDirectoryEntry, depth + 1)));
    } else {
      const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)));
      if (file) files.push(file);
    }
  }
  return files;
}
