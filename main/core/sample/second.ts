import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import type { SampleAnswer } from './answers.ts';
import { type SamplePerson, samplePeople } from './people.ts';

/*
 * PURE. The second seminar's workbook, short and made for the sample alone, so that there is a story over time: what became of the first
 * actions, and thinking that goes further than the first time. It goes with the sample.
 */

export const secondWorkbook: Workbook = {
  id: 'sample-local-seminar-2',
  title: 'NPQLTD Local Seminar 2 Workbook (sample)',
  head: {
    programme: 'NPQLTD',
    programmeName: 'Leading Teacher Development',
    chapter: 'Chapter 2',
    topic: 'Culture',
    subtitle: 'Local Seminar 2 Workbook',
    framework: 'implementation-6',
    names: {},
    source: 'Made for the sample cohort.',
    minutes: 150,
  },
  sections: [
    {
      id: 'ls2-looking-back',
      title: 'Looking back',
      blocks: [
        {
          id: 'ls2-cover',
          type: 'cover',
          logos: [],
          ask: ['name', 'setting', 'coach'],
          note: 'Write in it, type in it, or have it read aloud. Your facilitator reads what you hand in.',
        },
        {
          id: 'ls2-back',
          type: 'prompts',
          title: 'Since the last seminar',
          mode: 'individual',
          prompts: [
            {
              id: 'ls2-back-1',
              text: 'What became of what you set out to do?',
              words: 40,
              statements: ['impl-15', 'impl-18'],
            },
          ],
        },
      ],
    },
    {
      id: 'ls2-culture',
      title: 'Culture',
      blocks: [
        {
          id: 'ls2-reflection',
          type: 'prompts',
          title: 'Reflection and sensemaking: how your school talks about change',
          mode: 'individual',
          hint: 'Quietly, from your own school.',
          prompts: [
            {
              id: 'ls2-sense-1',
              text: 'What do you notice in how people talk about change where you work?',
              moment: 'noticing',
              words: 50,
              statements: ['impl-14'],
            },
            {
              id: 'ls2-sense-2',
              text: 'What could lie behind it? Give more than one reading.',
              moment: 'interpreting',
              words: 50,
              statements: ['impl-05', 'impl-06'],
            },
            {
              id: 'ls2-sense-3',
              text: 'What would you try first, and what would show you that it helps?',
              moment: 'acting',
              words: 50,
              statements: ['impl-09', 'impl-18'],
            },
          ],
        },
        {
          id: 'ls2-together',
          type: 'prompts',
          title: 'Collaborative sensemaking: how your school talks about change',
          mode: 'collaborative',
          prompts: [],
          repeats: 'ls2-reflection',
        },
        {
          id: 'ls2-actions',
          type: 'actions',
          title: 'Next steps',
          intro: 'One is enough.',
          prompt: 'ls2-next',
          rows: 3,
        },
      ],
    },
  ],
};

