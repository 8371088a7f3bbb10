import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the bundled program's parts lie. `__dirname` is dist/main, inside the asar when packaged. */
const dist = path.join(__dirname, '..');
/** A plain Node, and the system's loader of addons, cannot read an asar: these parts are kept beside it. */
const outside = (file: string): string => file.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');

export const places = {
  renderer: path.join(dist, 'renderer'),
  preload: path.join(dist, 'preload', 'preload.cjs'),
  core: outside(path.join(dist, 'core', 'core.cjs')),
  addon: outside(path.join(dist, 'native', `${process.platform}-${process.arch}.node`)),
  resources: resourcesFolder(),
  icon: path.join(resourcesFolder(), 'icons', 'icon-256.png'),
} as const;

/** Content, letters and icons: beside the asar when packaged, else in the project. */
function resourcesFolder(): string {
  const packaged = path.join(process.resourcesPath, 'groundwork');
  return existsSync(packaged) ? packaged : path.join(dist, '..', 'resources');
}

/** A Node that can load the addon where Electron's own cannot: given by the launcher, or packaged beside the app. */
export function companionNode(): string | null {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const likely = [process.env['GROUNDWORK_NODE'], path.join(process.resourcesPath, 'node', name)];
  return likely.find((file) => file !== undefined && existsSync(file)) ?? null;
}
