/**
 * The browser edition's wire, on 127.0.0.1 only. The address that is printed carries a key in its fragment, which no server
 * and no log ever sees. The page posts it once to `session` and keeps the bearer it gets in `sessionStorage`, so that it is
 * this tab's alone; every other request carries `Authorization: Bearer …`. A key works once: a page that has neither key
 * nor bearer, or whose bearer is refused (401), goes to `closed`, which says in plain words how to open another.
 */
export const bridge = {
  /** POST `{ key }` answers `{ bearer, platform }`, or 403 when the key was used already or is not ours. */
  session: '/session',
  /** POST a Request, answers a Reply with status 200; 413 with the Reply `too-large` where it is over `callLimit`. */
  call: '/call',
  /** GET, answers `text/event-stream`: one CoreEvent as JSON in each `data:` line, and a comment every 15 s. */
  events: '/events',
  /** POST `{ path, how: 'file' | 'folder' }` answers `{ shown }`. */
  show: '/show',
  /** POST a file's bytes, its name in `x-file-name` (encodeURIComponent); answers `{ path }`. For files chosen or dropped in the page. */
  files: '/files',
  /** POST `{ ticket }`, 32 bytes in hex that the tab made: with it this tab finds its way back when Groundwork was started again. */
  ticket: '/ticket',
  /**
   * POST `{ word }` answers `{ word, proofs }`: an HMAC under each ticket that the bridge has. A tab that finds its own there knows whom it
   * speaks to, and POSTs `{ word, proof }` in its turn for what `session` answers. Each ticket serves once.
   */
  again: '/again',
  closed: '/closed',
  keyInFragment: 'key',
  bearerInStorage: 'groundwork.bearer',
} as const;

/** What either side proves its ticket with. Bound to the address, so that nobody between the two can pass it on. */
export const tabProof = (who: 'bridge' | 'tab', tabWord: string, bridgeWord: string, origin: string): string =>
  ['groundwork', who, tabWord, bridgeWord, origin].join(' ');

/** Bytes of one call. A workbook of 40 sections is under one million; one that is brought in carries its pictures. */
export const callLimit = 64 * 1024 * 1024;
/** Bytes of one file that a page hands over. */
export const fileLimit = 1024 * 1024 * 1024;
