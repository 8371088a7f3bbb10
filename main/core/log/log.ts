import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { constants, release } from 'node:os';
import { basename, join } from 'node:path';
import type { Instant } from '../../../preload/contract/model/ids.ts';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';
import type { Deps, Facts, Log } from '../deps.ts';

/*
 * What happened, as one line of JSON each, for whoever has to find a fault. It never holds what somebody wrote: callers give facts only,
 * and what does not look like one of ours is withheld here all the same. Writing it never fails and never stops work.
 */

export interface LogOptions {
  /** The data folder. */
  folder: string;
  now: () => Instant;
  /** Bytes after which a new file is begun. */
  largest?: number;
  /** Files that are kept, the current one among them. */
  files?: number;
}

const shown = 200;
const withheld = '(withheld)';

export function createLog({ folder, now, largest = 1_000_000, files = 4 }: LogOptions): Log {
  const file = currentFile(folder);
  const write = (level: string, event: string, facts: Facts = {}): void => {
    try {
      const line = { time: now(), level, event: withoutWords(event), ...Object.fromEntries(Object.entries(facts).map(clean)) };
      // Never the data folder itself: one that is missing is on a disk that was taken out, and is not to come into being by a log.
      const inside = join(folder, 'log');
      if (!existsSync(inside)) mkdirSync(inside, { mode: 0o700 });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) >= largest) rotate(file, files);
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch {
      // A full disk is told of by the work that met it.
    }
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
}

/** The last lines, the oldest first. */
export function recentLines(folder: string, most = shown): string[] {
  const file = currentFile(folder);
  const lines: string[] = [];
  for (let age = 0; lines.length < most && existsSync(older(file, age)); age++) {
    lines.unshift(...readFileSync(older(file, age), 'utf8').split('\n').filter(Boolean));
  }
  return lines.slice(-most);
}

/** For a person to read and then to send, if they want to. It says itself what is in it. */
export function supportReport(deps: Pick<Deps, 'folder' | 'version' | 'now'>, status: StoreStatus): string {
  const lines = recentLines(deps.folder);
  const facts: [string, string | number | undefined][] = [
    ['Made', deps.now()],
    ['Groundwork', deps.version],
    ['Node', process.versions.node],
    ['Electron', process.versions['electron']],
    ['SQLite', status.sqlite || undefined],
    ['System', `${process.platform} ${process.arch}, ${release()}`],
    ['Store', status.problem ? `${status.state}, ${status.problem}` : status.state],
    ['Store’s schema', status.schema],
    ['Store’s size', `${(status.bytes / 1e6).toFixed(1)} MB`],
    ['Encrypted', status.encrypted ? 'yes' : 'no'],
    ['In a synced folder', status.synced?.service ?? 'no'],
    ['Last backup', status.lastBackup ?? 'none'],
  ];
  return [
    'Groundwork: report for support',
    '',
    `It holds what is written below and nothing else: versions, sizes, and the last ${lines.length} events of the log. There are no names,`,
    'no answers, no titles and no folders in it. Read it through before you send it to anybody.',
    '',
    ...facts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])),
    '',
    'Events, the newest last:',
    ...lines,
    '',
  ].join('\n');
}

const currentFile = (folder: string): string => join(folder, 'log', 'groundwork.log');
const older = (file: string, age: number): string => (age === 0 ? file : `${file}.${age}`);

function rotate(file: string, files: number): void {
  rmSync(older(file, files - 1), { force: true });
  for (let age = files - 2; age >= 0; age--) if (existsSync(older(file, age))) renameSync(older(file, age), older(file, age + 1));
}

function clean([name, value]: [string, Facts[string]]): [string, Facts[string]] {
  if (typeof value !== 'string') return [name, value];
  return [name, name === 'at' ? placesIn(value) : withoutWords(value)];
}

/** What a fact looks like: a code, an id, a version, the name of a call, an instant. Names and sentences have capitals and spaces. */
const token = /^[a-z0-9][a-z0-9._:-]{0,79}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const errorName = /^(?:([A-Z][A-Za-z]{0,30})?Error|Refusal)$/;
const isSystemCode = (value: string): boolean =>
  Object.hasOwn(constants.errno, value) || /^SQLITE_[A-Z_]{1,40}$/.test(value) || /^ERR_[A-Z_]{1,60}$/.test(value);

const withoutWords = (value: string): string =>
  value === '' || token.test(value) || instant.test(value) || errorName.test(value) || isSystemCode(value) ? value : withheld;

/** A stack without the person's folders in it: `core.js:120:14`, the innermost first. */
const placesIn = (stack: string): string =>
  [...stack.matchAll(/([^\s()|]+?):(\d+):(\d+)/g)].map(([, path = '', line, column]) => `${basename(path)}:${line}:${column}`).join(' ');
