import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from 'vite';
import { hashInputs, isFresh, stampFile } from './inputs.mjs';

// `npm run build`: renderer, shell, preload, core process, browser edition and command line, all bundled into dist/, so that
// nothing of node_modules is needed at run time but the addons of the store and of pictures. Builds beside dist/ and swaps: a build that fails
// leaves the last good one.

const root = path.resolve(import.meta.dirname, '..', '..');
const fresh = path.join(root, '.cache', `build-${process.pid}`);
const dist = path.join(root, 'dist');

/** @param {string} name @param {Record<string, string>} input @param {{ whole?: boolean }} options */
const forNode = (name, input, { whole = false } = {}) =>
  build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [withoutStandardFonts, sharpBeside],
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: path.join(fresh, name),
      emptyOutDir: false,
      minify: true,
      rolldownOptions: {
        input,
        checks,
        external: ['electron'],
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          ...(whole ? { codeSplitting: false } : {}),
        },
      },
    },
  });

/** How long a plugin took is no concern of whoever starts the program. */
const checks = { pluginTimings: false };

/** pdfkit reaches for its fourteen standard fonts in a way that no bundler follows. Ours are embedded: it never gets there. */
const withoutStandardFonts = {
  name: 'without-standard-fonts',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!/pdfkit[\\/].*\.m?js$/.test(id) || !code.includes('#standard-fonts/')) return null;
    return { code: code.replace(/\w+(?:\$\d+)?\('#standard-fonts\/\w+'\)/g, 'null'), map: null };
  },
};

/** sharp looks for its addon among node_modules, which are not there where the program is installed: it lies beside ours. */
const sharpBeside = {
  name: 'sharp-beside',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!/sharp[\\/]dist[\\/]sharp\.mjs$/.test(id)) return null;
    return { code: code.replace(/require\("@img\/(sharp-[\w-]+)\/sharp\.node"\)/g, 'require("../native/sharp/$1/index.cjs")'), map: null };
  },
};

async function run() {
  const started = performance.now();
  const inputs = hashInputs(root);
  if (isFresh(root) && !process.argv.includes('--force')) return console.log('Nothing has changed since the last build.');
  await Promise.all([
    build({
      configFile: path.join(root, 'renderer', 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: path.join(fresh, 'renderer'), emptyOutDir: true, rolldownOptions: { checks } },
    }),
    forNode('main', { main: path.join(root, 'main/hosts/electron/main.ts') }),
    forNode('preload', { preload: path.join(root, 'preload/preload.ts') }, { whole: true }),
    // One build for the three that hold a core, so that they share it.
    forNode('core', {
      core: path.join(root, 'main/hosts/process/entry.ts'),
      bridge: path.join(root, 'main/hosts/bridge/main.ts'),
      groundwork: path.join(root, 'main/hosts/cli/main.ts'),
    }),
    // Threads stand alone: they are started by their files.
    forNode('core', { reader: path.join(root, 'main/core/returns/worker.ts') }, { whole: true }),
    forNode('core', { scanner: path.join(root, 'main/core/returns/scans/thread.ts') }, { whole: true }),
    forNode('core', { safety: path.join(root, 'main/core/store/safety/thread.ts') }, { whole: true }),
  ]);
  cpSync(path.join(root, 'resources', 'icons', 'icon.ico'), path.join(fresh, 'renderer', 'favicon.ico'));
  const prebuilds = path.join(root, 'node_modules/better-sqlite3/prebuilds');
  mkdirSync(path.join(fresh, 'native'));
  for (const file of readdirSync(prebuilds))
    if (!file.includes('musl')) cpSync(path.join(prebuilds, file), path.join(fresh, 'native', file));
  // The addon for this system and the library that it needs, as the package manager laid them beside each other.
  const images = path.join(root, 'node_modules/@img');
  for (const name of readdirSync(images))
    if (name.startsWith('sharp-')) cpSync(path.join(images, name), path.join(fresh, 'native', 'sharp', name), { recursive: true });
  // Left to themselves these two would be fetched when they are first needed.
  for (const file of ['zxing-wasm/dist/reader/zxing_reader.wasm', '@embedpdf/pdfium/dist/pdfium.wasm'])
    cpSync(path.join(root, 'node_modules', file), path.join(fresh, 'native', path.basename(file)));
  // The reader of HEIC is under the LGPL: it is no part of our own files, and lies beside them whole and unchanged, with its licence, where
  // anybody can put another build of it.
  for (const part of ['package.json', 'LICENSE', 'libheif-wasm/LICENSE', 'libheif-wasm/libheif.js', 'libheif-wasm/libheif.wasm'])
    cpSync(path.join(root, 'node_modules/libheif-js', part), path.join(fresh, 'native/libheif-js', part));
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  writeFileSync(stampFile(root), inputs);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

try {
  await run();
} catch (error) {
  // The bundler's own words, without the way through its insides.
  console.error(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
