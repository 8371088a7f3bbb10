import './review.css';
import './review-answers.css';
import './review-words.css';
import './review-panel.css';
import './review-pages.css';
import './review-themes.css';
import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLive } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewWords as words } from '../../text/review.ts';
import { EmptySheet } from '../../ui/empty-sheet.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ActionsPage } from './actions-page.tsx';
import { CalibratePage } from './calibrate-page.tsx';
import { forgetChoices } from './choices.ts';
import { DepthPage } from './depth-page.tsx';
import { ExportPage } from './export-page.tsx';
import { createHand, HandContext } from './hand.ts';
import { LooksPage } from './looks-page.tsx';
import { PeoplePage, PersonPage } from './person-page.tsx';
import { MomentsPage, PromptPage } from './prompt-page.tsx';
import { PromptsPage } from './prompts-page.tsx';
import { ReadingContext, useReading, useReadingOf } from './reading.ts';
import { SearchPage } from './search-page.tsx';
import { StatementPage, StatementsPage } from './statement-page.tsx';
import { TagsPage } from './tags-page.tsx';

interface ReviewScreenProps {
  way?: string;
  one?: string;
  two?: string;
  three?: string;
}

/** What a cohort wrote, read in one of several ways. The address says which, and what of it. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { cohorts, cohort } = useCohort();
  useScope('review');
  if (!cohorts) {
    return (
      <MarginSheet>
        <MarginRow>
          <Skeleton lines={6} />
        </MarginRow>
      </MarginSheet>
    );
  }
  if (!cohort) {
    return <NobodyToRead />;
  }
  return <CohortReview key={cohort.id} {...props} cohort={cohort} />;
}

function NobodyToRead() {
  usePlace(rooms.review);
  return <EmptySheet title={words.noCohort.title} lead={words.noCohort.lead} to="/people" way={words.noCohort.way} />;
}

/** What is in hand belongs to a page: another page begins with nothing. */
function CohortReview({ cohort, ...where }: ReviewScreenProps & { cohort: CohortRow }) {
  const reading = useReadingOf(cohort.id);
  useEffect(() => forgetChoices, []);
  const { way = '', one = '', two = '' } = where;
  return (
    <ReadingContext value={reading}>
      <WithHand key={way === 'search' || way === 'tags' ? way : `${way} ${one} ${two}`}>
        <Page {...where} cohort={cohort} />
      </WithHand>
    </ReadingContext>
  );
}

function WithHand({ children }: { children: ReactNode }) {
  const [hand] = useState(createHand);
  return <HandContext value={hand}>{children}</HandContext>;
}

function Page({ way, one, two, three, cohort }: ReviewScreenProps & { cohort: CohortRow }) {
  const { themes } = useReading();
  switch (way) {
    case 'person':
      return one ? <PersonPage key={one} person={one} /> : <PeoplePage />;
    case 'statement': {
      if (!one) return <StatementsPage />;
      const statement = themes.statements.find(({ code, id }) => code === one || id === one);
      if (statement) return <StatementPage key={statement.id} statement={statement} />;
      return (
        <div className="waiting">{themes.statements.length === 0 ? <Skeleton lines={6} /> : <Note>{words.noSuchStatement(one)}</Note>}</div>
      );
    }
    case 'search':
      return <SearchPage text={one ?? ''} />;
    case 'tags':
      return <TagsPage chosen={one ?? null} />;
    case 'looks':
      return <LooksPage />;
    case 'export':
      return <ExportPage />;
    case 'actions':
      return <ActionsPage />;
    default:
      return (
        <ByPrompt
          cohort={cohort}
          {...(way ? { way } : {})}
          {...(one ? { one } : {})}
          {...(two ? { two } : {})}
          {...(three ? { three } : {})}
        />
      );
  }
}

/** What needs to know what was asked. */
function ByPrompt({ way, one, two, three, cohort }: ReviewScreenProps & { cohort: CohortRow }) {
  const { value, failure } = useLive('review.prompts', { cohort: cohort.id });
  const editions = useMemo(() => value?.editions ?? [], [value]);
  if (!value) return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  if (way === 'depth') return one ? <CalibratePage key={one} calibration={one} /> : <DepthPage editions={editions} />;
  if (editions.length === 0) {
    return (
      <MarginSheet>
        <MarginRow beside="display">
          <Empty
            title={words.nothing.title}
            lead={words.nothing.lead}
            steps={words.nothing.steps}
            actions={
              <>
                <Link to="/returns" kind="primary">
                  {words.nothing.returns}
                </Link>
                <Link to="/answers" kind="plain">
                  {words.nothing.answers}
                </Link>
              </>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  const edition =
    one === undefined
      ? undefined
      : (editions.find((each) => each.edition === one) ?? editions.find((each) => each.prompts.some(({ prompt }) => prompt === two)));
  if (way === 'moments' && edition && two) return <MomentsPage editions={editions} edition={edition} block={two} />;
  const prompt = edition?.prompts.find((each) => each.prompt === two);
  if (way === 'prompt' && edition && prompt) {
    return <PromptPage editions={editions} edition={edition} prompt={prompt} {...(three ? { answer: three } : {})} />;
  }
  if (way === 'prompt' || way === 'moments') {
    return (
      <div className="waiting">
        <Note>{words.noSuchPrompt}</Note> <Link to="/review">{words.backToPrompts}</Link>
      </div>
    );
  }
  return <PromptsPage editions={editions} cohortTitle={cohort.title} />;
}
