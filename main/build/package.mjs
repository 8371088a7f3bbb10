import { chmodSync, copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { findElectron } from '../hosts/launcher/electrons.mjs';
import { build, Halt, install, runToEnd } from '../hosts/launcher/install.mjs';
import { addonNeeds, findNode } from '../hosts/launcher/nodes.mjs';

// `npm run package`: an unpacked folder and a tar.gz in release/, from the Electron at hand; nothing is downloaded but, where
// there is none, the npm-hosted one. `--installers` hands over to electron-builder and its downloads. `--folder-only` leaves
// out the tar.gz; `--out FOLDER` writes elsewhere.

const root = path.resolve(import.meta.dirname, '..', '..');
const words = process.argv.slice(2);
const out = words.includes('--out') ? path.resolve(words[words.indexOf('--out') + 1] ?? '') : path.join(root, 'release');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const say = (/** @type {string} */ line) => console.log(line);

async function pack() {
  await install(root, say);
  await build(root, say);
  const { default: builder } = await import('electron-builder');
  if (words.includes('--installers')) {
    await builder.build({
      projectDir: root,
      publish: 'never',
      config: { extends: path.join(root, 'electron-builder.yml'), directories: { output: out } },
      targets: builder.createTargets(platforms(builder), null, null),
    });
    return say(`The installers are in ${out}.`);
  }
  const { electron, why } = await findElectron(root, { say, fetchHosted: true });
  if (!electron) throw new Halt(`There is nothing to pack: ${why}. “npm run package -- --installers” downloads what it needs.`);
  const companion = electron.napi < addonNeeds ? findNode(root) : null;
  if (electron.napi < addonNeeds && !companion) throw new Halt('This Electron needs a Node beside it, and there is none.');

  const runtime = path.join(root, '.cache', `runtime-${process.pid}`);
  try {
    linkTree(path.dirname(electron.program), runtime);
    await builder.build({
      projectDir: root,
      publish: 'never',
      targets: builder.Platform.current().createTarget('dir'),
      config: {
        extends: path.join(root, 'electron-builder.yml'),
        directories: { output: out },
        electronVersion: electron.version,
        electronDist: runtime,
        ...(companion ? { extraResources: [{ from: companion, to: path.join('node', path.basename(companion)) }] } : {}),
      },
    });
  } finally {
    rmSync(runtime, { recursive: true, force: true });
  }
  const folder = path.join(out, unpackedName());
  say(`Packed with Electron ${electron.version}${companion ? ' and a Node beside it' : ''}: ${folder}`);
  if (words.includes('--folder-only')) return undefined;
  const archive = path.join(out, `groundwork-${version}-${process.platform}-${process.arch}.tar.gz`);
  const { code } = await runToEnd('tar', ['-C', out, '--use-compress-program=gzip -1', '-cf', archive, path.basename(folder)]);
  if (code !== 0) throw new Halt('The folder is packed, but the archive could not be written: is there room on the disk?');
  return say(`And as one file: ${archive} (${Math.round(statSync(archive).size / 1024 / 1024)} MB)`);
}

/** @param {typeof import('electron-builder')} builder */
function platforms(builder) {
  const asked = { '--win': builder.Platform.WINDOWS, '--mac': builder.Platform.MAC, '--linux': builder.Platform.LINUX };
  const chosen = Object.entries(asked).flatMap(([word, platform]) => (words.includes(word) ? [platform] : []));
  return chosen.length ? chosen : [builder.Platform.current()];
}

function unpackedName() {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  return { linux: `linux${arch}-unpacked`, win32: `win${arch}-unpacked`, darwin: `mac${arch}` }[process.platform] ?? '';
}

/** The runtime without the app that `electron FOLDER` begins with, which would be packed too. Linked, for it is large. @param {string} from @param {string} to */
function linkTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.name === 'default_app.asar') continue;
    if (entry.isDirectory()) linkTree(source, target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
        chmodSync(target, statSync(source).mode);
      }
    }
  }
}

pack().catch((error) => {
  console.error(
    error instanceof Halt
      ? error.message
      : `It could not be packed: ${error instanceof Error ? error.message.split('\n')[0] : 'no reason was given'}`,
  );
  // electron-builder's own exit hook forgets an exitCode.
  process.exit(1);
});
