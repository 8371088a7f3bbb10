import { createHash } from 'node:crypto';
import { guards, type Page } from '../pages.ts';

const style = `
  :root { color-scheme: light dark; --desk: #E9E6DD; --paper: #FBFAF5; --ink: #1E231D; --soft: #4A5147; }
  @media (prefers-color-scheme: dark) { :root { --desk: #131512; --paper: #1B1E1A; --ink: #ECE9DF; --soft: #B9B7AC; } }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--desk); color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 1.5rem; padding: 2.5rem 3rem; background: var(--paper); }
  h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.3; }
  p { margin: 0 0 0.75rem; }
  p:last-child { margin: 0; color: var(--soft); }
  kbd { font: inherit; font-weight: 600; }
`;
const hash = createHash('sha256').update(style).digest('base64');

/** For a tab that has no key: the link was used, or Groundwork was started again since. */
export const closedPage = (): Page => ({
  status: 200,
  headers: {
    ...guards,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  },
  body: Buffer.from(`<!doctype html>
<html lang="en-GB">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Groundwork is not open in this tab</title>
    <style>${style}</style>
  </head>
  <body>
    <main>
      <h1>Groundwork is not open in this tab</h1>
      <p>Each link opens one tab, once, so that nobody else on this computer can use it.</p>
      <p>For another tab, go to the terminal where Groundwork runs and press <kbd>Enter</kbd>: it prints a new link.</p>
      <p>Nothing was lost. Everything that was saved is in your data folder.</p>
    </main>
  </body>
</html>
`),
});
