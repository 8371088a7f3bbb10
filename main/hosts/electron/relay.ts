import { type BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { Core } from '../../core/core.ts';

/** Is it our own page that speaks, in its main frame? Anything else is not answered. */
export function isOurs(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith('app://groundwork/');
}

/** Passes envelopes between page and core, unread. */
export function relay(core: Core, windowNow: () => BrowserWindow | null): void {
  ipcMain.handle('core:call', (event, request: unknown) => {
    if (!isOurs(event)) throw new Error('not our page');
    return core.call(request);
  });
  core.on((event) => windowNow()?.webContents.send('core:event', event));
}
