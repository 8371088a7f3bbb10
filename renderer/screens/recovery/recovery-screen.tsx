import './recovery.css';
import { ArchiveRestore, Copy, FileInput, FolderOpen, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { useStoreWork } from '../../state/store-work.ts';
import { useCopiedBackup } from '../../state/copied-backup.ts';
import { usePlace, useWindowState } from '../../state/window-state.tsx';
import { clock, listed, longDay } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { openingWords, type Way } from '../../text/opening.ts';
import { holds } from '../../text/records.ts';
import { backupKinds, copyWords, workWords, reportWords, recoveryWords as words } from '../../text/safety.ts';
import { Button } from '../../ui/button.tsx';
import { CopiedFileDialog } from '../../ui/copied-file-dialog.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ReportDialog } from '../../ui/report-dialog.tsx';
import { RowChoice } from '../../ui/row-choice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';

/** The store would not open: what happened, what is safe, and the ways on. Never "delete all data". */
export function RecoveryScreen({ status }: { status: StoreStatus }) {
  const { problem } = status;
  usePlace(words.place);
  // A store that failed without naming why is read as damaged: the most careful of the screens.
  const known = problem === undefined || problem === 'needs-passphrase' || problem === 'wrong-passphrase' ? 'damaged' : problem;
  const { title, lead, safe, steps, ways } = openingWords(known, status);
  const [now] = useState(() => new Date());
  const offers = (way: Way): boolean => ways.includes(way);
  const [weekday, ...day] = longDay(now).split(' ');
  const { busy, failed, run } = useOpening();
  const going = useStoreWork('in-place');
  const progress = going ? <WorkProgress {...going} stopLabel={workWords.stop} /> : null;

  return (
    <MarginSheet kind="airy">
      <MarginRow
        beside="display"
        label={
          <>
            {weekday}
            <br />
            {day.join(' ')}, {clock(now)}
          </>
        }
      >
        <h1 className="display">{title}</h1>
        <p className="lead quiet reading">{lead}</p>
      </MarginRow>
      <MarginRow label={words.safe} space="near" section={2}>
        <p className="reading">{safe}</p>
      </MarginRow>
      <MarginRow label={words.waysOn} space="near" section={2}>
        <div className="stack">
          <ol className="recovery-steps">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {busy === null ? null : progress}
          {failed ? <Note kind="brick">{failed}</Note> : null}
          {offers('restore') ? <Restore busy={busy} run={run} /> : null}
          <div className="row">
            {offers('try-again') ? (
              <Button
                kind={offers('restore') ? 'plain' : 'primary'}
                icon={RotateCw}
                {...(busy === 'try' ? { notYet: words.trying } : {})}
                onPress={() => void run('try', (api) => api.call('store.open', {}))}
              >
                {words.tryAgain}
              </Button>
            ) : null}
            {offers('restore') ? <OpenCopy progress={progress} /> : null}
            {offers('show-folder') ? <ShowFolder folder={status.folder} /> : null}
          </div>
        </div>
      </MarginRow>
      <MarginRow label={words.found} section={2} beside="control">
        <CopyReport problem={known} />
      </MarginRow>
    </MarginSheet>
  );
}

type Run = ReturnType<typeof useOpening>['run'];

/** Runs a way on; whatever comes of it is the store's new status, or a sentence. */
function useOpening() {
  const api = useApi();
  const { core } = useWindowState();
  const [busy, setBusy] = useState<'try' | 'restore' | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  type Asked = ReturnType<typeof api.call<'store.open'>>;
  return {
    busy,
    failed,
    run: async (what: 'try' | 'restore', ask: (with_: typeof api) => Asked): Promise<void> => {
      if (busy) return;
      setBusy(what);
      setFailed(null);
      const outcome = await ask(api);
      setBusy(null);
      if (!outcome.ok) setFailed(explained(outcome.failure));
      else {
        core.accept(outcome.value);
        if (outcome.value.state !== 'open') {
          setFailed(words.still);
          say(words.still);
        }
      }
    },
  };
}

function Restore({ busy, run }: { busy: string | null; run: Run }) {
  const { value: backups, waiting } = useLive('backup.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const now = new Date();
  if (waiting && !backups) return null;
  if (!backups || backups.length === 0) return <p className="reading">{words.noBackups}</p>;
  const newest = backups.reduce((a, b) => (a.made > b.made ? a : b));
  const file = chosen ?? newest.file;
  const backup = backups.find((candidate) => candidate.file === file) ?? newest;
  return (
    <>
      <RowChoice
        label={words.backups}
        value={file}
        onChange={setChosen}
        rows={backups
          .toSorted((a, b) => (a.made < b.made ? 1 : -1))
          .map((one) => ({ id: one.file, title: listed(one.made, now), text: holds(one.holds), end: <Tag>{backupKinds[one.kind]}</Tag> }))}
      />
      <p className="quiet reading">{words.lost}</p>
      <Button
        kind="primary"
        icon={ArchiveRestore}
        {...(busy === 'restore' ? { notYet: words.restoring } : {})}
        onPress={() => void run('restore', (api) => api.call('store.repair-from-backup', { file }))}
      >
        {words.restore(listed(backup.made, now).replace(/^(Today|Yesterday)/, (word) => word.toLowerCase()))}
      </Button>
    </>
  );
}

function OpenCopy({ progress }: { progress: ReactNode }) {
  const [open, setOpen] = useState(false);
  const copied = useCopiedBackup();
  return (
    <>
      <Button icon={FileInput} onPress={() => setOpen(true)}>
        {words.openCopy}
      </Button>
      <CopiedFileDialog isOpen={open} onClose={() => setOpen(false)} words={copyWords} {...copied} progress={progress} />
    </>
  );
}

function ShowFolder({ folder }: { folder: string }) {
  const native = useNative();
  const [said, setSaid] = useState('');
  return (
    <>
      <Button
        kind="quiet"
        icon={FolderOpen}
        onPress={() => void native.showInFolder(folder).then((shown) => setSaid(shown ? '' : words.notShown))}
      >
        {words.showFolder}
      </Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </>
  );
}

function CopyReport({ problem }: { problem: string }) {
  const api = useApi();
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState('');
  const show = async (): Promise<void> => {
    const outcome = await api.call('log.report', {});
    if (outcome.ok) setText(outcome.value.text);
    else setFailed(explained(outcome.failure));
  };
  return (
    <div className="row">
      <Button small icon={Copy} onPress={() => void show()}>
        {words.copyReport}
      </Button>
      <span className="faint small">{words.code(problem)}</span>
      <span role="status" className="quiet">
        {failed}
      </span>
      <ReportDialog
        title={reportWords.title}
        lead={reportWords.lead}
        words={reportWords.words}
        text={text ?? ''}
        isOpen={text !== null}
        onClose={() => setText(null)}
      />
    </div>
  );
}
