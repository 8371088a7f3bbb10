import { posix, win32 } from 'node:path';

/*
 * Whether a folder lies inside one that is synced to somewhere else. Such services copy a live database while it is being written
 * and have destroyed many; the person is warned and told of a better place. Pure: it looks at names only.
 */

export interface Synced {
  service: string;
  /** Where the data would be safe: the system's own place for what programs keep on this computer. */
  better: string;
}

export interface Surroundings {
  platform: string;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** One part of the path says it. Names such as "OneDrive - Some School" and "Dropbox (Team)" are what the services themselves make. */
const names: readonly [service: string, name: RegExp][] = [
  ['OneDrive', /^onedrive(?:$| ?[-–(])/i],
  ['Dropbox', /^dropbox(?:$| ?\()/i],
  ['Google Drive', /^(?:google ?drive|googledrive-.+|my drive|drivefs)(?:$| ?\()/i],
  ['iCloud', /^(?:icloud ?drive|mobile documents|com~apple~clouddocs|icloud~.+)$/i],
];

/** On a Mac several services mount here: …/Library/CloudStorage/OneDrive-School. */
const mounted = /[\\/]Library[\\/]CloudStorage[\\/]([^\\/]+)/i;

export function syncedFolder(folder: string, surroundings: Surroundings): Synced | null {
  const service = serviceOf(folder, surroundings);
  return service === null ? null : { service, better: betterPlace(surroundings) };
}

function serviceOf(folder: string, { platform, env }: Surroundings): string | null {
  const path = platform === 'win32' ? win32 : posix;
  const roots: [string, string | undefined][] = [
    ['OneDrive', env['OneDrive']],
    ['OneDrive', env['OneDriveCommercial']],
    ['OneDrive', env['OneDriveConsumer']],
    ['Dropbox', env['DROPBOX_PATH']],
  ];
  for (const [service, root] of roots) if (root && isInside(path, root, folder)) return service;
  const parts = folder.split(platform === 'win32' ? /[\\/]+/ : /\/+/);
  for (const [service, name] of names) if (parts.some((part) => name.test(part))) return service;
  const mount = mounted.exec(folder)?.[1];
  return mount === undefined ? null : (names.find(([, name]) => name.test(mount.replace(/-.*/, '')))?.[0] ?? mount.replace(/-.*/, ''));
}

/** Windows and the usual Mac disk take OneDrive and onedrive for the same folder. */
function isInside(path: typeof posix, root: string, folder: string): boolean {
  const between = path.relative(root.toLowerCase(), folder.toLowerCase());
  return between === '' || (!between.startsWith('..') && !path.isAbsolute(between));
}

export function betterPlace({ platform, home, env }: Surroundings): string {
  if (platform === 'win32') return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), 'Groundwork');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Groundwork');
  return posix.join(env['XDG_DATA_HOME'] || posix.join(home, '.local', 'share'), 'Groundwork');
}
