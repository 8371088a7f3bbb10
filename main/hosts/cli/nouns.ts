import { call } from './nouns/call.ts';
import { framework } from './nouns/framework.ts';
import { person } from './nouns/person.ts';
import { returns } from './nouns/returns.ts';
import { store } from './nouns/store.ts';
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
  person,
  returns,
  store,
  call: { summary: call.summary, verbs: { '': call } },
};
