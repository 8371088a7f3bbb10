import { app, type BrowserWindow, dialog, powerMonitor } from 'electron';
import { ensureUsualFolder, outFolder, windowFolder } from '../folders.ts';
import { supervise } from '../supervisor.ts';
import { commandIn, runInstalledCommand } from './command-line.ts';
import { coreKind, spawnCore } from './core-process.ts';
import { setMenu } from './menu.ts';
import { announceScheme, servePages } from './pages.ts';
import { places } from './places.ts';
import { relay } from './relay.ts';
import { answerSystem } from './system.ts';
import { openWindow } from './window.ts';

/** The shell: one instance, one window, and a core in a process of its own, which it keeps alive and relays to. */
announceScheme();
// enableSandbox() would drop --no-sandbox, without which Chromium refuses to run as root (containers, tests).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
const own = windowFolder(ensureUsualFolder());
if (own) app.setPath('userData', own);

let window: BrowserWindow | null = null;
const windowNow = (): BrowserWindow | null => (window && !window.isDestroyed() ? window : null);

const command = commandIn(process.argv);
if (command) void runInstalledCommand(command).then((code) => app.exit(code));
else if (app.requestSingleInstanceLock()) run();
else app.exit(0);

function run(): void {
  const kind = coreKind();
  const start = {
    folder: ensureUsualFolder(),
    resources: places.resources,
    outFolder: outFolder(),
    version: app.getVersion(),
    nativeBinding: places.addon,
  };
  const spawn = spawnCore(places.core, start);
  // A child process may start while Chromium is still waking up; a utility process only afterwards.
  let core = kind === 'child' ? supervise(spawn) : undefined;

  app.on('second-instance', () => {
    const open = windowNow();
    if (open?.isMinimized()) open.restore();
    open?.show();
    open?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let ended = false;
  app.on('will-quit', (event) => {
    if (ended || !core) return;
    event.preventDefault();
    void core.close().finally(() => {
      ended = true;
      app.quit();
    });
  });

  void app.whenReady().then(() => {
    if (kind === 'none') {
      dialog.showErrorBox(
        'Groundwork cannot open its store',
        'This copy of Groundwork needs a newer Electron, or Node 24 beside it. Nothing of yours was touched. Start it with “npm start”, which finds one.',
      );
      return app.exit(1);
    }
    const supervised = (core ??= supervise(spawn));
    servePages(places.renderer);
    relay(supervised, windowNow);
    answerSystem(windowNow);
    setMenu(windowNow);
    window = openWindow();
    const lock = (): void => void supervised.call({ id: 'lock', call: 'lock.now', input: {} });
    powerMonitor.on('lock-screen', lock);
    powerMonitor.on('suspend', lock);
    app.on('activate', () => {
      if (!windowNow()) window = openWindow();
    });
  });
}
