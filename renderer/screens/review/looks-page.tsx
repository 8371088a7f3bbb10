import { useEffect, useMemo, useRef, useState } from 'react';
import { useLive } from '../../client/client.tsx';
import { usePlace } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewKeys } from '../../text/review.ts';
import { themeWords } from '../../text/review-themes.ts';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerList } from './answer-list.tsx';
import { lineOfFound } from './found.ts';
import { take, useHandStore } from './hand.ts';
import { MovedList } from './moved-list.tsx';
import { Panel } from './panel.tsx';
import { PanelButton, usePanel } from './panel-button.tsx';
import { useReading } from './reading.ts';
import { Ways } from './ways.tsx';

/** As many as are looked over at once. */
const mostMoved = 200;

/** Answers that were changed after something was marked in them, so that the marked words are not where they were. */
export function LooksPage() {
  const { cohort, names, ready } = useReading();
  const hand = useHandStore();
  const panel = usePanel();
  usePlace(rooms.review, themeWords.looks);
  const { value, failure } = useLive('review.excerpts', { filter: { cohort }, unsettled: true, names, limit: 5000 });
  const moved = useLive('review.moved', { cohort, names, limit: mostMoved }).value;
  const [part, setPart] = useState<'found' | 'lost' | null>(null);
  const lost = useMemo(() => (value?.excerpts ?? []).filter(({ excerpt }) => excerpt.state === 'needs-a-look'), [value]);
  const lines = useMemo(() => {
    const seen = new Set<string>();
    return lost.flatMap(({ answer }) => {
      if (seen.has(answer.response)) return [];
      seen.add(answer.response);
      return [lineOfFound(answer)];
    });
  }, [lost]);
  const shown = moved?.total === 0 ? 'lost' : lost.length === 0 ? 'found' : (part ?? 'found');
  // What is to be done stands in the panel: the first answer is taken in hand with it.
  const begun = useRef(false);
  const [first] = lines;
  useEffect(() => {
    if (!first || shown !== 'lost' || begun.current) return;
    begun.current = true;
    hand.setState({ panel: 'answer' });
    take(hand, first.id, first.id, false);
  }, [first, shown, hand]);
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside">{themeWords.looks}</p>
        <div className="rev-top-words">
          <Ways here="tags" />
          <h1 className="rev-title" tabIndex={-1}>
            {value ? themeWords.needLooks(value.total) : themeWords.looks}
          </h1>
          <p className="quiet rev-lead">
            {themeWords.looksLead} {shown === 'lost' ? <PanelButton panel={panel} /> : null}
          </p>
          {moved && moved.total > 0 && lost.length > 0 ? (
            <div className="rev-tools">
              <Segmented
                label={themeWords.showWhichMarks}
                choices={[
                  { value: 'found', label: themeWords.foundAgain(moved.total) },
                  { value: 'lost', label: themeWords.notFound(lost.length) },
                ]}
                value={shown}
                onChange={setPart}
              />
            </div>
          ) : null}
        </div>
      </header>
      <div className="rev-body">
        {!value || !moved || !ready ? (
          <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>
        ) : value.total === 0 ? (
          <div className="rev-empty">
            <p className="lead">{themeWords.noLooks}</p>
          </div>
        ) : shown === 'found' ? (
          <MovedList {...moved} />
        ) : (
          <AnswerList label={themeWords.looks} lines={lines} />
        )}
        {shown === 'lost' ? <Panel lines={lines} memoOn={null} edition={null} prompt={null} {...panel.props} /> : null}
      </div>
      {shown === 'lost' ? <ScreenKeys keys={reviewKeys} /> : null}
    </>
  );
}
