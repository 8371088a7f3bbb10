import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserWindow, dialog, ipcMain, nativeTheme, shell } from 'electron';
import * as v from 'valibot';
import { mayOpenAddress, mayOpenPath } from '../opening.ts';
import { isOurs } from './relay.ts';
import { canRemember, forget, remember, remembered } from './remember.ts';

/** What a page may ask of the system, each question parsed before it is heard. */
const Title = v.pipe(v.string(), v.maxLength(200));
const Path = v.pipe(v.string(), v.maxLength(4096));
const Kinds = v.pipe(
  v.array(v.object({ name: Title, extensions: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,24}$/))) })),
  v.maxLength(20),
);

export function answerSystem(windowNow: () => BrowserWindow | null): void {
  on('choose-folder', v.object({ title: Title, from: v.optional(Path) }), async ({ title, from }, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title,
      properties: ['openDirectory', 'createDirectory'],
      ...(from === undefined ? {} : { defaultPath: from }),
    });
    return chosen.filePaths[0] ?? null;
  });
  on('choose-files', v.object({ title: Title, kinds: Kinds, many: v.optional(v.boolean()) }), async ({ title, kinds, many }, window) => {
    const chosen = await dialog.showOpenDialog(window, {
      title,
      filters: kinds,
      properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
    });
    return chosen.filePaths;
  });
  on('save-file', v.object({ name: Title, kinds: Kinds, bytes: v.instance(Uint8Array) }), async ({ name, kinds, bytes }, window) => {
    const chosen = await dialog.showSaveDialog(window, { defaultPath: path.basename(name), filters: kinds });
    return chosen.filePath ? writeWhole(chosen.filePath, bytes) : null;
  });
  on('show-in-folder', Path, (file) => {
    if (!path.isAbsolute(file)) return false;
    shell.showItemInFolder(file);
    return true;
  });
  on('open-path', Path, async (file) => mayOpenPath(file) && (await shell.openPath(file)) === '');
  on(
    'open-external',
    Path,
    async (address) =>
      mayOpenAddress(address) &&
      shell
        .openExternal(address)
        .then(() => true)
        .catch(() => false),
  );
  on('can-remember', v.undefined(), canRemember);
  on('remember', v.pipe(v.string(), v.maxLength(1024)), remember);
  on('remembered', v.undefined(), remembered);
  on('forget', v.undefined(), forget);
  on('set-theme', v.picklist(['system', 'light', 'dark']), (theme) => {
    nativeTheme.themeSource = theme;
  });

  function on<S extends v.GenericSchema>(name: string, asks: S, answer: (input: v.InferOutput<S>, window: BrowserWindow) => unknown): void {
    ipcMain.handle(`system:${name}`, (event, input: unknown) => {
      const window = windowNow();
      const parsed = v.safeParse(asks, input);
      if (!isOurs(event) || !window || !parsed.success) throw new Error('not understood');
      return answer(parsed.output, window);
    });
  }
}

/** The whole file or none: written beside, then moved into place. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<{ path: string } | { failed: 'disk-full' | 'file-not-writable' }> {
  const beside = `${file}.part`;
  try {
    await writeFile(beside, bytes);
    await rename(beside, file);
    return { path: file };
  } catch (error) {
    await rm(beside, { force: true });
    const code = error && typeof error === 'object' && 'code' in error ? error.code : '';
    return { failed: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'file-not-writable' };
  }
}
