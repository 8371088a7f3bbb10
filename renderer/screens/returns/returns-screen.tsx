import './returns.css';
import { FileUp, FolderOpen } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useNative } from '../../client/client.tsx';
import { droppedPaths } from '../../client/dropped.ts';
import { usePlace, useScope, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { secondsLeft } from './time-left.ts';
import { ReviewSheet } from './review-sheet.tsx';

/** What came back: files go in, a review sheet comes out. The sheet is that of the last reading, also after going elsewhere. */
export function ReturnsScreen() {
  const { jobs } = useWindowState();
  const native = useNative();
  const all = useStore(jobs.store);
  const job = Object.values(all)
    .filter(({ name }) => name === 'returns.read')
    .at(-1);
  const [problem, setProblem] = useState<string | null>(null);
  usePlace(rooms.returns);
  useScope('people');

  const read = useCallback(
    async (paths: readonly string[]): Promise<void> => {
      setProblem(null);
      if (paths.length === 0) return setProblem(words.notHanded);
      const before = Object.values(jobs.store.getState()).filter(({ name }) => name === 'returns.read');
      const started = await jobs.start('returns.read', { paths: [...paths].slice(0, 1000) });
      if (!started.ok) return setProblem(explained(started.failure));
      for (const { id } of before) jobs.forget(id);
    },
    [jobs],
  );
  const dropping = useDrop(useCallback((data: DataTransfer) => void droppedPaths(data, native).then(read), [native, read]));
  const choose = async (): Promise<void> => {
    const paths = await native.chooseFiles({ title: words.chooseTitle, kinds: [{ name: words.pdf, extensions: ['pdf'] }], many: true });
    if (paths.length > 0) await read(paths);
  };
  const chooseFolder = async (): Promise<void> => {
    const folder = await native.chooseFolder({ title: words.chooseTitle });
    if (folder) await read([folder]);
  };

  const ways = (
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
  );
  const output = job?.state === 'done' ? (job.output as { sheet: string; files: number; left: number }) : null;
  return (
    <div className="returns-place">
      {output && output.files > 0 ? (
        <ReviewSheet
          key={output.sheet}
          sheet={output.sheet}
          left={output.left}
          problem={problem}
          onMore={() => void choose()}
          onDone={() => job && jobs.forget(job.id)}
        />
      ) : (
        <MarginSheet kind="airy">
          <MarginRow>
            {job?.state === 'running' ? (
              <div className="returns-reading">
                <h1 className="title">{rooms.returns}</h1>
                <ProgressBar label={words.reading(job.done, job.total, secondsLeft(job, Date.now()))} done={job.done} total={job.total} />
                <div className="row">
                  <Button onPress={() => jobs.cancel(job.id)}>{words.cancel}</Button>
                </div>
              </div>
            ) : (
              <Empty title={words.empty.title} lead={words.empty.lead} steps={words.empty.steps} actions={ways} />
            )}
          </MarginRow>
          {job?.state === 'cancelled' || output || problem || job?.failure ? (
            <MarginRow space="near">
              <Note kind={job?.state === 'cancelled' ? 'moss' : 'ochre'}>
                {problem ?? (job?.state === 'cancelled' ? words.stopped : job?.failure ? explained(job.failure) : words.none)}
              </Note>
            </MarginRow>
          ) : null}
        </MarginSheet>
      )}
      {dropping ? (
        <div className="returns-drop" aria-hidden="true">
          <p className="title">{words.drop}</p>
        </div>
      ) : null}
    </div>
  );
}

/** Anywhere on the window, while this screen is shown. Answers whether something is held over it. */
function useDrop(onDrop: (data: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      if (!holdsFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      setOver(false);
      onDrop(event.dataTransfer);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', dropped);
    };
  }, [onDrop]);
  return over;
}
