import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow, ipcMain, nativeTheme, screen } from 'electron';
import path from 'node:path';
import { start } from './pages.ts';
import { places } from './places.ts';
import { isOurs } from './relay.ts';

/** Where the system's buttons stand in our own title bar. On Linux the system keeps its own frame: tiling and touch work there. */
const overlaid = process.platform === 'win32' || process.platform === 'darwin';
export const frame = overlaid ? 'overlay' : 'native';

const titleBarHeight = 40;
const smallest = { width: 640, height: 480 };
const usual = { width: 1440, height: 900 };
const flushPatience = 3000;

interface Place {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximised: boolean;
}

const ground = (): string => (nativeTheme.shouldUseDarkColors ? '#131512' : '#E9E6DD');
const ink = (): string => (nativeTheme.shouldUseDarkColors ? '#ECE9DF' : '#1E231D');

export function openWindow(): BrowserWindow {
  const place = readPlace();
  const window = new BrowserWindow({
    ...(place.x === undefined || place.y === undefined ? {} : { x: place.x, y: place.y }),
    width: place.width,
    height: place.height,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Groundwork',
    icon: places.icon,
    backgroundColor: ground(),
    // Alt shows it; the page has a command for everything in it.
    autoHideMenuBar: true,
    ...(overlaid
      ? { titleBarStyle: 'hidden' as const, titleBarOverlay: { color: ground(), symbolColor: ink(), height: titleBarHeight } }
      : {}),
    webPreferences: {
      preload: places.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // Autosave must not be slowed while another window is in front.
      backgroundThrottling: false,
    },
  });
  if (place.maximised) window.maximize();
  window.once('ready-to-show', () => {
    window.show();
    // The launcher says that it is open once it is.
    process.send?.('shown');
  });
  nativeTheme.on('updated', () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(ground());
    if (process.platform === 'win32') window.setTitleBarOverlay({ color: ground(), symbolColor: ink(), height: titleBarHeight });
  });
  closeAfterFlush(window);
  void window.loadURL(start);
  return window;
}

/** The page may hold what was typed a moment ago: it is asked to hand it over, and waited for, but not for ever. */
function closeAfterFlush(window: BrowserWindow): void {
  let flushed = false;
  window.on('close', (event) => {
    if (flushed) return;
    event.preventDefault();
    keepPlace(window);
    const close = (): void => {
      if (flushed) return;
      flushed = true;
      clearTimeout(patience);
      if (!window.isDestroyed()) window.close();
    };
    const patience = setTimeout(close, flushPatience);
    ipcMain.once('window:flushed', (answer) => {
      if (isOurs(answer)) close();
    });
    if (window.webContents.isCrashed()) close();
    else window.webContents.send('window:flush');
  });
}

const placeFile = (): string => path.join(app.getPath('userData'), 'window-place.json');

function keepPlace(window: BrowserWindow): void {
  const place: Place = { ...window.getNormalBounds(), maximised: window.isMaximized() };
  try {
    writeFileSync(`${placeFile()}.next`, JSON.stringify(place));
    renameSync(`${placeFile()}.next`, placeFile());
  } catch {
    // Where the window stood is not worth a word to anybody.
  }
}

function readPlace(): Place {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const fitted = { width: Math.min(usual.width, area.width), height: Math.min(usual.height, area.height), maximised: false };
  try {
    const kept = JSON.parse(readFileSync(placeFile(), 'utf8')) as Place;
    const { x, y, width, height, maximised } = kept;
    if (![x, y, width, height].every(Number.isFinite)) return fitted;
    const size = { width: Math.max(width, smallest.width), height: Math.max(height, smallest.height), maximised: Boolean(maximised) };
    // A screen that was there last time may not be now.
    const seen = screen
      .getAllDisplays()
      .some(({ workArea: on }) => x! < on.x + on.width - 80 && x! + width > on.x + 80 && y! >= on.y - 10 && y! < on.y + on.height - 80);
    return seen ? { x: x!, y: y!, ...size } : size;
  } catch {
    return fitted;
  }
}
