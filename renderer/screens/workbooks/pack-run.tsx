import { FolderOpen, Printer } from 'lucide-react';
import { useState } from 'react';
import * as v from 'valibot';
import { PackResult } from '../../../preload/contract/model/print.ts';
import { useNative } from '../../client/client.tsx';
import type { Job } from '../../state/jobs.ts';
import { explained } from '../../text/errors.ts';
import { printing } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

export function PackProgress({ job }: { job: Job }) {
  return <ProgressBar label={printing.progress(job.done, job.total)} done={job.done} total={job.total} />;
}

/** How a print run ended: where the files are and what can be done with them, or what happened. */
export function PackSummary({ job }: { job: Job }) {
  if (job.state === 'cancelled') return <Note>{printing.stopped(job.done)}</Note>;
  const result = v.safeParse(PackResult, job.output);
  if (job.state === 'failed' || !result.success)
    return <Note kind="brick">{explained(job.failure ?? { code: 'internal', detail: {} })}</Note>;
  return <Made result={result.output} />;
}

function Made({ result }: { result: PackResult }) {
  const native = useNative();
  const [refused, setRefused] = useState<string | null>(null);
  const first = result.files[0];
  const show = async (): Promise<void> =>
    setRefused((await native.showInFolder(first ? pathIn(result.folder, first) : result.folder)) ? null : printing.notShown);
  const open = async (file: string): Promise<void> =>
    setRefused((await native.openPath(pathIn(result.folder, file))) ? null : printing.notOpened);
  return (
    <div className="pack-made">
      <p className="lead pack-made-sentence">{printing.done(result.copies, result.folder)}</p>
      <p className="small faint">{printing.doneDetail(result.pages, result.bytes, result.edition)}</p>
      <div className="row">
        <Button icon={FolderOpen} onPress={() => void show()}>
          {printing.showInFolder}
        </Button>
        {first ? (
          <Button icon={Printer} onPress={() => void open(first)}>
            {result.files.length > 1 ? printing.openFirst : printing.open}
          </Button>
        ) : null}
      </div>
      {refused ? <Note>{refused}</Note> : null}
    </div>
  );
}

/** The core names a file alone or with its whole path. */
function pathIn(folder: string, file: string): string {
  if (/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(file)) return file;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return `${folder.replace(/[\\/]+$/, '')}${separator}${file}`;
}
