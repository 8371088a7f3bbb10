import { useCallback, useMemo } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { usePlace } from '../../state/window-state.tsx';
import { fullDay } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { phases } from '../../text/people.ts';
import { modeNames, reviewKeys, reviewWords as words } from '../../text/review.ts';
import { actionSummary } from '../../text/review-actions.ts';
import { Link } from '../../ui/link.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerList } from './answer-list.tsx';
import { take, useHandStore } from './hand.ts';
import type { Line } from './lines.ts';
import { Panel } from './panel.tsx';
import { PanelButton, usePanel } from './panel-button.tsx';
import { personPath, promptPath } from './places.ts';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

/** Whose words are to be read. */
export function PeoplePage() {
  const { cohort } = useReading();
  const { people, nameOf, hidden } = useNames(cohort);
  const wrote = useLive('review.people', { cohort }).value;
  const answersOf = useMemo(() => wrote && new Map(wrote.map(({ participant, answers }) => [participant, answers])), [wrote]);
  usePlace(rooms.review, words.wayNames.people);
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="people" />
        <h1 className="title">{words.peopleTitle}</h1>
        <p className="quiet rev-lead">{words.peopleLead}</p>
        {people === undefined ? <Skeleton lines={6} /> : null}
        <ul className="rev-asked rev-asked-people">
          {people?.map(({ id, role, setting }) => (
            <li key={id}>
              <div className="rev-asked-line">
                <Link to={personPath(id)}>{nameOf(id)}</Link>
                {answersOf ? <span className="rev-asked-count">{words.wroteHowMuch(answersOf.get(id) ?? 0)}</span> : null}
              </div>
              <p className="quiet small">{hidden ? '' : [role, setting].filter(Boolean).join(', ')}</p>
            </li>
          ))}
        </ul>
      </MarginRow>
    </ReviewSheet>
  );
}

type Person = CallOutput<'review.person'>;

/** One person over their seminars. */
export function PersonPage({ person }: { person: string }) {
  const { names, ready } = useReading();
  const panel = usePanel();
  const { value, failure } = useLive('review.person', { participant: person, names });
  const { lines, heads } = useMemo(() => timeline(value), [value]);
  const margin = useCallback(
    (line: Line) => {
      const head = heads.get(line.id);
      return head ? (
        <>
          {head.title ? <b className="rev-name">{head.title}</b> : null}
          {head.day ? <span>{head.day}</span> : null}
          {head.section ? <span>{head.section}</span> : null}
        </>
      ) : null;
    },
    [heads],
  );
  usePlace(rooms.review, value?.writer.name ?? words.wayNames.people);
  if (!value || !ready) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const { writer, actions, seminars } = value;
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside">
          {writer.setting ? <span>{writer.setting}</span> : null}
          {writer.phase ? <span>{phases[writer.phase]}</span> : null}
        </p>
        <div className="rev-top-words">
          <Ways here="people" />
          <h1 className="rev-title" tabIndex={-1}>
            {words.personTitle(writer.name, lines.length, seminars.length)}
          </h1>
          <p className="quiet rev-lead">
            {writer.role ? `${writer.role}. ` : ''}
            {actionSummary(actions.map(({ outcome }) => outcome))}{' '}
            {actions.length > 0 ? <Link to="/review/actions">{words.seeActions}</Link> : null}
            <PanelButton panel={panel} />
          </p>
          {seminars.length > 1 ? <SeminarWays seminars={seminars} /> : null}
        </div>
      </header>
      <div className="rev-body">
        {lines.length === 0 ? (
          <div className="rev-empty">
            <p className="lead">{words.personNothing}</p>
            <p className="quiet">{words.noneYetHow}</p>
          </div>
        ) : (
          <AnswerList label={writer.name} lines={lines} margin={margin} />
        )}
        <Panel
          lines={lines}
          memoOn={{ about: { is: 'participant', participant: person }, label: words.memoOnPerson }}
          edition={null}
          prompt={null}
          {...panel.props}
        />
      </div>
      {lines.length > 0 ? <ScreenKeys keys={reviewKeys} /> : null}
    </>
  );
}

/** A way to the first answer of each seminar: after ten years there are many. */
function SeminarWays({ seminars }: Pick<Person, 'seminars'>) {
  const hand = useHandStore();
  return (
    <nav className="rev-seminars" aria-label={words.toSeminar}>
      {seminars.map(({ seminar, editionTitle, answers: [first, ...others] }) =>
        first ? (
          <button key={first.response} type="button" className="rev-link" onClick={() => take(hand, first.response, first.response, true)}>
            {seminar?.title ?? editionTitle ?? words.answer}
            <span className="rev-seminar-count">
              {[seminar?.day ? fullDay(seminar.day) : '', words.answers(others.length + 1)].filter(Boolean).join(', ')}
            </span>
          </button>
        ) : null,
      )}
    </nav>
  );
}

interface Head {
  title?: string;
  day?: string;
  section?: string;
}

/** An answer after the other, in the order of seminars; the first of each says where and when. */
function timeline(person: Person | undefined): { lines: Line[]; heads: Map<string, Head> } {
  const heads = new Map<string, Head>();
  const lines: Line[] = [];
  for (const { seminar, editionTitle, answers } of person?.seminars ?? []) {
    let section: string | null = null;
    for (const [index, { question, blockTitle, section: here, ...answer }] of answers.entries()) {
      const label = [answer.mode ? modeNames[answer.mode] : '', answer.part ? words.part(answer.part) : ''].filter(Boolean).join(', ');
      lines.push({
        id: answer.response,
        writer: null,
        columns: [
          {
            none: '',
            answers: [
              {
                answer,
                label,
                says: [question, label].filter(Boolean).join(', '),
                question: question || blockTitle || words.answer,
                ...(label ? { where: label } : {}),
                to: promptPath(answer.edition, answer.prompt, answer.response),
                over: [],
              },
            ],
          },
        ],
      });
      const head: Head = {};
      if (index === 0) {
        const title = seminar?.title ?? editionTitle;
        if (title) head.title = title;
        if (seminar?.day) head.day = fullDay(seminar.day);
      }
      if (here !== section) head.section = here;
      section = here;
      heads.set(answer.response, head);
    }
  }
  return { lines, heads };
}
