import { performance } from 'node:perf_hooks';
import { callIn, openBrowser } from '../e2e/support/window.ts';
import { conclude, hold, machine, many, median, say } from '../support/bars.ts';
import { keyShown, placeShown, processorWatch, scrolled, scrolledEmpty } from '../support/frames.ts';

/*
 * Reading in the window: a prompt that 2,000 people answered is opened, scrolled, walked by keyboard, and searched, in a real browser
 * without a graphics card. What the core takes at a million answers is the business of `review.mjs`; here it is what is seen. Bars: the
 * first answers stand within 100 ms at the median, a frame of scrolling is worked through within 16 ms at p95, and frames are no
 * further apart than an empty page's (the baseline of the same run), within 15 in a hundred.
 * `node tests/bench/reading.mjs`; ends with 1 where a bar is missed.
 */

const people = 2000;
const bars = { open: 100, frame: 16, key: 50, apart: 1.15 };
const opened = await openBrowser();
const { page } = opened;

const processor = await processorWatch(page);
try {
  await page.getByRole('heading', { level: 1 }).waitFor();
  console.log(`${many(people)} answers to a prompt; ${machine()}`);
  const retention = { months: 12, from: '2026-12-18', due: '2027-12-18' };
  await callIn(opened, 'cohort.save', {
    op: 'op-cohort',
    cohort: { id: 'many', title: 'Many', programme: 'NPQLTD', retention, revision: 0 },
  });
  const names = Array.from({ length: people }, (_, index) => `Person ${index + 1}`);
  const rows = names.map((name, index) => `${name}\tSchool ${index % 90}\tRole ${index % 12}`);
  const text = ['Name\tSchool\tRole', ...rows].join('\n');
  await callIn(opened, 'people.import', { op: 'op-people', cohort: 'many', source: { by: 'text', text } });
  const [workbook] = await callIn(opened, 'workbook.list', {});
  const { edition } = await callIn(opened, 'edition.issue', { op: 'op-edition', workbook: workbook.id });
  const fields = (await callIn(opened, 'entry.fields', { edition: edition.id })).filter(({ kind }) => kind === 'text').slice(0, 4);
  const words = (index, at) =>
    `${index}: we till the soil before we plant, and ask who decides. ${'What we stop matters as much as what we start. '.repeat((index * 7 + at) % 6)}`;
  const form = [
    ['Name', ...fields.map((_, at) => `Q${at}`)].join('\t'),
    ...names.map((name, index) => [name, ...fields.map((__, at) => words(index, at))].join('\t')),
  ].join('\n');
  const columns = ['name', ...fields.map(({ id }) => ({ field: id }))];
  await callIn(opened, 'responses.import', {
    op: 'op-answers',
    cohort: 'many',
    edition: edition.id,
    source: { by: 'text', text: form },
    columns,
  });
  const prompts = fields.map(({ id }) => id.split(':')[0]);
  const address = (prompt) => `/review/prompt/${edition.id}/${encodeURIComponent(prompt)}`;

  const empty = await scrolledEmpty(page);
  say('baseline, an empty page: frames apart, p95', empty.apart.p95);

  // The window reads the rest of a prompt behind the first answers: it is let finish, as nobody opens five prompts in a second.
  const times = [];
  const wires = [];
  const answers = '.rev-list [data-answer]';
  for (let turn = 0; turn < 9; turn++) {
    await page.evaluate(() => {
      window.location.hash = '/settings';
    });
    await page.waitForTimeout(900);
    const began = performance.now();
    const input = { filter: { cohort: 'many', edition: edition.id }, order: 'person', changes: false, names: 'shown', limit: 60 };
    await callIn(opened, 'review.answers', { ...input, prompts: [prompts[turn % prompts.length]] });
    wires.push(performance.now() - began);
    times.push(await placeShown(page, address(prompts[turn % prompts.length]), answers, 5));
    await page.waitForTimeout(900);
  }
  say('the first answers over the wire alone', median(wires));
  console.log(`  each: ${times.map((time) => time.toFixed(0)).join(' ')}`);
  say('a prompt opened, until its answers stand, median', median(times), { bar: bars.open });

  await page.waitForTimeout(1000);
  const scroller = await page.evaluate((first) => {
    for (let at = document.querySelector(first); at; at = at.parentElement)
      if (at.scrollHeight > at.clientHeight + 5000) {
        at.id = 'scroller';
        return '#scroller';
      }
    throw new Error('nothing scrolls');
  }, answers);
  const before = await processor();
  const { apart, worked } = await scrolled(page, scroller, 120);
  say('scrolling: a frame in time of the processor, on average', ((await processor()) - before) / 300);
  say('scrolling: a frame’s work, p50', worked.p50);
  say('scrolling: a frame’s work, p95', worked.p95, { bar: bars.frame });
  const ratio = apart.p95 / empty.apart.p95;
  console.log(`  frames apart, p50 ${apart.p50.toFixed(1)} ms, p95 ${apart.p95.toFixed(1)} ms: ${ratio.toFixed(2)} times the empty page`);
  hold(ratio <= bars.apart, `scrolling: frames apart, ${ratio.toFixed(2)} times the empty page`);

  await page.locator(answers).first().focus();
  const keys = [];
  for (let turn = 0; turn < 30; turn++) keys.push(await keyShown(page, 'j'));
  say('the next answer by key, p50', median(keys), { bar: bars.key });

  await page.evaluate(() => {
    window.location.hash = '/review/search';
  });
  const box = page.getByRole('searchbox', { name: 'Search what people wrote' });
  await box.waitFor();
  await box.focus();
  const letters = [];
  for (const key of 'soil plant') letters.push(await keyShown(page, key === ' ' ? 'Space' : key));
  say('a letter of a search, p50', median(letters), { bar: bars.key });
  process.exitCode = conclude();
} finally {
  await opened.close();
}
process.exit();
