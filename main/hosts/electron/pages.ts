import { app, protocol, session, shell, type WebContents } from 'electron';
import { mayOpenAddress } from '../opening.ts';
import { readPage } from '../pages.ts';

export const start = 'app://groundwork/index.html';

/** Before the app is ready: gives `app:` the standing of a real origin. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

/** Once it is ready: `app:` reads the window's files, and nothing else is let in or out. */
export function servePages(root: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'groundwork') return new Response('', { status: 404 });
    const { status, headers, body } = await readPage(root, pathname);
    return new Response(new Uint8Array(body), { status, headers });
  });
  const page = session.defaultSession;
  // The whole screen, for a chart that is projected, and what a person copies; nothing else that a page may ask for.
  const granted: readonly string[] = ['fullscreen', 'clipboard-sanitized-write'];
  page.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.includes(permission)));
  page.setPermissionCheckHandler((_contents, permission) => granted.includes(permission));
  page.setDevicePermissionHandler(() => false);
  // The program is offline: whatever a page might ask of a network is refused before it leaves.
  page.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*', 'ftp://*/*'] },
    (_details, decide) => decide({ cancel: true }),
  );
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenAddress(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!event.url.startsWith('app://groundwork/')) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.url.startsWith('app://groundwork/')) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
