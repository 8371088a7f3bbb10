import type { Native } from '../../preload/contract/native.ts';

/** Paths of files and folders that were dropped on the page. The browser hands over files only, so folders are walked through. */
export async function droppedPaths(data: DataTransfer, native: Native): Promise<string[]> {
  // Asked for at once: after the first wait the drop is over and the list is empty.
  const items = [...data.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
  const files: File[] = [];
  for (const { entry, file } of items) {
    if (entry?.isDirectory && native.edition === 'browser') files.push(...(await filesIn(entry as FileSystemDirectoryEntry, 0)));
    else if (file) files.push(file);
  }
  const paths: string[] = [];
  for (const file of files) {
    const path = await native.pathForFile(file);
    if (path !== null) paths.push(path);
  }
  return paths;
}

const mostDepth = 6;
const mostFiles = 1000;

async function filesIn(folder: FileSystemDirectoryEntry, depth: number): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    // A reader tells of a hundred at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || files.length >= mostFiles) return files;
    for (const entry of some) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory) {
        if (depth < mostDepth) files.push(...(await filesIn(entry as FileSystemDirectoryEntry, depth + 1)));
      } else if (/\.(?:pdf|jpe?g|png|tiff?|webp)$/i.test(entry.name)) {
        const file = await new Promise<File | null>((resolve) => (entry as FileSystemFileEntry).file(resolve, () => resolve(null)));
        if (file) files.push(file);
      }
    }
  }
}
