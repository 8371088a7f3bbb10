import fc from 'fast-check';
import type { Framework } from '../../preload/contract/model/framework.ts';
import type { Scenario } from '../../preload/contract/model/scenario.ts';
import type { Block, Prompt, Workbook } from '../../preload/contract/model/workbook.ts';

/** A workbook with all that it refers to. */
export interface Content {
  workbook: Workbook;
  frameworks: Framework[];
  scenarios: Scenario[];
  images: Map<string, { width: number; height: number }>;
}

/** Given to everything that needs an id, and replaced by one that is used nowhere else. */
const unnamed = 'unnamed';

const words = fc.constantFrom(
  'implementation',
  'what',
  'a',
  'leaders’',
  'diagnose',
  'the',
  'problem;',
  'Siân',
  'Żółtowska',
  'Nguyễn',
  '**bold**',
  '_soft_',
  '{lead}',
  '{nobody}',
  'team/board/mentors',
  '→',
  '✓',
  '漢字',
  '[EEF](https://example.org/guidance)',
  '(e.g.',
  'first)',
  '“quoted”',
  'cafe\u0301',
  '🙂',
  '*',
  '\\',
);
const sentence = (most: number) => fc.array(words, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
const unbroken = fc.integer({ min: 30, max: 300 }).map((length) => 'Llanfairpwllgwyngyll'.repeat(15).slice(0, length));

/** A line: mostly a few words, now and then nothing, a whole paragraph, or one word that no line can hold. */
export const lineArbitrary = fc.oneof(
  { weight: 12, arbitrary: sentence(8) },
  { weight: 2, arbitrary: sentence(45).map((text) => text.slice(0, 900)) },
  { weight: 1, arbitrary: unbroken },
  { weight: 1, arbitrary: fc.constant('') },
);

/** Text: as a line, or running over pages. */
export const textArbitrary = fc.oneof(
  { weight: 12, arbitrary: sentence(20) },
  { weight: 2, arbitrary: sentence(120) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 2000, max: 5000 })
      .map((length) => 'Leaders weigh what they see before they act. '.repeat(120).slice(0, length)),
  },
  { weight: 1, arbitrary: fc.array(sentence(6), { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: unbroken },
  { weight: 1, arbitrary: fc.constant('') },
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const few = <T>(arbitrary: fc.Arbitrary<T>, most = 4) => fc.array(arbitrary, { maxLength: most });
const modes = fc.constantFrom('individual', 'collaborative', 'coaching') as fc.Arbitrary<'individual' | 'collaborative' | 'coaching'>;

const prompt: fc.Arbitrary<Prompt> = fc
  .record({
    text: textArbitrary,
    moment: maybe(fc.constantFrom('noticing', 'interpreting', 'acting') as fc.Arbitrary<'noticing' | 'interpreting' | 'acting'>),
    lines: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined, freq: 3 }),
    listenFor: maybe(few(textArbitrary, 3)),
    probe: maybe(textArbitrary),
  })
  .map((rest) => ({ id: unnamed, ...rest }) as Prompt);

const aside = maybe(fc.record({ label: lineArbitrary, text: maybe(textArbitrary) }));
const facilitator = maybe(
  fc.record({
    minutes: maybe(fc.integer({ min: 0, max: 600 })),
    plan: maybe(textArbitrary),
    listenFor: maybe(few(textArbitrary, 3)),
    note: maybe(textArbitrary),
  }),
);
const occasions = fc.subarray(['before', 'now', 'later'] as const).map((list) => [...list]);

