import type { ReviewEdition, ReviewPrompt } from '../../../preload/contract/model/review.ts';
import { editionWords, reviewWords as words } from '../../text/review.ts';
import { momentNames } from '../../text/workbooks.ts';
import { Select } from '../../ui/select.tsx';
import { useLocation } from 'wouter';
import { momentsPath, promptPath } from './places.ts';

interface PromptListProps {
  editions: readonly ReviewEdition[];
  edition: ReviewEdition;
  /** The prompt, or the block of three columns, that is shown. */
  current: string;
}

/** At the left: what was asked, section by section, and how many answered. */
export function PromptList({ editions, edition, current }: PromptListProps) {
  const [, go] = useLocation();
  return (
    <nav className="rev-prompts" aria-label={words.prompts}>
      {editions.length > 1 ? (
        <EditionChoice
          editions={editions}
          edition={edition}
          onChange={(next) => go(promptPath(next.edition, next.prompts[0]?.prompt ?? ''))}
        />
      ) : null}
      {sectionsOf(edition.prompts).map(({ section, prompts }) => (
        <section key={section}>
          <h2>{section}</h2>
          <ul>
            {prompts.map(({ prompt, question, blockTitle, answers, moment }) => (
              <li key={prompt}>
                <a href={`#${promptPath(edition.edition, prompt)}`} {...(prompt === current ? { 'aria-current': 'page' as const } : {})}>
                  <span className="rev-prompt-words">
                    {question || blockTitle}
                    {moment ? <span className="faint"> {momentNames[moment].toLowerCase()}</span> : null}
                  </span>
                  <span className="rev-prompt-count" aria-label={words.answers(answers)}>
                    {answers}
                  </span>
                </a>
              </li>
            ))}
            {edition.moments
              .filter(({ block }) => prompts.some((each) => each.block === block))
              .map(({ block, title }) => (
                <li key={block}>
                  <a href={`#${momentsPath(edition.edition, block)}`} {...(block === current ? { 'aria-current': 'page' as const } : {})}>
                    <span className="rev-prompt-words">{words.threeOf(title)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

export function EditionChoice({
  editions,
  edition,
  onChange,
}: {
  editions: readonly ReviewEdition[];
  edition: ReviewEdition;
  onChange: (edition: ReviewEdition) => void;
}) {
  return (
    <Select
      label={words.edition}
      hideLabel
      choices={editions.map((each) => ({
        value: each.edition,
        label: editionWords(each.title, each.number),
        hint: words.usedAt(each.seminars),
      }))}
      value={edition.edition}
      onChange={(id) => {
        const next = editions.find((each) => each.edition === id);
        if (next) onChange(next);
      }}
    />
  );
}

/** In reading order; a section's prompts stand together. */
export function sectionsOf(prompts: readonly ReviewPrompt[]): { section: string; prompts: ReviewPrompt[] }[] {
  const sections = new Map<string, ReviewPrompt[]>();
  for (const prompt of prompts) sections.set(prompt.section, [...(sections.get(prompt.section) ?? []), prompt]);
  return [...sections].map(([section, some]) => ({ section, prompts: some }));
}
