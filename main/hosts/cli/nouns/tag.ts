import { columns, count } from '../lines.ts';
import type { Verb } from '../verb.ts';
import { findCohort } from './cohort.ts';

const list: Verb = {
  summary: 'Lists tags as a tree, with how many excerpts are on each',
  takes: [],
  options: { cohort: { takes: 'C', says: 'Count only excerpts of this cohort' } },
  examples: [['groundwork tag list --cohort Autumn', 'what the cohort wrote about, theme by theme']],
  run: async ({ options }, house) => {
    const asked = options['cohort'];
    const tags = await house.call('tag.list', asked === undefined ? {} : { cohort: (await findCohort(house, asked)).id });
    const rows = tags.map(({ name, depth, below, definition }) => [
      `${'  '.repeat(depth)}${name}`,
      count(below, 'excerpt'),
      definition.replace(/\s+/g, ' ').slice(0, 60),
    ]);
    return { value: tags, lines: tags.length === 0 ? ['There are no tags yet.'] : columns(rows) };
  },
};

export const tag = { summary: 'Tags that were put on what people wrote', verbs: { list } };
