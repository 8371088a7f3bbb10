import { FolderOpen, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { CopiesResult, type Copy } from '../../../preload/contract/model/copies.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import type { Job } from '../../state/jobs.ts';
import { useNames } from '../../state/names.ts';
import { useJob, usePlace, useScope, useSettings, useWindowState } from '../../state/window-state.tsx';
import { useWorkbookOrder } from '../../state/workbook-order.ts';
import { dayOf, today } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { peopleWords, routes } from '../../text/people.ts';
import { copyWords as words, seminarWords } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Empty } from '../../ui/empty.tsx';
import type { GridColumn } from '../../ui/grid-column.ts';
import { Grid } from '../../ui/grid.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { ScreenHead, ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Who has a copy of what, who still needs one, and what has come back. */
export function CopiesScreen({ workbook }: { workbook?: string }) {
  const { cohorts, cohort } = useCohort();
  const workbooks = useWorkbookOrder(cohort?.id, useLive('workbook.list', {}).value, 'next');
  useScope('people');
  usePlace(rooms.copies);
  if (!cohorts || !workbooks) {
    return (
      <div className="waiting">
        <Skeleton lines={4} />
      </div>
    );
  }
  const chosen = workbooks.find(({ id }) => id === workbook) ?? workbooks[0];
  if (!cohort || !chosen) {
    return (
      <MarginSheet>
        <MarginRow>
          <Empty
            title={cohort ? words.noWorkbook : seminarWords.noCohort.title}
            lead={cohort ? null : words.noCohort}
            actions={
              <Link to={cohort ? '/workbooks' : '/people'} kind="primary">
                {cohort ? rooms.workbooks : seminarWords.noCohort.way}
              </Link>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  return <Copies key={`${cohort.id} ${chosen.id}`} cohort={cohort} workbook={chosen} workbooks={workbooks} />;
}

interface CopyRow {
  participant: string;
  /** The newest of theirs. */
  copy: Copy | undefined;
}

interface CopiesProps {
  cohort: CohortRow;
  workbook: { id: string; title: string };
  workbooks: readonly { id: string; title: string }[];
}

const rowId = ({ participant }: CopyRow): string => participant;

function Copies({ cohort, workbook, workbooks }: CopiesProps) {
  const api = useApi();
  const native = useNative();
  const { jobs } = useWindowState();
  const { print } = useSettings();
  const { people, nameOf } = useNames(cohort.id);
  const copies = useLive('copy.list', { cohort: cohort.id, workbook: workbook.id }).value;
  const { value: plan, failure } = useLive('copy.plan', { cohort: cohort.id, workbook: workbook.id });
  const [paper, setPaper] = useState<'separate' | 'merged'>('separate');
  const [folder, setFolder] = useState(print.folder);
  const [thread, setThread] = useState(true);
  const [jobId, setJobId] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const job = useJob(jobId);

  const rows = useMemo((): CopyRow[] => {
    const newest = new Map<string, Copy>();
    for (const copy of copies ?? []) {
      const known = newest.get(copy.participant);
      if (!known || known.editionNumber < copy.editionNumber || (known.editionNumber === copy.editionNumber && known.made < copy.made))
        newest.set(copy.participant, copy);
    }
    return (people ?? [])
      .filter(({ id, status }) => newest.has(id) || (status ?? 'active') === 'active')
      .map(({ id }) => ({ participant: id, copy: newest.get(id) }));
  }, [people, copies]);
  const columns = useMemo((): GridColumn<CopyRow>[] => {
    const now = new Date();
    const said = (tell: (copy: Copy) => string) => (row: CopyRow) => (row.copy ? tell(row.copy) : words.none);
    return [
      {
        id: 'name',
        title: words.columns.name,
        name: words.columns.name,
        width: 220,
        cell: ({ participant }) => <b>{nameOf(participant)}</b>,
      },
      {
        id: 'code',
        title: words.columns.code,
        name: words.columns.code,
        width: 110,
        cell: ({ copy }) => (copy ? <span className="code">{copy.code}</span> : <span className="faint">{words.noCopy}</span>),
      },
      {
        id: 'edition',
        title: words.columns.edition,
        name: words.columns.edition,
        width: 80,
        cell: said((copy) => String(copy.editionNumber)),
      },
      {
        id: 'preset',
        title: words.columns.preset,
        name: words.columns.preset,
        width: 150,
        cell: said(({ preset }) => peopleWords.presets[preset]),
      },
      { id: 'route', title: words.columns.route, name: words.columns.route, width: 110, cell: said(({ route }) => routes[route]) },
      { id: 'made', title: words.columns.made, name: words.columns.made, width: 120, cell: said(({ made }) => dayOf(made, now)) },
      {
        id: 'given',
        title: words.columns.given,
        name: words.columns.given,
        width: 120,
        cell: said(({ given }) => (given ? dayOf(`${given}T12:00:00.000Z`, now) : words.none)),
      },
      {
        id: 'back',
        title: words.columns.back,
        name: words.columns.back,
        width: 140,
        grows: true,
        cell: said(({ back }) => words.back[back]),
      },
    ];
  }, [nameOf]);

  if (!plan || !copies) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={4} />}</div>;
  }
  const wanted = plan.groups.reduce((sum, group) => sum + group.people.length, 0);
  const make = async (only?: readonly string[]): Promise<void> => {
    setFailed(null);
    const started = await jobs.start('copy.make', {
      cohort: cohort.id,
      workbook: workbook.id,
      paper,
      thread,
      ...(only ? { people: [...only] } : {}),
      ...(folder ? { folder } : {}),
    });
    if (started.ok) setJobId(started.value.job);
    else setFailed(explained(started.failure));
  };
  const give = async (some: readonly Copy[], given: string | null): Promise<void> => {
    const outcome = await api.call('copy.give', { op: newOp(), copies: some.map(({ id }) => id), given });
    if (!outcome.ok) setFailed(explained(outcome.failure));
    else if (some.length > 1) showToast({ text: words.givenDone(some.length) });
  };
  const notGiven = rows.flatMap(({ copy }) => (copy && !copy.given ? [copy] : []));
  return (
    <>
      <ScreenHead
        title={words.title(plan.have.length, plan.have.length + wanted, workbook.title)}
        lead={`${words.plan(
          plan.groups
            .toSorted((a, b) => b.people.length - a.people.length)
            .map((group) => words.group(group.people.length, words.routeWords[group.route], peopleWords.presets[group.preset])),
        )} ${wanted === 0 ? '' : plan.toIssue ? words.willIssue(plan.number) : words.isIssued(plan.number)}`}
        actions={
          <>
            {notGiven.length > 0 ? <Button onPress={() => void give(notGiven, today(new Date()))}>{words.giveAll}</Button> : null}
            <Button
              kind="primary"
              icon={Printer}
              notYet={
                job?.state === 'running'
                  ? words.running(job.done, job.total)
                  : wanted === 0
                    ? rows.length === 0
                      ? words.nobodyYet
                      : words.nothing
                    : null
              }
              onPress={() => void make()}
            >
              {words.make(wanted)}
            </Button>
          </>
        }
      />
      <ScreenTools>
        <WorkbookChoice workbook={workbook.id} workbooks={workbooks} />
        <Select
          label={words.paper}
          hideLabel
          choices={[
            { value: 'separate', label: words.separate },
            { value: 'merged', label: words.merged },
          ]}
          value={paper}
          onChange={setPaper}
        />
        {plan.threads.length > 0 ? (
          <Checkbox isSelected={thread} onChange={setThread}>
            {words.thread(plan.threads.length)}
          </Checkbox>
        ) : null}
        <span className="quiet small">
          {words.folder}: {folder ?? words.folderDefault}
        </span>
        {native.edition === 'electron' ? (
          <Button
            small
            icon={FolderOpen}
            onPress={() =>
              void native.chooseFolder({ title: words.chooseFolder, ...(folder ? { from: folder } : {}) }).then((chosen) => {
                if (chosen) setFolder(chosen);
              })
            }
          >
            {words.chooseFolder}
          </Button>
        ) : null}
      </ScreenTools>
      {failed ? (
        <div className="screen-note">
          <Note kind="brick">{failed}</Note>
        </div>
      ) : null}
      {job ? (
        <div className="screen-note">
          <Run
            job={job}
            onStop={() => jobs.cancel(job.id)}
            onAway={() => {
              jobs.forget(job.id);
              setJobId(null);
            }}
          />
        </div>
      ) : null}
      <Grid
        label={words.title(plan.have.length, plan.have.length + wanted, workbook.title)}
        rows={rows}
        rowId={rowId}
        rowName={({ participant }) => nameOf(participant)}
        columns={columns}
        empty={
          <>
            {words.nobody} <Link to={`/people/${cohort.id}`}>{words.toPeople}</Link>
          </>
        }
        onOpen={({ copy }) => {
          if (copy?.file)
            void native.openPath(copy.file).then((opened) => (opened ? undefined : showToast({ text: seminarWords.notOpened })));
        }}
        onKey={({ participant, copy }, _, event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
          if (event.key.toLowerCase() === 'g' && copy) {
            void give([copy], copy.given ? null : today(new Date()));
            return 'down';
          }
          if (event.key.toLowerCase() === 'm' && job?.state !== 'running') {
            void make([participant]);
            return 'stay';
          }
          return undefined;
        }}
      />
      <ScreenKeys keys={words.keys} />
    </>
  );
}

function WorkbookChoice({ workbook, workbooks }: { workbook: string; workbooks: CopiesProps['workbooks'] }) {
  return (
    <Select
      label={words.workbook}
      hideLabel
      choices={workbooks.map(({ id, title }) => ({ value: id, label: title }))}
      value={workbook}
      onChange={(id) => {
        window.location.hash = `/copies/${id}`;
      }}
    />
  );
}

function Run({ job, onStop, onAway }: { job: Job; onStop: () => void; onAway: () => void }) {
  const native = useNative();
  if (job.state === 'running') {
    return (
      <div className="row">
        <ProgressBar label={words.running(job.done, job.total)} done={job.done} total={job.total} />
        <Button small onPress={onStop}>
          {words.stop}
        </Button>
      </div>
    );
  }
  const result = v.safeParse(CopiesResult, job.output);
  const away = (
    <Button small kind="quiet" onPress={onAway}>
      {words.close}
    </Button>
  );
  if (job.state !== 'done' || !result.success) {
    return (
      <Note kind="brick" actions={away}>
        {explained(job.failure ?? { code: 'internal', detail: {} })}
      </Note>
    );
  }
  const { copies, folder, unset, files } = result.output;
  return (
    <Note
      kind="moss"
      actions={
        <>
          <Button small icon={FolderOpen} onPress={() => void native.showInFolder(files[0] ?? folder)}>
            {words.show}
          </Button>
          {away}
        </>
      }
    >
      {words.done(copies, folder)} {unset.length > 0 ? words.unset(unset.length) : words.mail}
    </Note>
  );
}
