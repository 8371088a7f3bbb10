import { FileDown } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { lineSaid } from '../../../preload/contract/charts/words.ts';
import type { AttendanceRule } from '../../../preload/contract/model/people.ts';
import type { Mark, RegisterRow } from '../../../preload/contract/model/seminars.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import type { CohortRow } from '../../state/cohort.ts';
import { useNames } from '../../state/names.ts';
import { usePlace } from '../../state/window-state.tsx';
import { dayOf, today } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { statuses } from '../../text/people.ts';
import { seminarWords as words, standingWords } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { GridColumn } from '../../ui/grid-column.ts';
import { Grid } from '../../ui/grid.tsx';
import { Link } from '../../ui/link.tsx';
import { say } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ScreenHead, ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { saveSheet } from './save-sheet.ts';

type Register = CallOutput<'register.get'>;
type Filter = keyof typeof words.filters;

const markOf: Readonly<Record<string, Mark>> = { p: 'present', l: 'late', a: 'absent', c: 'caught-up' };
const rowId = ({ participant }: RegisterRow): string => participant;
const keyOf = (seminar: string, participant: string): string => `${seminar} ${participant}`;

/** Who was there, by keyboard, and where that leaves each of them. */
export function RegisterPage({ cohort, seminar }: { cohort: CohortRow; seminar?: string }) {
  const { value: register, failure } = useLive('register.get', { cohort: cohort.id });
  usePlace(rooms.seminars, words.line);
  if (!register) return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>;
  return <Register cohort={cohort} register={register} {...(seminar ? { begin: seminar } : {})} />;
}

function Register({ cohort, register, begin }: { cohort: CohortRow; register: Register; begin?: string }) {
  const api = useApi();
  const native = useNative();
  const { nameOf, people, byId, hidden } = useNames(cohort.id);
  const ahead = useAhead<Mark | null>(register);
  const [filter, setFilter] = useState<Filter>('all');
  const [hand, setHand] = useState<string | null>(null);
  const { rule, seminars, rows } = register;

  const ordered = useMemo(() => {
    const byPerson = new Map(rows.map((row) => [row.participant, row]));
    return (people ?? []).map(({ id }) => byPerson.get(id)).filter((row) => row !== undefined);
  }, [people, rows]);
  /** Who waits for a later cohort, or has left, is in the register with what they came to, and has nothing to reach. */
  const goesOn = useCallback(({ participant }: RegisterRow): boolean => (byId.get(participant)?.status ?? 'active') === 'active', [byId]);
  const shown = useMemo(
    () =>
      ordered.filter((row) => {
        if (filter === 'all' || row.participant === hand) return true;
        return goesOn(row) && row.tallies.some(({ standing }) => standing === (filter === 'catching' ? 'catch-up' : 'tight'));
      }),
    [ordered, filter, goesOn, hand],
  );
  const columns = useMemo((): GridColumn<RegisterRow>[] => {
    const now = new Date();
    return [
      {
        id: 'name',
        title: words.person,
        name: words.person,
        width: 210,
        cell: ({ participant }) => <b>{nameOf(participant)}</b>,
      },
      ...seminars.map((one): GridColumn<RegisterRow> => {
        const day = one.day ? dayOf(`${one.day}T12:00:00.000Z`, now) : words.noDay;
        return {
          id: one.id,
          title: (
            <span className="register-line">
              <span className="register-title">{one.title}</span>
              <span>{one.kind === 'seminar' ? day : `${words.kinds[one.kind]}, ${day}`}</span>
            </span>
          ),
          name: one.title,
          width: 136,
          cell: (row) => <MarkCell state={stateOf(row, one.id, ahead.of)} />,
        };
      }),
      {
        id: 'line',
        title: words.lineColumn,
        name: words.lineColumn,
        width: 400,
        grows: true,
        cell: (row) => {
          const { tallies, participant } = row;
          if (!goesOn(row)) return <span className="quiet">{statuses[byId.get(participant)?.status ?? 'active']}</span>;
          return (
            <span className={tallies.some(({ standing }) => standing === 'catch-up') ? 'ochre' : ''}>
              {tallies.map((tally) => standingWords(tally, rule.percent)).join('; ')}
            </span>
          );
        },
      },
    ];
  }, [seminars, rule.percent, nameOf, byId, goesOn, ahead]);

  const mark = (pairs: readonly { seminar: string; participant: string }[], state: Mark | null): void => {
    if (pairs.length === 0) return;
    ahead.put(Object.fromEntries(pairs.map((pair) => [keyOf(pair.seminar, pair.participant), state])), () =>
      api.call('register.mark', { op: newOp(), marks: pairs.map((pair) => ({ ...pair, state })) }),
    );
  };
  const evidence = async (): Promise<void> => {
    const said = await saveSheet(native, api.call('register.evidence', { cohort: cohort.id, names: hidden ? 'hidden' : 'shown' }));
    if (said) showToast({ text: said });
  };
  const now = today(new Date());
  // The one that was asked for, else the one that is being held or was held last.
  const first = begin ?? seminars.findLast(({ day }) => day !== undefined && day <= now)?.id ?? seminars[0]?.id;
  const waits = first !== undefined && shown.length > 0;
  useEffect(() => {
    // Whoever came to mark a seminar marks it with the next key, unless they have turned to something else by now.
    if (!waits) return;
    const page = document.getElementById('page');
    if (document.activeElement !== page && document.activeElement !== document.body) return;
    page?.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]')?.focus({ preventScroll: true });
  }, [waits]);
  const going = ordered.filter(goesOn);
  const reach = going.filter(({ tallies }) => tallies.every(({ standing }) => standing !== 'catch-up')).length;
  return (
    <>
      <ScreenHead
        title={words.registerTitle(reach, going.length, rule.percent)}
        lead={
          <>
            {ordered[0] ? words.registerLead(lineSaid(rule.percent, ordered[0].tallies)) : ''} <Link to="/seminars">{words.back}</Link>
          </>
        }
        actions={
          <Button icon={FileDown} onPress={() => void evidence()}>
            {words.evidence}
          </Button>
        }
      />
      {ahead.failure ? (
        <div className="screen-note">
          <Note kind="brick">{explained(ahead.failure)}</Note>
        </div>
      ) : null}
      <ScreenTools count={words.shown(shown.length, ordered.length)}>
        <Select
          label={words.filter}
          hideLabel
          choices={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onChange={setFilter}
        />
        <RuleForm cohort={cohort} rule={rule} />
      </ScreenTools>
      <Grid
        label={words.registerOf(cohort.title)}
        rows={shown}
        rowId={rowId}
        rowName={({ participant }) => nameOf(participant)}
        columns={columns}
        headHeight={62}
        empty={
          ordered.length === 0 ? (
            <>
              {words.nobody} <Link to={`/people/${cohort.id}`}>{words.toPeople}</Link>
            </>
          ) : (
            words.nobodyFits
          )
        }
        start={first === undefined ? {} : { column: first }}
        onHand={setHand}
        onKey={(row, column, event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || !seminars.some(({ id }) => id === column)) return undefined;
          const pair = { seminar: column, participant: row.participant };
          if (event.key === 'Delete' || event.key === 'Backspace') {
            mark([pair], null);
            return 'stay';
          }
          const state = markOf[event.key.toLowerCase()];
          if (!state) return undefined;
          if (event.shiftKey && state === 'present') {
            const left = shown
              .filter((one) => goesOn(one) && stateOf(one, column, ahead.of) === null)
              .map(({ participant }) => ({ seminar: column, participant }));
            mark(left, state);
            showToast({ text: words.allPresent(left.length) });
            return 'stay';
          }
          mark([pair], state);
          say(`${nameOf(row.participant)}, ${words.marks[state]}`);
          return 'down';
        }}
      />
      <ScreenKeys keys={words.keys} />
    </>
  );
}

