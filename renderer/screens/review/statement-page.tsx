import { useMemo, useState } from 'react';
import { useLive } from '../../client/client.tsx';
import { usePlace } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewKeys, reviewWords as words } from '../../text/review.ts';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerList } from './answer-list.tsx';
import { filterOf, useChoices } from './choices.ts';
import { Filters } from './filters.tsx';
import { lineOfFound } from './found.ts';
import { Panel } from './panel.tsx';
import { PanelButton, usePanel } from './panel-button.tsx';
import { statementPath } from './places.ts';
import { useReading } from './reading.ts';
import type { Statement } from './themes.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

/** Which statement is to be read about. */
export function StatementsPage() {
  const { themes, cohort } = useReading();
  const found = useLive('review.statements', { cohort }).value;
  const counts = useMemo(() => found && new Map(found.map((each) => [each.statement, each])), [found]);
  usePlace(rooms.review, words.wayNames.statements);
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="statements" />
        <h1 className="title">{words.statementsTitle}</h1>
        <p className="quiet rev-lead">{words.statementsLead}</p>
        {themes.statements.length === 0 ? <p className="quiet">{words.noStatements}</p> : null}
        <ul className="rev-asked rev-asked-statements">
          {themes.statements.map(({ id, code, short }) => (
            <li key={id}>
              <a href={`#${statementPath(code)}`} className="rev-statement-way">
                <b className="code">{code}</b> <span>{short}</span>
                {counts ? (
                  <span className="rev-asked-count">{words.statementHas(counts.get(id)?.marked ?? 0, counts.get(id)?.asked ?? 0)}</span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
      </MarginRow>
    </ReviewSheet>
  );
}

/** What was written about one statement: marked with it, or in answer to a prompt that asks about it. */
export function StatementPage({ statement }: { statement: Statement }) {
  const { cohort, names, ready } = useReading();
  const choices = useChoices();
  const panel = usePanel();
  const [part, setPart] = useState<'marked' | 'asked' | null>(null);
  usePlace(rooms.review, statement.code);
  const { value, failure } = useLive('review.statement', {
    statement: statement.id,
    filter: { cohort, ...filterOf(choices, names === 'hidden') },
    names,
    limit: 5000,
  });
  const marked = useMemo(() => {
    const seen = new Set<string>();
    return (value?.excerpts ?? []).flatMap(({ excerpt, answer }) => {
      if (seen.has(answer.response)) return [];
      seen.add(answer.response);
      const own = (value?.excerpts ?? []).flatMap((each) => (each.answer.response === answer.response ? [each.excerpt] : [excerpt]));
      return [
        lineOfFound(
          answer,
          own.filter(({ response, state }) => response === answer.response && state !== 'needs-a-look'),
        ),
      ];
    });
  }, [value]);
  const asked = useMemo(() => (value?.answers ?? []).map((answer) => lineOfFound(answer)), [value]);
  const shown = part ?? (marked.length > 0 ? 'marked' : 'asked');
  const lines = shown === 'marked' ? marked : asked;
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside">{statement.code}</p>
        <div className="rev-top-words">
          <Ways here="statements" />
          <h1 className="rev-title" tabIndex={-1}>
            {statement.code} {statement.short}
          </h1>
          <p className="quiet rev-lead">{statement.text}</p>
          <div className="rev-tools">
            <Segmented
              label={words.showWhich}
              choices={[
                { value: 'marked', label: words.markedWith(marked.length) },
                { value: 'asked', label: words.askedAbout(value?.tied ?? asked.length) },
              ]}
              value={shown}
              onChange={setPart}
            />
            <Filters />
            <PanelButton panel={panel} />
          </div>
        </div>
      </header>
      <div className="rev-body">
        {!value || !ready ? (
          <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>
        ) : lines.length === 0 ? (
          <div className="rev-empty">
            <p className="lead">{shown === 'marked' ? words.nothingMarked(statement.code) : words.nothingAsked(statement.code)}</p>
            <p className="quiet">{shown === 'marked' ? words.nothingMarkedHow : words.nothingAskedHow}</p>
          </div>
        ) : (
          <AnswerList key={shown} label={`${statement.code} ${statement.short}`} lines={lines} />
        )}
        <Panel lines={lines} memoOn={null} edition={null} prompt={null} {...panel.props} />
      </div>
      <ScreenKeys keys={reviewKeys} />
    </>
  );
}
