import { Download } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import * as v from 'valibot';
import type { CallInput } from '../../../preload/contract/calls.ts';
import { AnswersExported } from '../../../preload/contract/model/review.ts';
import { useLive, useNative } from '../../client/client.tsx';
import { useJob, usePlace, useSettings, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { editionWords, reviewWords } from '../../text/review.ts';
import { exportWords as words } from '../../text/review-export.ts';
import { Button } from '../../ui/button.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Decisions, openPlaces, useNamesIn } from './export-names.ts';
import { NameCheck, type Rest } from './name-check.tsx';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

type Format = CallInput<'responses.export'>['format'];
const formats: readonly Format[] = ['xlsx', 'csv', 'json', 'qdpx', 'qdc'];
const everyEdition = 'all';

/** Answers for others: in a file that other programs read, without names until a person says otherwise. */
export function ExportPage() {
  const { cohort, names } = useReading();
  const { jobs } = useWindowState();
  const native = useNative();
  const { print } = useSettings();
  const [format, setFormat] = useState<Format>('xlsx');
  const [naming, setNaming] = useState<'hidden' | 'shown'>('hidden');
  const [edition, setEdition] = useState(everyEdition);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [rest, setRest] = useState<Rest>(null);
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [started, setStarted] = useState<string | null>(null);
  const job = useJob(started);
  const editions = useLive('review.prompts', { cohort }).value?.editions ?? [];
  usePlace(rooms.review, reviewWords.wayNames.export);
  const withAnswers = format !== 'qdc';
  const about = { cohort, format, ...(edition === everyEdition || !withAnswers ? {} : { edition }) };
  // A project for other programs never says who people are.
  const without = naming === 'hidden' || format === 'qdpx';
  const { checked, failure, done, total } = useNamesIn(without ? about : null, turn);
  const open = checked ? openPlaces(checked.found, decisions) + (rest === null ? checked.names - checked.found.length : 0) : 0;
  const decide = useCallback((next: Decisions) => setDecisions((now) => ({ ...now, ...next })), []);
  const save = async (): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.folder })) ?? print.folder ?? '';
    const listed = (checked?.found ?? []).flatMap(({ key }) => (decisions[key] === undefined ? [] : [[key, decisions[key]]]));
    setProblem(null);
    const outcome = await jobs.start('responses.export', {
      ...about,
      format,
      names: without ? 'hidden' : 'shown',
      checked: without ? Object.fromEntries(listed) : {},
      ...(without && rest !== null ? { rest } : {}),
      folder,
    });
    if (outcome.ok) setStarted(outcome.value.job);
    else setProblem(explained(outcome.failure));
  };
  const state = job?.state;
  useEffect(() => {
    if (!job || job.state === 'running') return;
    jobs.forget(job.id);
    setStarted(null);
    if (job.state === 'done') {
      const { file, rows } = v.parse(AnswersExported, job.output);
      showToast({
        text: words.exported(file, rows),
        action: { label: words.showFile, onAction: () => void native.showInFolder(file) },
      });
    } else if (job.state === 'cancelled') setProblem(words.stopped);
    else if (job.failure?.detail['what'] === 'names') {
      setProblem(words.stillOpen);
      setTurn((now) => now + 1);
    } else setProblem(explained(job.failure ?? { code: 'internal', detail: {} }));
  }, [job, jobs, native]);
  const waits =
    state === 'running' ? words.waitForFile : without && !checked ? words.waitForNames : open > 0 ? words.notDecided(open) : null;
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="export" />
        <h1 className="title">{words.title}</h1>
        <p className="quiet rev-lead">{words.lead}</p>
      </MarginRow>
      <MarginRow>
        <div className="rev-export">
          <RadioGroup
            label={words.format}
            choices={formats.map((value) => ({ value, label: words.formats[value].name, hint: words.formats[value].says }))}
            value={format}
            onChange={setFormat}
          />
          <div className="stack">
            {withAnswers && editions.length > 0 ? (
              <Select
                label={words.whichEdition}
                choices={[
                  { value: everyEdition, label: words.allEditions },
                  ...editions.map((each) => ({ value: each.edition, label: editionWords(each.title, each.number) })),
                ]}
                value={edition}
                onChange={setEdition}
              />
            ) : null}
            {format !== 'qdpx' && names === 'shown' ? (
              <RadioGroup
                label={words.naming}
                hint={words.namingHint}
                choices={[
                  { value: 'hidden', label: words.namings.hidden },
                  { value: 'shown', label: words.namings.shown },
                ]}
                value={naming}
                onChange={setNaming}
              />
            ) : null}
          </div>
        </div>
      </MarginRow>
      {without ? (
        <MarginRow label={words.namesIn} section={2}>
          {names === 'hidden' ? (
            <Note>{words.hiddenNow}</Note>
          ) : checked ? (
            <NameCheck checked={checked} decisions={decisions} onDecide={decide} rest={rest} onRest={setRest} />
          ) : failure ? (
            <Note
              kind="brick"
              actions={
                <Button small onPress={() => setTurn((now) => now + 1)}>
                  {words.lookAgain}
                </Button>
              }
            >
              {explained(failure)}
            </Note>
          ) : (
            <ProgressBar label={words.looking(done, total)} done={done} total={total} />
          )}
        </MarginRow>
      ) : null}
      <MarginRow>
        <div className="stack">
          {problem ? <Note kind="brick">{problem}</Note> : null}
          {job && state === 'running' ? (
            <div className="rev-running">
              <ProgressBar label={words.writing(job.done, job.total)} done={job.done} total={job.total} />
              <Button small onPress={() => jobs.cancel(job.id)}>
                {words.stop}
              </Button>
            </div>
          ) : null}
          <Button kind="primary" icon={Download} notYet={waits} onPress={() => void save()}>
            {words.save}
          </Button>
        </div>
      </MarginRow>
    </ReviewSheet>
  );
}
