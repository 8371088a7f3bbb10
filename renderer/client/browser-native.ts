import { bridge } from '../../preload/contract/bridge.ts';
import type { Native } from '../../preload/contract/native.ts';
import type { Send } from './bridge.ts';
import { pickFiles } from './pick-files.ts';

/** What a browser can do of what the system can. The rest answers `null` or `false`, and the page says so. */
export function browserNative(send: Send, platform: Native['platform']): Native {
  const hand = async (file: File): Promise<string | null> => {
    const headers = { 'x-file-name': encodeURIComponent(file.name), 'content-type': 'application/octet-stream' };
    const response = await send(bridge.files, { method: 'POST', body: file, headers }).catch(() => null);
    if (!response?.ok) return null;
    const answer: unknown = await response.json();
    return answer && typeof answer === 'object' && 'path' in answer ? String(answer.path) : null;
  };
  const show = async (path: string, how: 'file' | 'folder'): Promise<boolean> => {
    const response = await send(bridge.show, {
      method: 'POST',
      body: JSON.stringify({ path, how }),
      headers: { 'content-type': 'application/json' },
    }).catch(() => null);
    if (!response?.ok) return false;
    const answer: unknown = await response.json();
    return Boolean(answer && typeof answer === 'object' && 'shown' in answer && answer.shown);
  };
  return {
    edition: 'browser',
    platform,
    frame: 'native',
    chooseFolder: async () => null,
    chooseFiles: async ({ kinds, many }) => {
      const files = await pickFiles(
        kinds.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(','),
        many ?? false,
      );
      const paths: string[] = [];
      // One after the other, so that they stay in their order.
      for (const file of files) paths.push(...[await hand(file)].filter((path) => path !== null));
      return paths;
    },
    saveFile: async ({ name, bytes }) => {
      download(name, bytes);
      return { path: name };
    },
    pathForFile: hand,
    showInFolder: (path) => show(path, 'folder'),
    openPath: (path) => show(path, 'file'),
    openExternal: async (url) => {
      if (!/^(?:https:|mailto:)/i.test(url)) return false;
      window.open(url, '_blank', 'noopener,noreferrer');
      return true;
    },
    canRemember: async () => false,
    remember: async () => false,
    remembered: async () => null,
    forget: async () => {},
    onFlush: (flush) => {
      const hidden = (): void => {
        if (document.visibilityState === 'hidden') void flush();
      };
      const leaving = (): void => void flush();
      document.addEventListener('visibilitychange', hidden);
      window.addEventListener('pagehide', leaving);
      return () => {
        document.removeEventListener('visibilitychange', hidden);
        window.removeEventListener('pagehide', leaving);
      };
    },
    onCommand: () => () => {},
    setTheme: () => {},
  };
}

function download(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
