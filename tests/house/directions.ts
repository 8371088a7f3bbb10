import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/**
 * Who may import whom. Rooms are tried in this order and the first that fits wins; a room may always import itself, unless
 * `apart` says that each folder in it is a house of its own. `packages` names what may come from outside: `node:` stands for
 * Node's own modules, `*` for any package.
 */
export interface Room {
  name: string;
  holds: RegExp;
  mayUse: readonly string[];
  packages: readonly string[];
  /** The first group of `holds` names a neighbour; neighbours do not import each other. */
  apart?: true;
}

export const rooms: readonly Room[] = [
  { name: 'contract', holds: /^preload\/contract\//, mayUse: [], packages: ['valibot', 'd3-scale', 'd3-shape'] },
  { name: 'preload', holds: /^preload\//, mayUse: ['contract'], packages: ['electron'] },
  // The core's front door and what a host hands in; hosts see nothing else of it.
  { name: 'door', holds: /^main\/core\/(core|deps|log\/log)\.ts$/, mayUse: ['contract', 'core'], packages: ['node:', '*'] },
  { name: 'core', holds: /^main\/core\//, mayUse: ['contract', 'door'], packages: ['node:', '*'] },
  {
    name: 'electron',
    holds: /^main\/hosts\/electron\//,
    mayUse: ['contract', 'door', 'hosts'],
    packages: ['node:', 'electron', 'valibot'],
  },
  // Plain JavaScript that runs before anything is installed; what it needs of packages it asks for when they are there.
  {
    name: 'launcher',
    holds: /^main\/hosts\/launcher\//,
    mayUse: ['build'],
    packages: ['node:', '@electron/asar', '@electron-internal/extract-zip', 'electron'],
  },
  { name: 'hosts', holds: /^main\/hosts\//, mayUse: ['contract', 'door'], packages: ['node:', 'valibot', 'uuid'] },
  { name: 'build', holds: /^main\/build\//, mayUse: ['launcher'], packages: ['node:', '*'] },
  { name: 'client', holds: /^renderer\/client\//, mayUse: ['contract'], packages: ['*'] },
  { name: 'text', holds: /^renderer\/text\//, mayUse: ['contract'], packages: ['*'] },
  { name: 'state', holds: /^renderer\/state\//, mayUse: ['contract', 'client', 'text'], packages: ['*'] },
  { name: 'ui', holds: /^renderer\/ui\//, mayUse: ['contract', 'text'], packages: ['*'] },
  // The page of a workbook as pdf.js draws it.
  { name: 'paper', holds: /^renderer\/paper\//, mayUse: ['contract', 'ui', 'text'], packages: ['*'] },
  {
    name: 'screens',
    holds: /^renderer\/screens\/([^/]+)\//,
    mayUse: ['contract', 'client', 'state', 'ui', 'text', 'paper'],
    packages: ['*'],
    apart: true,
  },
  { name: 'window', holds: /^renderer\//, mayUse: ['contract', 'client', 'state', 'ui', 'text', 'screens'], packages: ['*'] },
  { name: 'tests', holds: /^tests\//, mayUse: ['*'], packages: ['node:', '*'] },
];

/** Packages that would carry one side of the house into the other, whatever a room's own list says. */
const never: Readonly<Record<string, RegExp>> = {
  core: /^(electron|react|react-dom)(\/|$)/,
  door: /^(electron|react|react-dom)(\/|$)/,
  client: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  text: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  state: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  ui: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  paper: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  screens: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
  window: /^(electron|better-sqlite3|pdfkit|fontkit)(\/|$)/,
};

const roomOf = (file: string): Room | undefined => rooms.find((room) => room.holds.test(file));

/** Every module that a file names: imports, type-only ones, re-exports, `import()` and `import('…').Type`. */
export function importsOf(file: string, source: string): string[] {
  const { program } = parseSync(file, source);
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each);
      return;
    }
    if (!node || typeof node !== 'object') return;
    const { type, source: from } = node as { type?: string; source?: { value?: unknown } | null };
    const names = type === 'TSImportType' || type === 'ImportExpression' || type?.startsWith('Import') || type?.startsWith('Export');
    if (names && typeof from?.value === 'string') found.push(from.value);
    for (const child of Object.values(node)) visit(child);
  };
  visit(program.body);
  return found;
}

/** One sentence for each import that points the wrong way. `file` and its imports are paths from the project's root. */
export function wrongImports(file: string, source: string): string[] {
  const room = roomOf(file);
  if (!room) return [`${file} stands in no room of the house`];
  return importsOf(file, source).flatMap((specifier) => {
    const why = refuse(room, file, specifier);
    return why ? [`${file} imports ${specifier}: ${why}`] : [];
  });
}

function refuse(room: Room, file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    if (specifier.startsWith('node:')) return room.packages.includes('node:') ? undefined : `${room.name} does not use Node's modules`;
    const named = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    if (never[room.name]?.test(specifier)) return `${named} does not belong in ${room.name}`;
    return room.packages.includes('*') || room.packages.includes(named) ? undefined : `${named} does not belong in ${room.name}`;
  }
  const bare = specifier.replace(/\?.*$/, '');
  const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), bare));
  const other = roomOf(target);
  // Pictures, letters and content are not code: any room may name them.
  if (target.startsWith('resources/') || target === 'package.json') return undefined;
  if (!other) return 'it lies outside the house';
  if (room.name === 'tests') return undefined;
  if (other !== room) return room.mayUse.includes(other.name) ? undefined : `${room.name} may not use ${other.name}`;
  if (room.apart && room.holds.exec(file)?.[1] !== room.holds.exec(target)?.[1]) return `${room.name} do not import each other`;
  return undefined;
}

/** Reads the whole house. */
export function wrongImportsIn(root: string): { files: number; wrong: string[] } {
  const files = ['main', 'preload', 'renderer', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes('/fixtures/')),
  );
  return { files: files.length, wrong: files.flatMap((file) => wrongImports(file, readFileSync(path.join(root, file), 'utf8'))) };
}
