import './returns.css';
import { FileUp, FolderOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useLive, useNative } from '../../client/client.tsx';
import { isNothing, isReading, takeIn } from '../../state/arrivals.ts';
import type { Job, JobName } from '../../state/jobs.ts';
import { usePlace, useScope, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { returnWords as words } from '../../text/returns.ts';
import { scanWords } from '../../text/scans.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { PaperDesk } from './paper/paper-desk.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { secondsLeft } from './time-left.ts';

const pictures = ['jpg', 'jpeg', 'png', 'tif', 'tiff', 'webp', 'gif', 'avif', 'heic', 'bmp'];
const kinds = [
  { name: words.anything, extensions: ['pdf', 'zip', ...pictures] },
  { name: words.pdf, extensions: ['pdf'] },
  { name: words.archives, extensions: ['zip'] },
  { name: words.pictures, extensions: pictures },
];

/** What came back: files and paper go in, a review sheet and a desk of pages come out. The sheet is that of the last reading. */
export function ReturnsScreen() {
  const { jobs } = useWindowState();
  const desk = useLive('returns.desk', {});
  const native = useNative();
  const all = Object.values(useStore(jobs.store));
  const last = (is: (name: JobName) => boolean): Job | undefined => all.filter(({ name }) => is(name)).at(-1);
  const sorting = last((name) => name === 'scans.sort');
  const reading = last((name) => name === 'returns.read');
  const scanning = last(isReading);
  const batches = useLive('scans.batches', {}).value ?? [];
  const [problem, setProblem] = useState<string | null>(null);
  const [side, setSide] = useState<'files' | 'paper' | null>(null);
  usePlace(rooms.returns);
  useScope('people');

  const take = async (paths: readonly string[]): Promise<void> => {
    const failed = await takeIn(jobs, paths);
    setProblem(failed === null ? null : failed === 'nothing' ? words.notHanded : explained(failed));
  };
  const choose = async (): Promise<void> => {
    const paths = await native.chooseFiles({ title: words.chooseTitle, kinds, many: true });
    if (paths.length > 0) await take(paths);
  };
  const chooseFolder = async (): Promise<void> => {
    const folder = await native.chooseFolder({ title: words.chooseTitle });
    if (folder) await take([folder]);
  };

  // What has just been read is shown at once; from then on the desk says what lies on it.
  const output = reading?.state === 'done' ? (reading.output as { sheet: string; left: number }) : null;
  const [taken, setTaken] = useState<string | null>(null);
  useEffect(() => {
    if (output && desk.value?.sheet === output.sheet) setTaken(reading?.id ?? null);
  }, [output, desk.value, reading]);
  const laid = desk.value ?? (output && taken !== reading?.id ? { ...output, files: 1, unread: 0 } : null);
  const sheet = laid && laid.files > 0 ? laid : null;
  const goOn = (): void => void jobs.start('returns.read', { paths: [], keep: true });
  const busy = [sorting, reading].find((job) => job?.state === 'running');
  const hasPaper = batches.length > 0;
  // The newer of the two, until a person says which.
  const shown = side ?? (hasPaper && (!sheet || (scanning && scanning.started >= (reading?.started ?? 0))) ? 'paper' : 'files');
  const both =
    sheet && hasPaper ? (
      <Segmented
        label={scanWords.kinds}
        choices={[
          { value: 'files', label: scanWords.filesOf(sheet.files) },
          { value: 'paper', label: scanWords.paperOf(batches.reduce((sum, { pages }) => sum + pages, 0)) },
        ]}
        value={shown}
        onChange={setSide}
      />
    ) : null;
  const sentence = problem ?? sentenceOf([sorting, reading, scanning]);

  if (!busy && shown === 'paper' && hasPaper)
    return <PaperDesk batches={batches} job={scanning} kinds={both} onMore={() => void choose()} />;
  if (!busy && sheet)
    return (
      <ReviewSheet
        key={sheet.sheet}
        sheet={sheet.sheet}
        left={sheet.left}
        unread={sheet.unread}
        problem={problem}
        kinds={both}
        onMore={() => void choose()}
        onGoOn={goOn}
        onDone={() => reading && jobs.forget(reading.id)}
      />
    );
  return (
    <div className="returns-place">
      <MarginSheet kind="airy">
        <MarginRow>
          {busy ? (
            <div className="returns-reading">
              <h1 className="title">{rooms.returns}</h1>
              <ProgressBar
                label={busy.name === 'scans.sort' ? words.sorting : words.reading(busy.done, busy.total, secondsLeft(busy, Date.now()))}
                done={busy.done}
                total={busy.total}
              />
              <div className="row">
                <Button onPress={() => jobs.cancel(busy.id)}>{words.cancel}</Button>
              </div>
            </div>
          ) : (
            <Empty
              title={words.empty.title}
              lead={words.empty.lead}
              steps={words.empty.steps}
              actions={
                <>
                  <Button icon={FileUp} kind="primary" onPress={() => void choose()}>
                    {words.choose}
                  </Button>
                  {native.edition === 'electron' ? (
                    <Button icon={FolderOpen} onPress={() => void chooseFolder()}>
                      {words.chooseFolder}
                    </Button>
                  ) : null}
                </>
              }
            />
          )}
        </MarginRow>
        {laid && laid.unread > 0 && !busy ? (
          <MarginRow space="near">
            <Note
              actions={
                <Button small onPress={goOn}>
                  {words.goOn}
                </Button>
              }
            >
              {words.unread(laid.unread)}
            </Note>
          </MarginRow>
        ) : sentence && !busy ? (
          <MarginRow space="near">
            <Note kind={sentence === words.stopped ? 'moss' : 'ochre'}>{sentence}</Note>
          </MarginRow>
        ) : null}
      </MarginSheet>
    </div>
  );
}

/** What there is to say of how the last reading ended, where nothing came of it. */
function sentenceOf(jobs: readonly (Job | undefined)[]): string | null {
  for (const job of jobs) {
    if (!job || job.state === 'running') continue;
    if (job.state === 'cancelled') return words.stopped;
    if (job.failure) return explained(job.failure);
    if (job.name === 'scans.sort' && isNothing(job)) return words.none;
  }
  return null;
}