const shapes: fc.Arbitrary<Record<string, unknown>>[] = [
  fc.record({
    type: fc.constant('cover'),
    logos: few(fc.record({ name: lineArbitrary, image: maybe(fc.constant('picture-1')) }), 5),
    ask: fc.subarray(['name', 'setting', 'coach']),
    note: textArbitrary,
  }),
  fc.record({ type: fc.constant('contents'), title: lineArbitrary }),
  fc.record({ type: fc.constant('heading'), title: lineArbitrary, level: fc.constantFrom(1, 2, 3) }),
  fc.record({ type: fc.constant('text'), title: maybe(lineArbitrary), aside, paragraphs: few(textArbitrary) }),
  fc.record({
    type: fc.constant('bullets'),
    title: maybe(lineArbitrary),
    aside,
    style: fc.constantFrom('bullets', 'numbers', 'key-idea'),
    items: few(textArbitrary, 6),
    room: maybe(fc.record({ prompt, mode: modes, rows: maybe(fc.integer({ min: 1, max: 10 })) })),
  }),
  fc.record({
    type: fc.constant('quotation'),
    title: lineArbitrary,
    quote: textArbitrary,
    source: lineArbitrary,
    prompt: maybe(prompt),
    mode: maybe(modes),
  }),
  fc.record({
    type: fc.constant('figure'),
    title: lineArbitrary,
    figure: fc.constantFrom('process', 'sensemaking', 'ladder', 'grow'),
    aside,
    alt: textArbitrary,
    source: maybe(lineArbitrary),
    rungs: maybe(fc.array(sentence(6), { minLength: 4, maxLength: 7 })),
  }),
  fc.record({
    type: fc.constant('prompts'),
    title: lineArbitrary,
    mode: modes,
    hint: maybe(textArbitrary),
    intro: maybe(textArbitrary),
    prompts: fc.oneof(
      { weight: 9, arbitrary: few(prompt, 5) },
      { weight: 1, arbitrary: fc.array(prompt, { minLength: 30, maxLength: 40 }) },
    ),
    repeats: maybe(fc.constant('previous')),
  }),
  fc.record({
    type: fc.constant('retrieval'),
    title: lineArbitrary,
    question: textArbitrary,
    hint: maybe(textArbitrary),
    stages: few(fc.record({ id: fc.constant(unnamed), answer: lineArbitrary, detail: lineArbitrary }), 7),
    foundations: few(fc.record({ id: fc.constant(unnamed), answer: lineArbitrary }), 5),
    check: maybe(prompt),
  }),
  fc.record({
    type: fc.constant('statements'),
    title: lineArbitrary,
    framework: fc.constant('framework-1'),
    ticks: fc.boolean(),
    prompt: maybe(prompt),
  }),
  fc.record({
    type: fc.constant('scenario'),
    title: lineArbitrary,
    scenario: fc.constantFrom('scenario-1', 'scenario-2'),
    task: maybe(prompt),
  }),
  fc.record({
    type: fc.constant('coaching'),
    title: lineArbitrary,
    figure: fc.boolean(),
    steps: few(
      fc.record({
        letter: fc.oneof(fc.constantFrom('G', 'R', 'Wi', ''), lineArbitrary),
        name: lineArbitrary,
        title: lineArbitrary,
        instructions: few(fc.record({ who: maybe(fc.constantFrom('coach', 'coached')), text: textArbitrary })),
        questions: few(textArbitrary),
      }),
      5,
    ),
    agreed: maybe(prompt),
  }),
  fc.record({
    type: fc.constant('table'),
    title: lineArbitrary,
    rows: few(fc.record({ letter: fc.oneof(fc.constantFrom('G', 'O'), lineArbitrary), name: lineArbitrary, prompt }), 7),
  }),
  fc.record({ type: fc.constant('rating'), title: lineArbitrary, intro: textArbitrary, framework: fc.constant('framework-1'), occasions }),
  fc.record({
    type: fc.constant('actions'),
    title: lineArbitrary,
    aside,
    intro: textArbitrary,
    prompt: fc.constant(unnamed),
    rows: fc.integer({ min: 1, max: 8 }),
  }),
  fc.record({ type: fc.constant('notes'), title: lineArbitrary, prompt: fc.constant(unnamed), privacy: maybe(textArbitrary) }),
  fc.record({
    type: fc.constant('image'),
    title: maybe(lineArbitrary),
    image: fc.constantFrom('picture-1', 'picture-2', 'picture-none', undefined),
    alt: textArbitrary,
    decorative: maybe(fc.constant(true)),
    caption: maybe(textArbitrary),
    source: maybe(lineArbitrary),
    width: fc.constantFrom('small', 'column', 'page'),
  }),
  fc.record({ type: fc.constant('page-break') }),
];

