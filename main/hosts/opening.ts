import { statSync } from 'node:fs';
import path from 'node:path';

/** What Groundwork may ask the system to open: documents that it writes, folders, and pages on the web. Never a program. */
const documents = new Set(['.pdf', '.json', '.csv', '.txt', '.md', '.svg', '.png', '.jpg', '.docx', '.xlsx', '.html', '.log']);

export function mayOpenPath(file: string): boolean {
  const found = path.isAbsolute(file) ? statSync(file, { throwIfNoEntry: false }) : undefined;
  // On macOS a folder may be a program in disguise; its name has an ending.
  if (found?.isDirectory()) return path.extname(file) === '';
  return Boolean(found?.isFile() && documents.has(path.extname(file).toLowerCase()));
}

export function mayOpenAddress(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    return (protocol === 'https:' && !username && !password) || protocol === 'mailto:';
  } catch {
    return false;
  }
}
