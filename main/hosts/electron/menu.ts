import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../../preload/contract/native.ts';

type Item = MenuItemConstructorOptions;
const apple = process.platform === 'darwin';

/** What the system's menu offers. Commands go to the page, which knows what they mean where the person is. */
export function setMenu(windowNow: () => BrowserWindow | null): void {
  const tell = (label: string, command: MenuCommand, accelerator?: string): Item => ({
    label,
    click: () => windowNow()?.webContents.send('window:command', command),
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  const line: Item = { type: 'separator' };

  const file: Item = {
    label: '&File',
    submenu: [
      tell('Print or send…', 'print', 'CmdOrCtrl+P'),
      line,
      tell('Settings', 'settings', 'CmdOrCtrl+,'),
      line,
      apple ? { role: 'close', label: 'Close window' } : { role: 'quit', label: 'Quit' },
    ],
  };
  const edit: Item = {
    label: '&Edit',
    submenu: [
      tell('Undo', 'undo', 'CmdOrCtrl+Z'),
      tell('Redo', 'redo', apple ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
      line,
      { role: 'cut', label: 'Cut' },
      { role: 'copy', label: 'Copy' },
      { role: 'paste', label: 'Paste' },
      { role: 'selectAll', label: 'Select all' },
      line,
      tell('Find…', 'find', 'CmdOrCtrl+F'),
      tell('Find anything…', 'palette', 'CmdOrCtrl+K'),
    ],
  };
  const view: Item = {
    label: '&View',
    submenu: [
      tell('Hide names', 'hide-names', 'F9'),
      line,
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      { role: 'resetZoom', label: 'Usual size' },
      line,
      { role: 'togglefullscreen', label: 'Full screen' },
      // For whoever mends the program; a packaged app leaves it out.
      ...(app.isPackaged ? [] : [line, { role: 'toggleDevTools', label: 'Developer tools' } as Item]),
    ],
  };
  const help: Item = {
    label: '&Help',
    role: 'help',
    submenu: [tell('Help with this screen', 'help', 'F1'), tell('About Groundwork', 'about')],
  };
  const own: Item = {
    label: 'Groundwork',
    submenu: [
      tell('About Groundwork', 'about'),
      line,
      { role: 'hide', label: 'Hide Groundwork' },
      { role: 'hideOthers', label: 'Hide others' },
      line,
      { role: 'quit', label: 'Quit Groundwork' },
    ],
  };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(apple ? [own, file, edit, view, { role: 'windowMenu', label: 'Window' }, help] : [file, edit, view, help]),
  );
}
