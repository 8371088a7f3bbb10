import './seminars.css';
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { longDay, today } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { sampleWords } from '../../text/people.ts';
import { daysUntil, hours, seminarWords as words, untilWords } from '../../text/seminars.ts';
import { EmptySheet } from '../../ui/empty-sheet.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { RegisterPage } from './register-page.tsx';
import { SeminarPage } from './seminar-page.tsx';

type SeminarRow = CallOutput<'seminar.list'>[number];

/** The meetings of a cohort. `seminar` may also be "register"; `column` is then where the register begins. */
export function SeminarsScreen({ seminar, column }: { seminar?: string; column?: string }) {
  const { cohorts, cohort } = useCohort();
  useScope('people');
  usePlace(rooms.seminars);
  if (!cohorts) {
    return (
      <MarginSheet>
        <MarginRow>
          <Skeleton lines={4} />
        </MarginRow>
      </MarginSheet>
    );
  }
  if (!cohort) {
    return <EmptySheet title={words.noCohort.title} lead={words.noCohort.lead} to="/people" way={words.noCohort.way} />;
  }
  if (seminar === 'register') return <RegisterPage key={cohort.id} cohort={cohort} {...(column ? { seminar: column } : {})} />;
  if (seminar) return <SeminarPage key={seminar} cohort={cohort} id={seminar} />;
  return <AllSeminars cohort={cohort} />;
}

function AllSeminars({ cohort }: { cohort: CohortRow }) {
  const api = useApi();
  const [, go] = useLocation();
  const { value: seminars, failure } = useLive('seminar.list', { cohort: cohort.id });
  const [failed, setFailed] = useState<string | null>(null);
  if (!seminars) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={4} />}</MarginRow>
      </MarginSheet>
    );
  }
  const now = today(new Date());
  const next = seminars.find(({ day, kind }) => day && kind !== 'self-study' && daysUntil(day, now) >= 0);
  const add = async (): Promise<void> => {
    const id = newOp();
    const outcome = await api.call('seminar.save', {
      op: newOp(),
      seminar: {
        id,
        cohort: cohort.id,
        title: words.newTitle(seminars.length + 1),
        kind: 'seminar',
        agenda: [],
        resources: [],
        revision: 0,
      },
    });
    if (outcome.ok) go(`/seminars/${id}`);
    else setFailed(explained(outcome.failure));
  };
  const actions = (
    <>
      <Button kind="primary" icon={Plus} onPress={() => void add()}>
        {words.add}
      </Button>
      {seminars.length > 0 ? (
        <Link to="/seminars/register" kind="plain" icon={ListChecks}>
          {words.register}
        </Link>
      ) : null}
    </>
  );
  if (seminars.length === 0) {
    return (
      <MarginSheet>
        <MarginRow>
          {failed ? <Note kind="brick">{failed}</Note> : null}
          <Empty title={words.none.title} lead={words.none.lead} actions={actions} />
        </MarginRow>
      </MarginSheet>
    );
  }
  return (
    <MarginSheet>
      <MarginRow label={cohort.title} beside="title">
        <h1 className="title">
          {next?.day ? words.next(next.title, untilWords(next.day, now)) : words.all(seminars.length, cohort.title)}
        </h1>
        {next ? (
          <p className="quiet">{[hours(next), next.place, words.expected(next.people)].filter(Boolean).join(', ')}.</p>
        ) : (
          <p className="quiet">{cohort.programme}</p>
        )}
        {cohort.sample ? <Tag kind="ochre">{sampleWords.tag}</Tag> : null}
      </MarginRow>
      <MarginRow space="near">
        {failed ? <Note kind="brick">{failed}</Note> : null}
        <div className="row">{actions}</div>
      </MarginRow>
      {seminars.map((seminar) => (
        <MarginRow key={seminar.id} space="near" label={seminar.day ? <DayOf day={seminar.day} /> : words.noDay}>
          <OneSeminar seminar={seminar} past={seminar.day !== undefined && daysUntil(seminar.day, now) <= 0} />
        </MarginRow>
      ))}
    </MarginSheet>
  );
}

/** "Thursday", and under it "3 December". */
function DayOf({ day }: { day: string }) {
  const [weekday, ...rest] = longDay(new Date(`${day}T12:00:00`)).split(' ');
  return (
    <>
      {weekday}
      <br />
      {rest.join(' ')}
    </>
  );
}

function OneSeminar({ seminar, past }: { seminar: SeminarRow; past: boolean }) {
  const { id, title, kind, place, agenda, workbook, marked, attended, people } = seminar;
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  const facts = [
    hours(seminar),
    place,
    agenda.length > 0 ? `${words.prepare.agenda}: ${words.minutes(minutes)}` : kind === 'self-study' ? '' : words.prepare.noAgenda,
    workbook || kind === 'self-study' ? '' : words.prepare.noWorkbook,
    past ? (marked > 0 ? words.there(attended, people) : '') : words.expected(people),
  ].filter(Boolean);
  return (
    <div data-record={id}>
      <div className="row">
        <a className="heading" href={`#/seminars/${id}`}>
          {title}
        </a>
        {kind === 'seminar' ? null : <Tag>{words.kinds[kind]}</Tag>}
        {past && marked < people ? <Tag kind="ochre">{words.unmarked(people - marked)}</Tag> : null}
      </div>
      <p className="quiet">{facts.join(' · ')}</p>
      {past && marked < people ? (
        <p>
          <Link to={`/seminars/register/${id}`}>{words.markRegister}</Link>
        </p>
      ) : null}
    </div>
  );
}
