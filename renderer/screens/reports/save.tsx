import { FileDown, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import * as v from 'valibot';
import type { Failure } from '../../../preload/contract/errors.ts';
import { ReportResult } from '../../../preload/contract/model/reports.ts';
import { useNative } from '../../client/client.tsx';
import type { Job } from '../../state/jobs.ts';
import { useJob, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { reportWords as words } from '../../text/reports.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { ReportChoice } from './use-report.ts';

export function Save({ report: { request, sheets, folder } }: { report: ReportChoice }) {
  const { jobs } = useWindowState();
  const [jobId, setJobId] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const job = useJob(jobId);
  const save = async (): Promise<void> => {
    if (!request) return;
    setFailure(null);
    const started = await jobs.start('report.write', { report: request, ...(folder ? { folder } : {}) });
    if (started.ok) setJobId(started.value.job);
    else setFailure(started.failure);
  };
  const away = (): void => {
    if (job) jobs.forget(job.id);
    setJobId(null);
  };
  return (
    <div className="reports-save">
      <Button
        kind="primary"
        icon={FileDown}
        notYet={!request ? words.nothing : job?.state === 'running' ? words.running(job.done, job.total) : null}
        onPress={() => void save()}
      >
        {words.save(sheets)}
      </Button>
      {failure ? <Note kind="brick">{explained(failure)}</Note> : null}
      {job ? <Run job={job} onStop={() => jobs.cancel(job.id)} onAway={away} /> : null}
    </div>
  );
}

function Run({ job, onStop, onAway }: { job: Job; onStop: () => void; onAway: () => void }) {
  const native = useNative();
  if (job.state === 'running') {
    return (
      <div className="reports-run">
        <ProgressBar label={words.running(job.done, job.total)} done={job.done} total={job.total} />
        <Button small onPress={onStop}>
          {words.stop}
        </Button>
      </div>
    );
  }
  const away = (
    <Button small kind="quiet" onPress={onAway}>
      {words.close}
    </Button>
  );
  if (job.state === 'cancelled') return <Note actions={away}>{words.stopped(job.done)}</Note>;
  const result = v.safeParse(ReportResult, job.output);
  if (job.state === 'failed' || !result.success) {
    return (
      <Note kind="brick" actions={away}>
        {explained(job.failure ?? { code: 'internal', detail: {} })}
      </Note>
    );
  }
  const { files, pages, folder, unset } = result.output;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const first = `${folder.replace(/[\\/]+$/, '')}${separator}${files[0] ?? ''}`;
  const look = async (opening: Promise<boolean>, sentence: string): Promise<void> => {
    if (!(await opening)) showToast({ text: sentence });
  };
  return (
    <Note
      kind="moss"
      actions={
        <>
          <Button small icon={FolderOpen} onPress={() => void look(native.showInFolder(first), words.notShown)}>
            {words.show}
          </Button>
          <Button small onPress={() => void look(native.openPath(first), words.notOpened)}>
            {words.open}
          </Button>
          {away}
        </>
      }
    >
      {words.done(files.length, pages, folder)} {unset > 0 ? words.unset : ''}
    </Note>
  );
}
