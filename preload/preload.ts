import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CoreEvent, Reply } from './contract/envelope.ts';
import type { Groundwork, MenuCommand, Native } from './contract/native.ts';

/** The page's only way out: the contract's envelopes, and what the system can do. No module of Electron's is handed over. */
const ask = (name: string, input?: unknown): Promise<never> => ipcRenderer.invoke(`system:${name}`, input) as Promise<never>;

function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const hear = (_event: unknown, value: T): void => listener(value);
  ipcRenderer.on(channel, hear);
  return () => void ipcRenderer.off(channel, hear);
}

const flushes = new Set<() => Promise<void>>();
listen('window:flush', () => void Promise.allSettled([...flushes].map((flush) => flush())).then(() => ipcRenderer.send('window:flushed')));

const platforms: Partial<Record<NodeJS.Platform, Native['platform']>> = { linux: 'linux', darwin: 'macos', win32: 'windows' };

const groundwork: Groundwork = {
  call: (request) => ipcRenderer.invoke('core:call', request) as Promise<Reply>,
  on: (listener) => listen<CoreEvent>('core:event', listener),
  native: {
    edition: 'electron',
    platform: platforms[process.platform] ?? 'other',
    frame: process.platform === 'win32' || process.platform === 'darwin' ? 'overlay' : 'native',
    chooseFolder: (wish) => ask('choose-folder', wish),
    chooseFiles: (wish) => ask('choose-files', wish),
    saveFile: (wish) => ask('save-file', wish),
    pathForFile: (file) => Promise.resolve(webUtils.getPathForFile(file) || null),
    showInFolder: (path) => ask('show-in-folder', path),
    openPath: (path) => ask('open-path', path),
    openExternal: (url) => ask('open-external', url),
    canRemember: () => ask('can-remember'),
    remember: (secret) => ask('remember', secret),
    remembered: () => ask('remembered'),
    forget: () => ask('forget'),
    onFlush: (flush) => {
      flushes.add(flush);
      return () => void flushes.delete(flush);
    },
    onCommand: (listener) => listen<MenuCommand>('window:command', listener),
    setTheme: (theme) => void ask('set-theme', theme),
  },
};

contextBridge.exposeInMainWorld('groundwork', groundwork);
