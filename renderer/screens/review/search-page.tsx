import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useLive } from '../../client/client.tsx';
import { usePlace } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewKeys, reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { AnswerList } from './answer-list.tsx';
import { filterOf, useChoices } from './choices.ts';
import { Filters } from './filters.tsx';
import { lineOfFound, useLast } from './found.ts';
import { Panel } from './panel.tsx';
import { PanelButton, usePanel } from './panel-button.tsx';
import { searchPath } from './places.ts';
import { useReading } from './reading.ts';
import { Ways } from './ways.tsx';

const page = 50;
const most = 500;

/** Words in what people wrote, as they are typed. What was looked for stands in the address, so that going back finds it. */
export function SearchPage({ text }: { text: string }) {
  const { cohort, names, ready } = useReading();
  const [, go] = useLocation();
  const choices = useChoices();
  const [typed, setTyped] = useState(text);
  const [limit, setLimit] = useState(page);
  const panel = usePanel();
  usePlace(rooms.review, words.wayNames.search);

  // After the window has put the focus on the page, as it does for every other room.
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => box.current?.focus());
    return () => clearTimeout(timer);
  }, []);

  // The address follows what is typed, and what is typed follows the address when that changes by itself, as by going back.
  const written = useRef(text);
  useEffect(() => {
    if (text !== written.current) {
      written.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const wanted = typed.trim();
      if (wanted === written.current) return;
      written.current = wanted;
      go(searchPath(wanted), { replace: true });
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, go]);

  const wanted = typed.trim();
  const asked = useLive(
    'review.search',
    wanted === '' ? null : { text: wanted, filter: { cohort, ...filterOf(choices, names === 'hidden') }, names, limit },
  );
  const found = useLast(wanted === '' ? undefined : asked.value);
  const shown = wanted === '' ? undefined : found;
  const lines = useMemo(() => (shown?.hits ?? []).map(({ answer, ranges }) => lineOfFound(answer, ranges)), [shown]);
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside" />
        <div className="rev-top-words">
          <Ways here="search" />
          <h1 className="rev-title" tabIndex={-1}>
            {wanted === '' ? words.searchTitle : shown ? words.found(shown.hits.length, shown.next !== null) : words.searching}
          </h1>
          <div className="rev-find">
            <SearchField
              ref={box}
              label={words.searchLabel}
              placeholder={words.searchPlaceholder}
              value={typed}
              onChange={(next) => {
                setTyped(next);
                setLimit(page);
              }}
            />
            <p className="quiet small">{words.searchHow}</p>
          </div>
          <div className="rev-tools">
            <Filters />
            <VisuallyHidden>
              <span role="status">{shown ? words.found(shown.hits.length, shown.next !== null) : ''}</span>
            </VisuallyHidden>
            <PanelButton panel={panel} />
          </div>
        </div>
      </header>
      <div className="rev-body">
        {wanted === '' ? (
          <div className="rev-empty">
            <p className="lead">{words.searchEmpty}</p>
            <ul className="rev-examples">
              {words.searchExamples.map(([example, means]) => (
                <li key={example}>
                  <button type="button" className="rev-link" onClick={() => setTyped(example)}>
                    {example}
                  </button>{' '}
                  <span className="quiet">{means}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : !shown || !ready ? (
          <div className="waiting">{asked.failure ? <Note kind="brick">{explained(asked.failure)}</Note> : <Skeleton lines={4} />}</div>
        ) : lines.length === 0 ? (
          <div className="rev-empty">
            <p className="lead">{words.nothingFound(wanted)}</p>
            <p className="quiet">{words.nothingFoundHow}</p>
          </div>
        ) : (
          <AnswerList
            label={words.searchLabel}
            lines={lines}
            foot={
              shown.next !== null && limit < most ? (
                <div className="rev-more">
                  <Button onPress={() => setLimit(Math.min(most, limit + 150))}>{words.more}</Button>
                </div>
              ) : undefined
            }
          />
        )}
        <Panel lines={lines} memoOn={null} edition={null} prompt={null} {...panel.props} />
      </div>
      <ScreenKeys keys={reviewKeys} />
    </>
  );
}
