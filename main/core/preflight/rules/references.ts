import { parseInline, plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { Scenario } from '../../../../preload/contract/model/scenario.ts';
import type { Block, BlockOf, Section } from '../../../../preload/contract/model/workbook.ts';
import { type Check, excerpt, finding, mend } from '../check.ts';
import { rewrite } from '../spots.ts';

/** A scenario reports something seen or known when it has one of these. */
const reports =
  /\b(?:notic\w+|observ\w+|saw|seen|spotted|found|heard|collected|gathered|recorded|survey\w*|audit\w*|data|evidence|results?|show(?:s|ed|n)|report(?:s|ed)|visit(?:s|ed)|watched|feedback|told (?:him|her|them)|complain\w*|recognis\w+|realis\w+|aware|worr(?:y|ies|ied)|says?|said|struggl\w+|scores?|drop-ins?|learning walks?)\b/i;
/** A prompt that takes it for granted that something was. */
const presumes =
  /\b(?:noticed|observed|observations?|spotted|(?:seen|found) so far|(?:the|their|his|her) (?:findings|data|evidence|results))\b/i;
/** A facilitator's note that says so itself: then it is meant. */
const admits =
  /\b(?:nothing|not|no|nobody|none|never)\b[^.?!]{0,40}\b(?:observ\w+|notic\w+|seen|saw|found|data|evidence)\b|\b(?:observ\w+|notic\w+|seen|data|evidence)\b[^.?!]{0,30}\b(?:nothing|not yet|none|missing)\b/i;

/** "this review" where no review was spoken of. Only nouns for something that has to have happened or been told. */
const pointed =
  /\b(this|these|those) (review|evaluation|audit|survey|visit|meeting|data|results|findings|evidence|observations?|feedback|interviews?|pilot|trial|incident|conversation|report)\b/gi;

/** Prompts and questions that refer to what the scenario does not say. By rule, so a hint, and worded as one. */
export function refersToNothing(check: Check): Finding[] {
  const { content } = check;
  const found: Finding[] = [];
  for (const section of content.workbook.sections) {
    let scenario: Scenario | undefined;
    for (const block of section.blocks) {
      if (block.type === 'scenario') {
        scenario = content.scenarios.find(({ id }) => id === block.scenario);
        if (scenario) found.push(...pointsInScenario(check, scenario, section, block));
      } else if (scenario && block.type === 'prompts') found.push(...presumed(check, scenario, section, block));
    }
  }
  return found;
}

const told = (scenario: Scenario, names: Check['names']): string =>
  [scenario.about, scenario.opening, ...scenario.points].map((text) => plainText(text, names)).join(' ');

function pointsInScenario({ content, names }: Check, scenario: Scenario, section: Section, block: BlockOf<'scenario'>): Finding[] {
  const parts = [...[scenario.opening, ...scenario.points], scenario.question];
  return parts.flatMap((part, at) => {
    const text = plainText(part, names);
    return [...text.matchAll(pointed)].flatMap(([phrase, this_, noun]) => {
      const before = `${parts
        .slice(0, at)
        .map((earlier) => plainText(earlier, names))
        .join(' ')} ${text.slice(0, text.indexOf(phrase))}`;
      if (speaksOf(before, noun as string)) return [];
      const loose = /^this$/i.test(this_ as string) ? `${/^[aeiou]/i.test(noun as string) ? 'an' : 'a'} ${noun}` : (noun as string);
      const edits = rewrite(content, (spot) =>
        spot.where.scenario === scenario.id && spot.text === part ? spot.text.replace(phrase, loose) : spot.text,
      );
      return [
        finding(
          'refers-to-nothing',
          'mend',
          { section: section.id, block: block.id, scenario: scenario.id },
          phrase.toLowerCase(),
          { phrase, text: excerpt(text, 90, phrase) },
          [mend('reword', { from: phrase, to: loose }, edits)],
        ),
      ];
    });
  });
}

/** The noun itself, or the verb that it was made from: "they reviewed". */
const speaksOf = (text: string, noun: string): boolean =>
  new RegExp(`\\b${noun.toLowerCase().replace(/(?:ations?|ion|s|e)$/, '')}\\w*`, 'i').test(text);

function presumed({ names }: Check, scenario: Scenario, section: Section, block: BlockOf<'prompts'>): Finding[] {
  const people = Object.keys(scenario.names);
  const about =
    /\bscenario\b/i.test(`${block.title} ${block.intro ?? ''}`) ||
    block.prompts.some(({ text }) => parseInline(text).some((run) => run.name && people.includes(run.name)));
  if (!about || reports.test(told(scenario, names)) || isAdmitted(block)) return [];
  return block.prompts.flatMap((prompt) => {
    const text = plainText(prompt.text, names);
    const phrase = presumes.exec(text)?.[0];
    return phrase
      ? [
          finding('refers-to-nothing', 'look', { section: section.id, block: block.id, prompt: prompt.id }, phrase.toLowerCase(), {
            phrase,
            scenario: scenario.title,
            text: excerpt(text, 90, phrase),
          }),
        ]
      : [];
  });
}

const isAdmitted = (block: Extract<Block, { type: 'prompts' }>): boolean =>
  [
    block.facilitator?.note,
    block.facilitator?.plan,
    ...(block.facilitator?.listenFor ?? []),
    ...block.prompts.flatMap((prompt) => [prompt.probe, ...(prompt.listenFor ?? [])]),
  ].some((note) => note !== undefined && admits.test(note));
