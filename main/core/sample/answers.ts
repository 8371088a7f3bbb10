import type { SamplePerson } from './people.ts';

/*
 * PURE. What the invented people wrote: each from what they lead and what stands in its way, in one of several voices, so that no two
 * read alike and each reads as one person. Places are those of the seminar that ships; an edition that lacks one goes without.
 */

type Said = (person: SamplePerson) => string;
const start = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const voices: Readonly<Record<string, readonly Said[]>> = {
  'ls1-quote-1:individual': [
    ({ leads }) => `That the ground matters more than the seed. We planted ${leads} in soil nobody had dug.`,
    ({ barrier }) => `All of it. ${start(barrier)}: that is our stony ground.`,
    ({ team }) => `You cannot hurry it. With ${team} I have tried to harvest in the second week.`,
    () => 'We till every September and plant something else every October.',
    ({ leads }) => `I had not thought of ${leads} as something that needs weeding. It does.`,
  ],
  'ls1-role-1:individual': [
    ({ team, leads }) =>
      `${start(team)}, and how much say they have had in ${leads}. What the partnership asks and what the school asks are not always the same.`,
    ({ barrier }) => `The calendar first: ${barrier}. Then what mentors believe about how people learn.`,
    ({ leads }) => `Who decides. With ${leads} it was decided above us and explained afterwards.`,
    ({ evidence }) => `That we share evidence. We have ${evidence}, the partner has its own, and they never meet.`,
  ],
  'ls1-role-2:individual': [
    ({ team }) => `Strength: ${team} talk openly. To develop: we begin well and do not come back to it in the spring.`,
    ({ evidence }) => `We look at evidence (${evidence}), but after the decision rather than before it.`,
    ({ leads }) => `Good at starting, poor at stopping. ${start(leads)} came on top of everything else.`,
    () => 'Strong on preparing. Weak on saying what we will not do.',
    ({ barrier }) => `People are willing. ${start(barrier)} is what we have not solved.`,
  ],
  'ls1-role-3:individual': [
    ({ barrier, step }) => `${start(barrier)}. I might ${step} and see what that frees.`,
    ({ barrier, team }) => `Mostly ${barrier}. If ${team} chose one thing to drop, there would be room.`,
    ({ barrier }) => `1. ${start(barrier)}\n2. Tiredness in November\n3. Me, wanting it to be finished`,
    ({ team }) => `${start(team)} not knowing why. Say why, then say it again.`,
  ],
  'ls1-sense-1:individual': [
    ({ leads }) => `It challenged me. I thought of implementation as the launch; ${leads} was launched and then left.`,
    () => 'Confirmed that it is a process and not an event, and that I had been treating it as an event.',
    ({ team }) =>
      `The part about climate is new to me. With ${team} I looked at the training and never at whether people felt safe to get it wrong.`,
    ({ barrier }) => `I had put our trouble down to people. It is the system: ${barrier}.`,
    ({ evidence }) => `I knew about data. I did not know that ${evidence} could mislead me if I only look for what I hope to see.`,
  ],
  'ls1-sense-2:individual': [
    ({ leads, evidence }) =>
      `We now ask what would show that ${leads} is happening before we ask whether it works. For us that is ${evidence}.`,
    ({ team }) => `It slows us down in a good way. ${start(team)} asked for a term to prepare and got it.`,
    () => 'Not much yet, to be honest. It is in the plan, not in the corridor.',
    ({ barrier }) => `It gives me words for what is wrong (${barrier}) that do not sound like blame.`,
  ],
  'ls1-sense-3:individual': [
    ({ step, when }) => `I will ${step} ${when}, and write down what I expect to see before I look.`,
    ({ leads, team }) => `By naming the active ingredients of ${leads} with ${team}: three at most.`,
    ({ evidence, when }) => `Go back to ${evidence} ${when} with somebody who disagrees with me.`,
    ({ barrier }) => `Begin with what is in the way, ${barrier}, not with the next training day.`,
  ],
  'ls1-ingredients-1:individual:1': [
    ({ team }) => `${start(team)} meet every week`,
    () => 'A reason that everybody can repeat',
    ({ leads }) => `Seeing ${leads} done well`,
  ],
  'ls1-ingredients-1:individual:2': [() => 'Rehearsal before the real thing', () => 'One small goal at a time', () => 'Somebody to ask'],
  'ls1-ingredients-1:individual:3': [
    () => 'Feedback within a day',
    ({ evidence }) => `Looking at ${evidence}`,
    () => 'Time that is protected',
  ],
  'ls1-case-1:individual': [
    () => 'Some trainees plan well and teach poorly. Mentors’ meetings are short. They noticed what was easiest to see.',
    () => 'That feedback differs from mentor to mentor. They have not noticed what the trainees make of it.',
    () => 'Noticed: fewer targets met. Not noticed: whether the targets were any good.',
    () => 'Complaints, mostly. I would want to know who did not complain.',
  ],
  'ls1-case-2:individual': [
    () => 'That mentors do not care. It could as well be that they have no time, or do not know what is expected.',
    () => 'They may take it for a training problem because training is what they can give.',
    ({ barrier }) => `In my school we would blame the trainees, when really it is ${barrier}.`,
    () => 'That it is the same cause everywhere. It need not be.',
  ],
  'ls1-case-3:individual': [
    ({ evidence }) => `Look at more than one kind of evidence: talk to mentors and trainees apart, and look at something like ${evidence}.`,
    () => 'Say what would prove the first idea wrong, then look for that.',
    () => 'Ask the mentors. Nobody in the story does.',
    () => 'Walk back down the ladder: what did we see, and what did we add?',
  ],
  'ls1-prep-goal:individual': [
    ({ leads, team }) => `I want ${leads} to be something that ${team} would miss if it stopped.`,
    ({ barrier }) => `To deal with ${barrier}.`,
    ({ leads }) => `Do less, and do ${leads} properly.`,
  ],
  'ls1-prep-reality:individual': [
    ({ team, evidence }) => `About half of ${team} do it. I know from ${evidence}.`,
    ({ barrier }) => `Four out of ten. What holds it back is ${barrier}.`,
    () => 'Further than in September, not as far as I say in meetings.',
  ],
  'ls1-prep-options:individual': [
    ({ step }) => `I could ${step}. Or ask for help. Or wait, which is what I have done so far.`,
    ({ team, step }) => `1. Leave it to ${team}\n2. ${start(step)}\n3. Make it smaller`,
    () => 'Watch somebody who has solved it; begin with the willing; take something away first.',
  ],
  'ls1-prep-will:individual': [
    ({ step, when }) => `${start(step)}, ${when}.`,
    ({ step, when }) => `I am going to ${step} ${when} and tell my coach how it went.`,
  ],
  'ls1-grow-agreed:coaching': [
    ({ step, when }) => `${start(step)} ${when}; we speak again the week after.`,
    ({ evidence }) => `That I bring ${evidence} to our next meeting, without tidying it first.`,
    () => 'To ask, not to tell. One question only.',
  ],
  'ls1-final-1:individual': [
    () => 'That stopping things is part of leading them.',
    ({ team }) => `How little I know of what ${team} find hard. My key insight: ask before planning.`,
    ({ leads }) => `I noticed that everybody in the room had a story like ${leads}. It is not just us.`,
    () => 'Noticing is work. I jump to the answer.',
    ({ evidence }) => `That I believed ${evidence} because it agreed with me.`,
  ],
  'ls1-final-2:individual': [
    ({ barrier }) => `That ${barrier} is a sign of how we plan, not of who we are.`,
    ({ team }) => `${start(team)} are ready for more than I have given them.`,
    () => 'I think we confuse being busy with being thorough.',
    () => 'It tells me that the early weeks decide a great deal.',
  ],
  'ls1-final-3:individual': [
    ({ step, when, team }) => `I will ${step} ${when}. I want to focus on ${team}.`,
    ({ leads }) => `Write down in three lines what ${leads} is, and have three people read it back to me.`,
    ({ step }) => `${start(step)}. If that works, the next one; if not, I will say so at the seminar.`,
    ({ evidence }) => `Focus on ${evidence}: look first, act second.`,
  ],
  'ls1-actions:individual:1-what': [({ step }) => start(step)],
  'ls1-actions:individual:1-who': [() => 'Me', ({ team }) => `Me, with ${team}`],
  'ls1-actions:individual:1-when': [({ when }) => start(when)],
  'ls1-actions:individual:1-told': [() => 'My coach', () => 'The head', () => 'My line manager'],
};

