import { mkdirSync, mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPromptAnswers } from '../../main/core/review/answers.ts';
import { readExcerptList } from '../../main/core/review/excerpts.ts';
import { matchOf, readQuery } from '../../main/core/review/query.ts';
import { searchAnswers } from '../../main/core/review/search.ts';
import { listTags } from '../../main/core/review/tags.ts';
import { storeFiles } from '../../main/core/store/files.ts';
import { wordsFrom } from '../../main/core/store/search.ts';
import { openStore } from '../../main/core/store/store.ts';
import { conclude, machine, many, median, ms, p95, say, timed, times } from '../support/bars.ts';
import { bigPrompt, writeReview } from '../support/review-filler.ts';
import { writeResponses } from '../support/store-filler.ts';

/*
 * What reading a cohort costs when the store holds ten years: a search to its first fifty answers, and opening a prompt that two
 * thousand people answered, each beside the plain statement in the same run. Bars: a search 30 ms at p95, the prompt 100 ms at the
 * median. `node tests/bench/review.mjs [--responses 1000000] [--excerpts 100000] [--in FOLDER]`, where FOLDER keeps the store for the
 * next run; ends with 1 where a bar is missed.
 */

const asked = (name) => process.argv[process.argv.indexOf(name, 2) + 1 || process.argv.length];
const responses = Number(asked('--responses') ?? 1_000_000);
const excerpts = Number(asked('--excerpts') ?? 100_000);
const kept = asked('--in');
const bars = { search: 30, prompt: 100 };
const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'groundwork-bench-'));
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

let ids = 0;
const open = () => {
  const opened = openStore({ folder, now: () => new Date().toISOString(), newId: () => `bench-${++ids}`, log: quiet });
  if (!opened.ok) throw new Error(opened.problem);
  return opened.store;
};

mkdirSync(folder, { recursive: true });
if (!existsSync(storeFiles(folder).store)) {
  console.log(`A store with ${many(responses)} responses and ${many(excerpts)} excerpts is made…`);
  const made = open();
  console.log(
    `  made in ${ms(
      timed(() => {
        writeResponses(made.raw, responses);
        writeReview(made.raw, responses, excerpts);
      }),
    )}`,
  );
  made.close();
}

const store = open();
const { raw } = store;
const read = (work) => store.read(work);
console.log(`  ${machine()}`);

/** As people look: frequent and rare words, phrases, beginnings, nearness, with and without a filter. */
const searches = [
  ['frequent words', 'implementation mentor', {}],
  ['a rare word', 'rarely12', {}],
  ['a phrase', '"the soil"', {}],
  ['a beginning', 'plan*', {}],
  ['a beginning that half the words have', 'rarely1*', {}],
  ['words near each other', 'mentor NEAR/3 feedback', {}],
  ['a phrase that nobody wrote', '"soil barrier coaching plant"', {}],
  ['in one cohort', 'feedback', { cohort: 'c7' }],
  ['in one edition', 'feedback', { edition: 'e3-4' }],
  ['on a tag', 'feedback', { tag: 't5' }],
  ['starred', 'feedback', { starred: true }],
];
const limit = 50;
const plain = raw.prepare('SELECT rowid FROM response_fts WHERE response_fts MATCH ? ORDER BY rowid DESC LIMIT ?');
const all = [];
console.log('Search, to the first fifty answers, ready to be shown (p95)');
for (const [name, text, filter] of searches) {
  const match = matchOf(readQuery(text), (start) => read((db) => wordsFrom(db, start)));
  const floor = times(20, () => plain.all(match, limit));
  const ours = times(20, () => read((db) => searchAnswers(db, { text, filter, names: 'hidden', limit })));
  all.push(...ours);
  say(name, p95(ours), { floor: p95(floor) });
}
const typing = 'implementation of feedback';
const typed = times(typing.length - 3, (at) =>
  read((db) => searchAnswers(db, { text: typing.slice(0, at + 3), filter: {}, names: 'shown', limit })),
);
all.push(...typed);
const both = p95(times(20, () => plain.all('"implementation" AND "feedback"', limit)));
say('letter by letter', p95(typed), { floor: both });
say('all of these', p95(all), { floor: both, bar: bars.search });

console.log(`Opening a prompt with ${many(bigPrompt.answers)} answers (median)`);
const straight = raw.prepare(
  `SELECT r.*, p.* FROM response r JOIN participant p ON p.id = r.participant_id WHERE r.edition_id = ? AND r.field = ?`,
);
const field = `${bigPrompt.prompt}:individual`;
const wanted = {
  prompts: [bigPrompt.prompt],
  filter: { edition: bigPrompt.edition },
  order: 'person',
  empty: false,
  changes: true,
  offset: 0,
};
const floor = median(times(15, () => straight.all(bigPrompt.edition, field)));
say(
  'all of them, with everything on them',
  median(times(15, () => read((db) => readPromptAnswers(db, { ...wanted, names: 'shown', limit: 5000 })))),
  { floor, bar: bars.prompt },
);
say('names hidden', median(times(15, () => read((db) => readPromptAnswers(db, { ...wanted, names: 'hidden', limit: 5000 })))), {
  floor,
  bar: bars.prompt,
});
say('the first two hundred', median(times(15, () => read((db) => readPromptAnswers(db, { ...wanted, names: 'shown', limit: 200 })))), {
  floor,
});

console.log('Tags (median)');
const counted = raw.prepare('SELECT tag_id, count(*) FROM excerpt_tag GROUP BY tag_id');
say('the tree with its counts, over all cohorts', median(times(7, () => read((db) => listTags(db, undefined)))), {
  floor: median(times(7, () => counted.all())),
});
say('the tree with its counts, of one cohort', median(times(7, () => read((db) => listTags(db, 'c7')))), {
  floor: median(times(7, () => counted.all())),
});
const onTag = raw.prepare('SELECT x.* FROM excerpt_tag e JOIN excerpt x ON x.id = e.excerpt_id WHERE e.tag_id = ?');
say(
  'excerpts on a tag of one cohort',
  median(
    times(7, () =>
      read((db) => readExcerptList(db, { filter: { tag: 't13', cohort: 'c7' }, unsettled: false, names: 'shown', offset: 0, limit: 200 })),
    ),
  ),
  { floor: median(times(7, () => onTag.all('t13'))) },
);

store.close();
if (kept === undefined) rmSync(folder, { recursive: true, force: true });
process.exit(conclude());
