import type { Backup } from '../../../../preload/contract/model/store.ts';
import { columns, count, moment, size } from '../lines.ts';
import { problemSentence } from '../sentences.ts';
import { type Outcome, Stop, type Verb } from '../verb.ts';

const check: Verb = {
  summary: 'Checks that the store is whole',
  takes: [],
  options: {},
  withoutStore: true,
  examples: [['groundwork store check', 'says where the store is, and whether anything is wrong with it']],
  run: async (_asked, { call, status }): Promise<Outcome> => {
    if (status.state !== 'open') return { value: { ok: false, steps: [], status }, lines: [problemSentence(status)], refused: true };
    const report = await call('store.check', {});
    const lines = [
      `${status.file} (${size(status.bytes)}${status.encrypted ? ', encrypted' : ''})`,
      ...columns(report.steps.map((step) => [step.ok ? '  ok' : '  NO', step.name, step.detail])),
      report.ok
        ? 'The store is whole.'
        : 'Something is wrong. “groundwork store backups” lists the copies that it can be brought back from.',
    ];
    return { value: report, lines, ...(report.ok ? {} : { refused: true as const }) };
  },
};

const backup: Verb = {
  summary: 'Makes a backup now, and checks it',
  takes: [],
  options: {},
  examples: [['groundwork store backup', 'a checked copy in the backups folder']],
  run: async (_asked, { call }) => {
    const made = await call('backup.make', {});
    return { value: made, lines: [`Made and checked: ${made.file} (${size(made.bytes)})`] };
  },
};

const backups: Verb = {
  summary: 'Lists the backups, newest first',
  takes: [],
  options: {},
  withoutStore: true,
  examples: [['groundwork store backups', 'every backup with its size and what is in it']],
  run: async (_asked, { call }) => {
    const found = await call('backup.list', {});
    return {
      value: found,
      lines: found.length
        ? columns(found.map((each) => [each.file, moment(each.made), kinds[each.kind], size(each.bytes), holds(each)]))
        : ['There are no backups yet.'],
    };
  },
};

const kinds: Record<Backup['kind'], string> = {
  hourly: 'of the hour',
  daily: 'of the day',
  weekly: 'of the week',
  'before-migration': 'before a new version',
  'before-restore': 'before a restore',
  'by-hand': 'made by hand',
};

function holds({ holds: counted, encrypted }: Backup): string {
  const told = Object.entries(counted)
    .filter(([, number]) => number > 0)
    .map(([what, number]) => count(number, what === 'people' ? 'person' : what.replace(/s$/, ''), what));
  return told.length ? told.join(', ') : encrypted ? 'encrypted' : '';
}

const restore: Verb = {
  summary: 'Goes back to a backup; what is there now is kept aside',
  takes: ['B'],
  options: { yes: { says: 'Do it: without this nothing is changed' } },
  withoutStore: true,
  examples: [
    ['groundwork store restore BACKUP', 'says what would happen'],
    ['groundwork store restore BACKUP --yes', 'does it'],
  ],
  notes: ['BACKUP is a file name from “groundwork store backups”. A restore can be undone in the window.'],
  run: async ({ words, options }, { call }) => {
    const asked = words[0] ?? '';
    const found = (await call('backup.list', {})).find((each) => each.file === asked);
    if (!found)
      throw new Stop('refused', `There is no backup “${asked}”. “groundwork store backups” lists them.`, { code: 'not-found', detail: {} });
    const made = moment(found.made);
    if (options['yes'] === undefined)
      throw new Stop(
        'refused',
        `Nothing was changed. This would go back to how things were on ${made}, and keep what is there now aside. Add --yes to do it.`,
        { code: 'conflict', detail: { confirm: '--yes' } },
      );
    const status = await call('backup.restore', { file: found.file });
    if (status.state === 'failed') throw new Stop('refused', problemSentence(status));
    return { value: status, lines: [`The store is as it was on ${made}. What was there before is kept aside; the window can undo this.`] };
  },
};

export const store = { summary: 'The file that holds everything, and its backups', verbs: { check, backup, backups, restore } };
