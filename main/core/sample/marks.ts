import type { Tag } from '../../../preload/contract/model/review.ts';
import type { SampleAnswer } from './answers.ts';

/* PURE. What a facilitator has made of the sample's answers by now: themes with what belongs to them, notes, depth, and what came of actions. */

export interface SampleTag extends Pick<Tag, 'name' | 'definition' | 'colour' | 'mark'> {
  /** Words by which a sentence was put under it. */
  words: RegExp;
  statement?: string;
  under: SampleTag[];
}

const tag = (
  name: string,
  definition: string,
  [colour, mark]: [number, Tag['mark']],
  words: RegExp,
  more: { statement?: string; under?: SampleTag[] } = {},
): SampleTag => ({
  name,
  definition,
  colour,
  mark,
  words,
  under: more.under ?? [],
  ...(more.statement ? { statement: more.statement } : {}),
});

const never = /(?!)/;

export const sampleTags: readonly SampleTag[] = [
  tag(
    'Time and load',
    'What there is no room for. Not: what people would rather not do.',
    [1, 'square'],
    /full day with no gap|there would be room|protected/,
    {
      under: [
        tag(
          'Cover and timetables',
          'Where the day itself stands in the way.',
          [1, 'frame'],
          /time for mentors to meet|nobody covers|timetable|late changes|part-time contracts|three rooms/,
        ),
        tag(
          'Too much at once',
          'Beginnings that pile up.',
          [1, 'bar'],
          /too many things|fourteen priorities|on top of everything|enough of changes|busy/,
        ),
      ],
    },
  ),
  tag('Climate', 'Whether people say what they think, and who may decide.', [2, 'dot'], never, {
    under: [
      tag('Who decides', 'Having a say, or being told.', [2, 'ring'], /decided above us|how much say|we say “they”|choose the next step/i),
      tag('Safe to get it wrong', 'Talking about what did not work.', [2, 'diamond'], /get it wrong|went wrong|talk openly|car park/i),
      tag(
        'Heard last',
        'Those who learn of it when it has begun.',
        [2, 'triangle'],
        /hear of it last|three different things|not knowing why|say why/i,
      ),
    ],
  }),
  tag(
    'Looking at evidence',
    'What people look at, and when.',
    [5, 'wave'],
    /what would show|before we ask|more than one kind|three sources|I counted/i,
    {
      under: [
        tag(
          'Only what we hope for',
          'Evidence that was chosen because it agrees.',
          [5, 'cross'],
          /agreed with me|hope to see|when it suits us|after the decision/i,
        ),
      ],
    },
  ),
  tag(
    'Stopping',
    'Ending something so that something else can begin.',
    [3, 'star'],
    /stopping|stop |nobody had stopped|what we will not do|one thing to drop|take away|takes? something away/i,
    {
      statement: 'impl-03',
    },
  ),
  tag('Beginnings without an end', 'Launched, and then left.', [4, 'cross'], /launched and then left|begin well|start too much|event/i),
];

export interface SampleMark {
  start: number;
  end: number;
}

/** The whole sentence in which the words stand. */
export function sentenceWith(text: string, words: RegExp): SampleMark | null {
  const found = words.exec(text);
  if (!found) return null;
  const before = Math.max(-1, ...['. ', '! ', '? ', '\n'].map((end) => text.lastIndexOf(end, found.index - 1)));
  const start = before < 0 ? 0 : before + (text[before] === '\n' ? 1 : 2);
  const ends = ['. ', '! ', '? ', '\n'].map((end) => text.indexOf(end, found.index)).filter((at) => at >= 0);
  const end = ends.length > 0 ? Math.min(...ends) + 1 : text.length;
  return { start, end: text[end - 1] === '\n' ? end - 1 : end };
}

/** By what an answer does, as far as its words show it: names something, gives a reason, weighs one thing against another. */
export function depthOf({ text }: Pick<SampleAnswer, 'text'>): 1 | 2 | 3 {
  if (/could as well|one reading|either|what would (show|make|prove)|if it were|which\.$|before I can|does not fit/i.test(text)) return 3;
  return /because|when really|for us that is|so that|that is our|what holds it back|it helps if|: /i.test(text) || text.length > 110
    ? 2
    : 1;
}

/** The fields whose depth was marked. */
export const markedDeep = /^(ls1-(sense|case|final)|ls2-(sense|back))-\d:individual$/;

export const happenings: readonly { outcome: 'open' | 'done' | 'partly' | 'not' | 'changed'; happened: string }[] = [
  { outcome: 'done', happened: 'It took longer than I thought, and three people have asked to go on with it.' },
  { outcome: 'partly', happened: 'Once, not each week. The second time was cancelled for a fire drill.' },
  { outcome: 'done', happened: 'Done in the first week, so that I could not put it off.' },
  { outcome: 'not', happened: 'I did not get to it. I know now that I had not asked anybody for the time.' },
  { outcome: 'changed', happened: 'I asked one question instead, and learnt more.' },
  { outcome: 'open', happened: '' },
  { outcome: 'done', happened: 'Yes, and we have agreed to look again in March.' },
  { outcome: 'partly', happened: 'With two of them. The others were on a course.' },
];

export const sampleMemos = {
  person: 'Quiet in the room and clear on paper. Ask for this story at the next seminar.',
  prompt: 'Most answers name results and complaints; hardly anybody says what was not looked at. Open with that next time.',
  response: 'Worth reading aloud, if they agree.',
  tag: 'In the second workbook people speak of this without being asked. Is it their word now?',
  excerpt: 'Compare with what they wrote about the same thing in the first seminar.',
};