/** Any block, with ids still to be given. */
const block = fc.tuple(fc.oneof(...shapes), facilitator).map(([shape, told]) => ({ id: unnamed, ...shape, facilitator: told }));

const framework: fc.Arbitrary<Framework> = fc
  .array(
    fc.record({
      stem: lineArbitrary,
      stage: fc.constantFrom('whole', 'explore', 'prepare', 'deliver', 'sustain'),
      statements: few(textArbitrary, 7),
    }),
    { maxLength: 6 },
  )
  .map((groups) => {
    let number = 0;
    return {
      id: 'framework-1',
      title: 'Implementation',
      edition: 'First',
      section: 6,
      source: 'Framework, Department for Education',
      licence: 'Crown copyright',
      groups: groups.map(({ stem, stage, statements }, at) => ({
        id: `group-${at + 1}`,
        stem,
        stage: stage as Framework['groups'][number]['stage'],
        statements: statements.map((text) => ({
          id: `statement-${++number}`,
          kind: 'learn_how_to' as const,
          number,
          text,
          short: `Statement ${number}`,
        })),
      })),
    };
  });

const scenario = (id: string): fc.Arbitrary<Scenario> =>
  fc.record({
    id: fc.constant(id),
    title: lineArbitrary,
    about: lineArbitrary,
    names: fc.oneof(
      fc.constant({} as Record<string, string>),
      lineArbitrary.map((lead) => ({ lead }) as Record<string, string>),
    ),
    opening: textArbitrary,
    points: few(textArbitrary),
    question: textArbitrary,
    statements: fc.constant([]),
    source: fc.constant(''),
  });

/** Workbooks such as nobody would write, and every one of them valid by the contract. */
export const contentArbitrary = (most = 8): fc.Arbitrary<Content> =>
  fc
    .record({
      title: lineArbitrary,
      head: fc.record({
        programme: lineArbitrary,
        programmeName: lineArbitrary,
        chapter: lineArbitrary,
        topic: lineArbitrary,
        subtitle: lineArbitrary,
        names: fc.oneof(fc.constant({} as Record<string, string>), fc.constant({ lead: 'Idris' } as Record<string, string>)),
        source: textArbitrary,
      }),
      sections: fc.array(fc.record({ id: fc.constant(unnamed), title: lineArbitrary, blocks: fc.array(block, { maxLength: most }) }), {
        maxLength: 3,
      }),
      framework,
      first: scenario('scenario-1'),
      second: scenario('scenario-2'),
    })
    .map(({ title, head, sections, framework: set, first, second }) => {
      const workbook = named({ id: 'workbook-1', title, head, sections }) as Workbook;
      repeatPrevious(workbook.sections.flatMap((section) => section.blocks));
      return {
        workbook,
        frameworks: [set],
        scenarios: [first, second],
        images: new Map([
          ['picture-1', { width: 900, height: 300 }],
          ['picture-2', { width: 40, height: 2000 }],
        ]),
      };
    });

/** A copy with an id for everything, in order, and without keys that hold nothing. */
function named(value: unknown): unknown {
  let next = 0;
  const copy = (item: unknown): unknown => {
    if (item === unnamed) return `id-${++next}`;
    if (Array.isArray(item)) return item.map(copy);
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, copy(inner)]])));
  };
  return copy(value);
}

function repeatPrevious(blocks: Block[]): void {
  let previous: string | undefined;
  for (const each of blocks) {
    if (each.type !== 'prompts') continue;
    if (each.repeats !== undefined && previous === undefined) delete each.repeats;
    else if (each.repeats !== undefined && previous !== undefined) {
      each.repeats = previous;
      each.prompts = [];
    }
    if (each.repeats === undefined) previous = each.id;
  }
}