/** What four at a table wrote together: the same words in each of their books. */
const together: Readonly<Record<string, readonly string[]>> = {
  'ls1-sense-1:collaborative': [
    'We all thought the launch was the hard part. None of us had planned for the second year.',
    'Two of us were confirmed, two challenged. What we share: nobody had stopped anything.',
    'Climate before plan. We had it the other way round in three schools out of four.',
    'The word “process” is used everywhere and followed nowhere.',
    'We disagree on how much to prepare. One term, said one; a year, said another.',
    'It confirmed that people come first and challenged how we find out what they think.',
  ],
  'ls1-sense-2:collaborative': [
    'Improvement plans get shorter once somebody asks what would show that each line happened.',
    'It helps to have the same words in the room. We could disagree without falling out.',
    'In special schools teams are small and change faster: planning has to be lighter.',
    'Where cover is short everything else follows from that.',
    'It moves the question from “who is not doing it?” to “what makes it hard?”',
    'We look at more than results: at what adults do differently.',
  ],
  'ls1-case-1:collaborative': [
    'They noticed results and complaints. They did not notice who was missing from the meeting.',
    'Together we found six observations in the text, and eleven assumptions.',
    'Uneven feedback; short meetings; a plan nobody quotes.',
    'What is noticed depends on who is asked: only leaders were.',
    'They saw the end of the process and guessed at the beginning.',
    'Much is noticed about trainees and almost nothing about mentors’ days.',
  ],
  'ls1-case-3:collaborative': [
    'Three sources before one decision: talk, look, read.',
    'Ask the mentors, apart from their heads, and say what will be done with what they say.',
    'Write the problem in one sentence without a solution in it.',
    'Find one place where it works and ask why.',
    'Test the cheapest explanation first.',
    'Decide beforehand what would change their minds.',
  ],
};