/** What was entered a moment ago, else what is kept. `null`: not marked. */
function stateOf(row: RegisterRow, seminar: string, entered: (key: string) => Mark | null | undefined): Mark | null {
  const now = entered(keyOf(seminar, row.participant));
  if (now !== undefined) return now;
  return row.marks.find((mark) => mark.seminar === seminar)?.state ?? null;
}

function MarkCell({ state }: { state: Mark | null }) {
  if (!state) return <span className="faint">{words.notMarked}</span>;
  return (
    <>
      <span className={`mark-letter mark-${state}`} aria-hidden="true">
        {words.letters[state]}
      </span>
      {words.marks[state]}
    </>
  );
}

function RuleForm({ cohort, rule }: { cohort: CohortRow; rule: AttendanceRule }) {
  const api = useApi();
  const save = async (attendance: AttendanceRule): Promise<void> => {
    const { people: _, reminder: __, reminderDue: ___, ...kept } = cohort;
    const outcome = await api.call('cohort.save', { op: newOp(), cohort: { ...kept, attendance } });
    if (!outcome.ok) showToast({ text: explained(outcome.failure) });
  };
  return (
    <div className="rule-form">
      <NumberField
        label={words.percent}
        hideLabel
        minValue={1}
        maxValue={100}
        value={rule.percent}
        onChange={(percent) => void (Number.isInteger(percent) && percent !== rule.percent ? save({ ...rule, percent }) : undefined)}
      />
      <span className="quiet" aria-hidden="true">
        {words.percentShort}
      </span>
      <Checkbox isSelected={rule.apart} onChange={(apart) => void save({ ...rule, apart })}>
        {words.apart}
      </Checkbox>
    </div>
  );
}