type Said = (person: SamplePerson) => string;
const start = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const voices: Readonly<Record<string, readonly Said[]>> = {
  'ls2-back-1:individual': [
    ({ step, evidence }) =>
      `I set out to ${step}, and I did. What I saw does not fit what ${evidence} had told me, so I have changed my mind about one thing.`,
    ({ barrier }) => `Half of it. The other half met the old trouble: ${barrier}.`,
    ({ leads }) => `Not yet. Two weeks of illness came between, and ${leads} had to wait.`,
    ({ team, step }) => `Done, and not by me: ${team} took it on when I asked. I would not have thought to ${step} with them in charge.`,
    ({ step }) => `I changed it. To ${step} was too much at once, so I asked three people one question instead.`,
    ({ team }) => `Partly. ${start(team)} were glad to be asked, and said so, which I had not expected.`,
  ],
  'ls2-sense-1:individual': [
    ({ team }) => `We say “they” of whoever decides. ${start(team)} say it of me, and I say it of the head.`,
    ({ leads }) => `People ask when ${leads} will be over, because everything else has been over by summer.`,
    ({ barrier }) => `The same sentence comes up in every meeting, ${barrier}, and then the meeting ends.`,
    ({ leads }) =>
      `Good news is told in the hall and bad news in the car park. This week I heard four things there about ${leads} that no survey has.`,
    ({ team }) => `In our meetings two people speak. I counted. The rest of ${team} write things down, and I have never asked what.`,
    ({ leads }) => `Nobody is against ${leads}. Nobody mentions it either unless I am there.`,
    ({ evidence }) => `We quote ${evidence} when it suits us. When it did not, we talked of the weather that week.`,
  ],
  'ls2-sense-2:individual': [
    ({ barrier, team }) =>
      `It could be that ${team} do not believe in it. It could as well be ${barrier}, and then they are right to keep quiet. Asking what they would drop would tell me which.`,
    ({ leads }) =>
      `Either people think that ${leads} is not meant for them, because we never said for whom it is, or they have heard it all before.`,
    ({ team, leads }) =>
      `Perhaps it is not safe to get it wrong here. Or it is safe and ${team} cannot know it, because I have never said aloud what went wrong with ${leads}.`,
    ({ team }) => `One reading: ${team} are tired. Another: they were tired last year too, and still did what they had chosen themselves.`,
    ({ evidence }) =>
      `I would like to say habit. If it were habit, ${evidence} would look the same everywhere, and it does not, so something differs from room to room.`,
    ({ barrier }) => `That we plan as if ${barrier} were somebody else’s business. Or that I do.`,
  ],
  'ls2-sense-3:individual': [
    ({ team, evidence }) => `I would ask ${team} what they would stop. If it helps, ${evidence} will show it before I can feel it.`,
    ({ leads }) => `I would tell one story in which ${leads} went wrong and I was the reason. It helps if somebody tells the next one.`,
    ({ step, when }) => `I would ${step} again ${when}, but say beforehand what would make me give it up.`,
    ({ barrier }) => `I would take away one thing first (${barrier}). It has helped if nobody asks for it back by Easter.`,
    ({ team }) => `I would let ${team} choose the next step out of two. It helps if they argue about it.`,
  ],
  'ls2-next:individual:1-what': [
    ({ team }) => `Ask ${team} what they would stop`,
    ({ leads }) => `Tell one story in which ${leads} went wrong`,
    ({ evidence }) => `Look at ${evidence} with somebody who disagrees`,
    ({ barrier }) => `Take one thing away first (${barrier})`,
  ],
  'ls2-next:individual:1-who': [() => 'Me', ({ team }) => `Me and ${team}`],
  'ls2-next:individual:1-when': [() => 'By 12 February', ({ when }) => start(when), () => 'Before the next seminar'],
  'ls2-next:individual:1-told': [() => 'My coach', () => 'The head'],
};

/** A few name a colleague or a school, as people do: what leaves without names has to be looked through for them. */
const naming: Readonly<Record<number, string>> = {
  1: ' Ask Imogen how they did it at Fern Hollow.',
  6: ' Gethin says that Tarnmere had the same.',
  13: ' Mrs Ravensgarth has a list of them.',
  17: ' It was Lami who made me see it.',
};

export function secondAnswers(person: SamplePerson, at: number): SampleAnswer[] {
  const own = Object.entries(voices).map(([field, said], place): SampleAnswer => {
    const text = said[(at * 5 + place * 2 + Math.floor(at / 6)) % said.length]?.(person) ?? '';
    return { field, text: field === 'ls2-back-1:individual' ? text + (naming[at] ?? '') : text, state: 'written' };
  });
  const table: SampleAnswer = { field: 'ls2-sense-3:collaborative', text: together(at), state: 'written' };
  return [...own.flatMap((answer) => asFarAsTheyCame(answer, at)), ...secondStep(person, at), ...(at % 9 === 5 ? [] : [table])];
}

/** As people do: some say no day or nobody that they told, and a few leave a hard question blank. */
function asFarAsTheyCame(answer: SampleAnswer, at: number): SampleAnswer[] {
  const { field } = answer;
  if (field.endsWith(':1-told') && at % 4 === 1) return [];
  if (/:1-(?:when|who)$/.test(field) && at % 7 === 3) return [];
  if (field.startsWith('ls2-sense-2') && at % 7 === 2) return [{ field, text: '', state: 'blank' }];
  return [answer];
}

/** A few have more than one thing in mind. */
function secondStep(person: SamplePerson, at: number): SampleAnswer[] {
  if (at % 5 !== 0) return [];
  return [
    { field: 'ls2-next:individual:2-what', text: `Tell ${person.team} what came of the first`, state: 'written' },
    { field: 'ls2-next:individual:2-when', text: start(person.when), state: 'written' },
  ];
}

/** Four at a table take what one of them wrote, and make it theirs. */
function together(at: number): string {
  const table = Math.floor(at / 4);
  const first = table * 4;
  const person = samplePeople[first];
  const said = voices['ls2-sense-3:individual'] ?? [];
  const place = Object.keys(voices).indexOf('ls2-sense-3:individual');
  const alone = person ? (said[(first * 5 + place * 2 + Math.floor(first / 6)) % said.length]?.(person) ?? '') : '';
  return alone
    .replace(/^I would/, 'We would')
    .replace(/ I can feel it\.| I was the reason\./, (words) => words.replace(' I ', ' we ').replace('was', 'were'))
    .replace(/\.$/, table % 2 === 0 ? ', and we would ask who is not in the room.' : ' at every table, not only at ours.');
}
