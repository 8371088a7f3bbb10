import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The window's own files, the same for Electron's `app:` and for the browser edition: nothing outside `root` is ever read. */
export interface Page {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
};

/** Scripts and styles of ours only. `nonce` lets in the two style elements that react-aria makes while a page is open. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const guards: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=()',
};

export async function readPage(root: string, urlPath: string): Promise<Page> {
  const file = resolveInside(root, urlPath);
  if (!file) return plain(403, 'That is outside Groundwork.');
  const type = types[path.extname(file).toLowerCase()];
  const body = type ? await readFile(file).catch(() => null) : null;
  if (!body || !type) return plain(404, 'There is no such page.');
  const lasting = urlPath.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
  const nonce = randomBytes(16).toString('base64url');
  return {
    status: 200,
    headers: { ...guards, 'content-type': type, 'cache-control': lasting, 'content-security-policy': policy(nonce) },
    body: file.endsWith('.html') ? withNonce(body, nonce) : body,
  };
}

export const plain = (status: number, text: string): Page => ({
  status,
  headers: {
    ...guards,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
  },
  body: Buffer.from(`${text}\n`),
});

/** The file that a URL's path names, or nothing where it would lead out of `root` or is not a path at all. */
export function resolveInside(root: string, urlPath: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const file = path.resolve(root, `.${name === '/' ? '/index.html' : name}`);
  return file.startsWith(path.resolve(root) + path.sep) ? file : null;
}

const withNonce = (html: Buffer, nonce: string): Buffer =>
  Buffer.from(html.toString('utf8').replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`));
