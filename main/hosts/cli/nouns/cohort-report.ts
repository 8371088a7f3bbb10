import { statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { CallInput } from '../../../../preload/contract/calls.ts';
import { Naming } from '../../../../preload/contract/model/people.ts';
import { Paper, Preset } from '../../../../preload/contract/model/print.ts';
import { ReportKind, ReportResult } from '../../../../preload/contract/model/reports.ts';
import { choose, chooseFramework } from '../choose.ts';
import { count } from '../lines.ts';
import { type Asked, type CommandHouse, Stop, type Verb } from '../verb.ts';

type Request = CallInput<'report.write'>['report'];

export const report: Verb = {
  summary: 'Writes a report about a cohort, a seminar or a person as PDF',
  takes: ['C'],
  options: {
    out: { takes: 'FILE', says: 'Where to write: a .pdf file, or a folder', required: true },
    kind: {
      takes: 'KIND',
      says: `What of: ${ReportKind.options.join(', ')}; without it whatever fits the rest`,
      oneOf: ReportKind.options,
    },
    seminar: { takes: 'S', says: 'Which seminar, for a seminar summary' },
    person: { takes: 'P', says: 'Whose, for feedback and revision; without it everybody’s, each a file in the folder' },
    framework: { takes: 'F', says: 'Which statements; without it those that the cohort uses most' },
    names: { takes: 'HOW', says: 'hidden or shown; evidence usually shows them, what is shared hides them', oneOf: Naming.options },
    memos: { says: 'Put into feedback what you noted about them, as you wrote it' },
    preset: { takes: 'PRESET', says: `How it is set: ${Preset.options.join(', ')}`, oneOf: Preset.options },
    paper: { takes: 'PAPER', says: 'a4 or letter', oneOf: Paper.options },
  },
  examples: [
    ['groundwork cohort report Autumn --out autumn.pdf', 'how the cohort stands, what it thought and what to do next'],
    ['groundwork cohort report Autumn --kind seminar --seminar "Local Seminar 1" --out seminar.pdf', 'one seminar, prompt by prompt'],
    ['groundwork cohort report Autumn --kind revision --out revision', 'a revision book for everybody, in the folder “revision”'],
  ],
  notes: ['Nothing is told of fewer than five people, and quotes never bear a name.'],
  run: async (asked, house) => {
    const cohort = choose(await house.call('cohort.list', {}), asked.words[0] ?? '', 'cohort', (each) => each.title);
    const request = await requestOf(asked, cohort.id, house);
    const out = path.resolve(asked.options['out'] ?? '');
    // A sheet for everybody goes into a folder, and so does one whose name is left to us.
    const everybody = (request.kind === 'feedback' || request.kind === 'revision') && request.people === undefined;
    const many = everybody || isFolder(out);
    const result = v.parse(
      ReportResult,
      await house.finish(
        'report.write',
        many ? { report: request, folder: out } : { report: request, folder: path.dirname(out), file: path.basename(out) },
      ),
    );
    const files = result.files.map((file) => path.join(result.folder, file));
    const [first = ''] = files;
    return {
      value: { ...result, files },
      lines:
        files.length === 1
          ? [`${first} (${count(result.pages, 'page')})`]
          : [`${count(files.length, 'report')}, ${count(result.pages, 'page')}: ${result.folder}`],
    };
  },
};

async function requestOf({ options }: Asked, cohort: string, { call }: CommandHouse): Promise<Request> {
  const fitting = options['seminar'] === undefined ? (options['person'] === undefined ? 'cohort' : 'feedback') : 'seminar';
  const kind = v.parse(ReportKind, options['kind'] ?? fitting);
  // What would be left out in silence is said.
  if (options['seminar'] !== undefined && kind !== 'seminar')
    throw new Stop('wrong-usage', `--seminar goes with --kind seminar, not with --kind ${kind}.`);
  if (options['person'] !== undefined && kind !== 'feedback' && kind !== 'revision')
    throw new Stop('wrong-usage', `--person goes with --kind feedback or --kind revision, not with --kind ${kind}.`);
  const set = {
    cohort,
    ...(options['preset'] === undefined ? {} : { preset: v.parse(Preset, options['preset']) }),
    ...(options['paper'] === undefined ? {} : { paper: v.parse(Paper, options['paper']) }),
  };
  const names = options['names'] === undefined ? {} : { names: v.parse(Naming, options['names']) };
  const framework =
    options['framework'] === undefined ? {} : { framework: chooseFramework(await call('framework.list', {}), options['framework']).id };
  const people =
    options['person'] === undefined
      ? {}
      : { people: [choose(await call('person.list', { cohort }), options['person'], 'person', (each) => each.name).id] };
  switch (kind) {
    case 'cohort':
      return { kind, ...names, ...framework, ...set };
    case 'evidence':
      return { kind, ...names, ...set };
    case 'seminar': {
      if (options['seminar'] === undefined) throw new Stop('wrong-usage', '--seminar S is missing: which seminar is it about?');
      const seminar = choose(await call('seminar.list', { cohort }), options['seminar'], 'seminar', (each) => each.title).id;
      return { kind, seminar, ...names, ...set };
    }
    case 'feedback':
      return { kind, memos: options['memos'] !== undefined, ...people, ...framework, ...set };
    case 'revision':
      return { kind, ...people, ...framework, ...set };
  }
}

const isFolder = (place: string): boolean => statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