export interface SampleAnswer {
  field: string;
  text: string;
  state: 'written' | 'blank' | 'not-attempted';
}

/** The same for ever: who they are decides what they say, and here and there nothing. */
export function answersOf(person: SamplePerson, at: number): SampleAnswer[] {
  const answers: SampleAnswer[] = [];
  const own = Object.entries(voices);
  for (const [place, [field, said]] of own.entries()) {
    // A few ran out of time before the end; a few left a space on purpose.
    if (at % 8 === 5 && place > own.length - 9) answers.push({ field, text: '', state: 'not-attempted' });
    else if ((at * 7 + place * 3) % 19 === 0) answers.push({ field, text: '', state: 'blank' });
    else answers.push({ field, text: speak(person, at, place, said, field), state: 'written' });
  }
  for (const [field, said] of Object.entries(together))
    answers.push({ field, text: said[Math.floor(at / 4) % said.length] ?? '', state: 'written' });
  return answers;
}

/** Nobody says a general thing in quite the words of another: those that are not made of somebody's own work get a sentence that is. */
function speak(person: SamplePerson, at: number, place: number, said: readonly Said[], field: string): string {
  const voice = said[(at * 5 + place + Math.floor(at / 5)) % said.length];
  const text = voice?.(person) ?? '';
  const general = voice?.length === 0 && !/-(ingredients-\d|actions|grow-agreed):/.test(field);
  return general ? `${text} ${afterthoughts[(at * 3 + place) % afterthoughts.length]?.(person) ?? ''}` : text;
}

const afterthoughts: readonly Said[] = [
  ({ team }) => `With ${team} at any rate.`,
  ({ leads }) => `I am thinking of ${leads}.`,
  ({ barrier }) => `In our case: ${barrier}.`,
  ({ evidence }) => `I would begin with ${evidence}.`,
  ({ leads, team }) => `Ask ${team} about ${leads} and you will hear it.`,
  ({ when, step }) => `So I mean to ${step}, ${when}.`,
  ({ team, barrier }) => `${start(team)} would say the same: ${barrier}.`,
];

/** Before the seminar from 1 to 4, after it mostly one or two more, and for some less: they know better now what it asks. */
export function ratingsOf(at: number, statement: number): { before: number; now: number } {
  const before = 1 + ((at * 3 + statement * 5 + Math.floor(at / 3)) % 4);
  const gain = [1, 1, 2, 0, 1, -1, 2][(at + statement * 2) % 7] ?? 1;
  return { before, now: Math.min(5, Math.max(1, before + gain)) };
}
