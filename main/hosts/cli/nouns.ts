import { call } from './nouns/call.ts';
import { chart } from './nouns/chart.ts';
import { cohort } from './nouns/cohort.ts';
import { framework } from './nouns/framework.ts';
import { person } from './nouns/person.ts';
import { returns } from './nouns/returns.ts';
import { responses } from './nouns/responses.ts';
import { sample } from './nouns/sample.ts';
import { seminar } from './nouns/seminar.ts';
import { store } from './nouns/store.ts';
import { tag } from './nouns/tag.ts';
import { workbook } from './nouns/workbook.ts';
import type { Verb } from './verb.ts';

export interface Noun {
  summary: string;
  verbs: Readonly<Record<string, Verb>>;
}

/** Every noun of the command line. `call` has no verb of its own: its name is the empty one. */
export const nouns: Readonly<Record<string, Noun>> = {
  workbook,
  framework,
  cohort,
  person,
  seminar,
  returns,
  responses,
  tag,
  chart: { summary: chart.summary, verbs: { '': chart } },
  sample,
  store,
  call: { summary: call.summary, verbs: { '': call } },
};
