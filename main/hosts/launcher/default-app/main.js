// What `electron FOLDER` begins with, for an Electron that was packed without it: reads the folder's package.json and
// starts what it names.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });

const words = process.argv.slice(1);
const required = words.flatMap((word, at) => (word === '-r' || word === '--require' ? [words[at + 1]] : []));
Module._preloadModules(required);
const folder = words.find((word, at) => !word.startsWith('-') && !['-r', '--require'].includes(words[at - 1]));

if (folder) {
  const home = path.resolve(folder);
  const manifest = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version ?? '0.0.0');
  app.setAppPath(home);
  Module._load(path.join(home, manifest.main ?? 'index.js'), Module, true);
} else {
  process.stderr.write('usage: electron FOLDER\n');
  app.exit(2);
}
