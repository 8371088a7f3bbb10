import { useState } from 'react';
import type { ReviewEdition, ReviewPrompt } from '../../../preload/contract/model/review.ts';
import { usePlace } from '../../state/window-state.tsx';
import { rooms } from '../../text/frame.ts';
import { editionWords, reviewWords as words } from '../../text/review.ts';
import { momentNames } from '../../text/workbooks.ts';
import { Link } from '../../ui/link.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { Tag } from '../../ui/tag.tsx';
import { momentsPath, promptPath } from './places.ts';
import { EditionChoice, sectionsOf } from './prompt-list.tsx';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

/** What was asked in an edition, and what came of it: where reading begins. */
export function PromptsPage({ editions, cohortTitle }: { editions: readonly ReviewEdition[]; cohortTitle: string }) {
  const { themes } = useReading();
  const [chosen, setChosen] = useState<string | null>(null);
  const edition = editions.find((each) => each.edition === chosen) ?? editions[0];
  usePlace(rooms.review);
  if (!edition) return null;
  const answered = edition.prompts.filter(({ answers }) => answers > 0).length;
  const people = Math.max(0, ...edition.prompts.map((prompt) => prompt.people));
  const marked = edition.prompts.reduce((sum, { excerpts }) => sum + excerpts, 0);
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="prompts" />
        <h1 className="title">{words.promptsTitle(answered, edition.prompts.length, people)}</h1>
        <p className="quiet rev-lead">
          {words.promptsLead(editionWords(edition.title, edition.number), cohortTitle, marked)} {words.usedAt(edition.seminars)}
        </p>
        {editions.length > 1 ? (
          <div className="rev-edition">
            <EditionChoice editions={editions} edition={edition} onChange={(next) => setChosen(next.edition)} />
          </div>
        ) : null}
      </MarginRow>
      {sectionsOf(edition.prompts).map(({ section, prompts }) => (
        <MarginRow key={section} label={section} section={2} space="near">
          <ul className="rev-asked">
            {prompts
              .filter(({ answers }) => answers > 0)
              .map((prompt) => (
                <li key={prompt.prompt}>
                  <a href={`#${promptPath(edition.edition, prompt.prompt)}`} className="rev-asked-way">
                    {prompt.question || prompt.blockTitle}
                  </a>
                  <p className="quiet small">
                    {[
                      words.answersFrom(prompt.answers, prompt.people),
                      prompt.excerpts > 0 ? words.excerptCount(prompt.excerpts) : '',
                      prompt.starred > 0 ? words.starCount(prompt.starred) : '',
                      prompt.moment ? momentNames[prompt.moment].toLowerCase() : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    {prompt.statements.map((id) => {
                      const statement = themes.statementById.get(id);
                      return statement ? (
                        <span key={id} title={statement.short}>
                          {' '}
                          <Tag kind="statement">{statement.code}</Tag>
                        </span>
                      ) : null;
                    })}
                  </p>
                </li>
              ))}
            {edition.moments
              .filter(({ block }) => prompts.some((each) => each.block === block))
              .map(({ block, title }) => (
                <li key={block}>
                  <Link to={momentsPath(edition.edition, block)}>{words.threeOf(title)}</Link>
                </li>
              ))}
          </ul>
          <Unanswered edition={edition} prompts={prompts.filter(({ answers }) => answers === 0)} />
        </MarginRow>
      ))}
    </ReviewSheet>
  );
}

/** Folded away: there is nothing to read in them yet. */
function Unanswered({ edition, prompts }: { edition: ReviewEdition; prompts: readonly ReviewPrompt[] }) {
  if (prompts.length === 0) return null;
  return (
    <details className="rev-unanswered">
      <summary>{words.unanswered(prompts.length)}</summary>
      <ul>
        {prompts.map(({ prompt, question, blockTitle }) => (
          <li key={prompt}>
            <Link to={promptPath(edition.edition, prompt)}>{question || blockTitle}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
