import './home.css';
import { Check, Circle, CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { titleOf } from '../../../preload/contract/draft.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { useLive } from '../../client/client.tsx';
import { useCore, usePlace, useScope } from '../../state/window-state.tsx';
import { useCohort } from '../../state/cohort.ts';
import { useWorkbookOrder } from '../../state/workbook-order.ts';
import { dayOf, longDay, today, when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { homeWords as words } from '../../text/home.ts';
import { hours, seminarWords, untilWords } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { blockName } from '../../text/workbooks.ts';
import { Cover } from '../../ui/cover.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { hasChanged, nextSteps, type Step } from './next-steps.ts';

type Summary = CallOutput<'workbook.list'>[number];
type Edition = CallOutput<'edition.list'>[number];

/** The workbook that comes next, or was worked on last, and what to do about it. */
export function HomeScreen() {
  const { value: listed, failure } = useLive('workbook.list', {});
  const { cohort } = useCohort();
  const workbooks = useWorkbookOrder(cohort?.id, listed, 'next');
  usePlace(rooms.home);
  useScope('app');
  if (!workbooks) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</MarginRow>
      </MarginSheet>
    );
  }
  const [latest] = workbooks;
  if (!latest) {
    return (
      <MarginSheet>
        <MarginRow>
          <Empty
            title={words.noWorkbook.title}
            lead={words.noWorkbook.lead}
            actions={
              <Link to="/trash" kind="primary">
                {words.noWorkbook.trash}
              </Link>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  return <Desk latest={latest} recent={workbooks} />;
}

function Desk({ latest, recent }: { latest: Summary; recent: readonly Summary[] }) {
  const now = useNow();
  const editions = useLive('edition.list', { workbook: latest.id }).value;
  const { cohorts, cohort } = useCohort();
  const seminars = useLive('seminar.list', cohort ? { cohort: cohort.id } : null).value ?? [];
  const held = today(now);
  const coming = seminars.filter(({ day, kind }) => day !== undefined && day >= held && kind !== 'self-study');
  const [next] = coming;
  const plan = useLive('copy.plan', cohort && next?.workbook ? { cohort: cohort.id, workbook: next.workbook } : null).value;
  const { store } = useCore();
  const edition = editions?.reduce<Edition | null>((newest, one) => (newest && newest.number > one.number ? newest : one), null) ?? null;
  if (!editions || !cohorts) return <MarginSheet>{null}</MarginSheet>;
  const steps = nextSteps({
    now: now.toISOString(),
    workbook: latest,
    edition,
    people: cohorts.reduce((sum, { people, sample }) => (sample ? sum : sum + people), 0),
    sample: cohorts.some(({ sample }) => sample),
    unmarked: seminars
      .filter(({ day, marked, people }) => day !== undefined && day <= held && marked < people)
      .map(({ id, title, marked, people }) => ({ id, title, left: people - marked })),
    ...(plan && next?.workbook
      ? {
          copies: {
            workbook: next.workbook,
            title: recent.find(({ id }) => id === next.workbook)?.title ?? next.title,
            waiting: plan.groups.reduce((sum, group) => sum + group.people.length, 0),
          },
        }
      : {}),
    overdue: cohorts.filter(({ reminderDue }) => reminderDue),
    synced: store?.synced?.service ?? null,
    encrypted: store?.encrypted ?? false,
    lastBackup: store?.lastBackup ?? null,
  });
  const first = steps.find(({ kind, way }) => kind !== 'done' && way);
  return (
    <div className="home">
      <MarginSheet kind="compact">
        <MarginRow label={<Today now={now} />} beside="display">
          {next?.day ? (
            <>
              <h1 className="display">
                <a className="home-next" href={`#/seminars/${next.id}`}>
                  {seminarWords.next(next.title, untilWords(next.day, held))}
                </a>
              </h1>
              <p className="quiet home-facts">
                {[hours(next), next.place, seminarWords.expected(next.people)].filter(Boolean).join(', ')}.
              </p>
            </>
          ) : (
            <>
              <h1 className="display">{conclusion(latest, edition)}</h1>
              <p className="quiet home-facts">{words.facts(latest.blocks, latest.prompts, dayOf(latest.updated, now))}</p>
            </>
          )}
        </MarginRow>
        <MarginRow label={words.next} space="near" section={2} beside="control">
          <ul className="home-steps">
            {steps.map((step) => (
              <StepLine key={step.id} step={step} first={step === first} />
            ))}
          </ul>
        </MarginRow>
        <Inside workbook={latest.id} />
        {coming.length > 1 ? (
          <MarginRow label={words.after} section={2}>
            <ul>
              {coming.slice(1, 4).map(({ id, title, day }) => (
                <li key={id}>
                  <b>{day ? dayOf(`${day}T12:00:00.000Z`, now) : ''}</b> <Link to={`/seminars/${id}`}>{title}</Link>
                </li>
              ))}
            </ul>
          </MarginRow>
        ) : null}
        {recent.length > 1 ? (
          <MarginRow label={words.shelf} section={2}>
            <Shelf workbooks={recent.slice(1, 5)} now={now} />
          </MarginRow>
        ) : null}
      </MarginSheet>
      <aside className="home-side" aria-label={latest.title}>
        <a className="home-cover" href={`#/workbooks/${latest.id}`}>
          <Cover width={252} {...latest.head} />
          <b>{latest.title}</b>
        </a>
        <section>
          <h2 className="heading">{words.editions}</h2>
          {editions.length === 0 ? <p className="quiet">{words.noEditions}</p> : null}
          <ul className="home-editions">
            {editions
              .toSorted((a, b) => b.number - a.number)
              .slice(0, 5)
              .map((one) => (
                <li key={one.id}>
                  <b>{words.edition(one.number)}</b>
                  <span className="quiet">{dayOf(one.issued, now)}</span>
                  <span className="code faint">{one.hash.slice(0, 6).toUpperCase()}</span>
                </li>
              ))}
          </ul>
        </section>
        <section>
          <p className="faint small">
            {store?.lastBackup ? words.lastBackup(when(store.lastBackup, now)) : words.noBackup}{' '}
            <Link to="/settings/backups">{words.backups}</Link>
          </p>
        </section>
      </aside>
    </div>
  );
}

function conclusion({ head, title, updated }: Summary, edition: Edition | null): string {
  const topic = head.topic || title;
  if (!edition) return words.neverIssued(topic);
  return hasChanged({ updated }, edition) ? words.changed(topic, edition.number) : words.issued(topic, edition.number);
}

const shapes = { needs: CircleAlert, next: Circle, done: Check } as const;

function StepLine({ step, first }: { step: Step; first: boolean }) {
  const [, go] = useLocation();
  return (
    <li className={`home-step home-step-${step.kind}`}>
      <Icon of={shapes[step.kind]} />
      <div>
        <b>{step.title}</b>
        {step.text ? <p className="quiet">{step.text}</p> : null}
      </div>
      {step.way ? (
        first ? (
          <Button kind="primary" onPress={() => go(step.way?.to ?? '/')}>
            {step.way.label}
          </Button>
        ) : (
          <Link to={step.way.to}>{step.way.label}</Link>
        )
      ) : null}
    </li>
  );
}

/** "Thursday", and under it "3 December". */
function Today({ now }: { now: Date }) {
  const [day, ...rest] = longDay(now).split(' ');
  return (
    <>
      {day}
      <br />
      {rest.join(' ')}
    </>
  );
}

/** The sections, as ways in. */
function Inside({ workbook }: { workbook: string }) {
  const sections = useLive('workbook.get', { workbook }).value?.workbook.sections;
  if (!sections || sections.length === 0) return null;
  return (
    <MarginRow label={words.inside} section={2}>
      <ol className="home-inside">
        {sections
          .filter(({ blocks }) => blocks.length > 0)
          .map(({ id, title, blocks }) => (
            <li key={id}>
              <Link to={`/workbooks/${workbook}/${blocks[0]?.id ?? ''}`}>{title || blocks.map(nameOf).join(', ')}</Link>
              <span className="faint">{words.parts(blocks.length)}</span>
            </li>
          ))}
      </ol>
    </MarginRow>
  );
}

/** A section without a title holds what comes before the first one: it is called by its parts. */
const nameOf = (block: Block): string => titleOf(block) || blockName(block.type);

function Shelf({ workbooks, now }: { workbooks: readonly Summary[]; now: Date }) {
  return (
    <ul className="home-shelf">
      {workbooks.map(({ id, title, head, updated, editions }) => (
        <li key={id}>
          <a className="home-cover" href={`#/workbooks/${id}`}>
            <Cover width={148} {...head} />
            <b>{title}</b>
          </a>
          <span className="faint small">{words.editedLine(dayOf(updated, now), editions)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The time, fresh enough for a day's date: asked again each minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
