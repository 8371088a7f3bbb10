import { v7 as uuid } from 'uuid';
import { count } from '../lines.ts';
import type { Verb } from '../verb.ts';

const add: Verb = {
  summary: 'Adds a cohort of invented people, to look round with',
  takes: [],
  options: {},
  examples: [['groundwork sample add', 'twenty-four people over three seminars, with what they wrote']],
  run: async (_asked, house) => {
    const { cohort } = await house.call('sample.add', { op: uuid() });
    return {
      value: { cohort },
      lines: ['The sample cohort is there. Nobody in it exists; “groundwork sample remove” takes it away again.'],
    };
  },
};

const remove: Verb = {
  summary: 'Removes the invented people for good',
  takes: [],
  options: {},
  examples: [['groundwork sample remove', 'takes away the sample cohort, and nothing else']],
  run: async (_asked, { call }) => {
    const removed = await call('sample.remove', {});
    return {
      value: removed,
      lines: [
        removed.cohorts === 0
          ? 'There is no sample cohort.'
          : `The sample cohort with its ${count(removed.people, 'person', 'people')} is gone.`,
      ],
    };
  },
};

export const sample = { summary: 'Invented people, for trying things out', verbs: { add, remove } };
