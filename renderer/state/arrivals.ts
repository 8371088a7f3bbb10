import { useEffect } from 'react';
import { v7 } from 'uuid';
import * as v from 'valibot';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Job, Jobs } from './jobs.ts';

const Sorted = v.object({ forms: v.array(v.string()), scans: v.array(v.string()), others: v.array(v.string()) });

const most = 5000;

/** Files and folders that came back: first it is found out what each of them is. */
export async function takeIn(jobs: Jobs, paths: readonly string[]): Promise<Failure | 'nothing' | null> {
  if (paths.length === 0) return 'nothing';
  const started = await jobs.start('scans.sort', { paths: paths.slice(0, most) });
  return started.ok ? null : started.failure;
}

/** What is neither a PDF nor a picture gets its line on the sheet too, or somebody would wait for it. */
const formsOf = ({ forms, others }: v.InferOutput<typeof Sorted>): string[] => [...forms, ...others];

/** An empty folder. That it was one is said until the next drop. */
export const isNothing = (job: Job): boolean => {
  const sorted = v.safeParse(Sorted, job.output);
  return job.state === 'done' && sorted.success && formsOf(sorted.output).length + sorted.output.scans.length === 0;
};

/** Once it is known what each file is, forms and paper are read, each in their own way. */
export function useSortedFiles(jobs: Jobs, all: Readonly<Record<string, Job>>): void {
  useEffect(() => {
    for (const job of Object.values(all)) {
      if (job.name !== 'scans.sort' || job.state !== 'done' || isNothing(job)) continue;
      const sorted = v.safeParse(Sorted, job.output);
      jobs.forget(job.id);
      if (!sorted.success) continue;
      const { scans } = sorted.output;
      const forms = formsOf(sorted.output);
      if (forms.length > 0) {
        for (const { id, name, state } of Object.values(all)) if (name === 'returns.read' && state !== 'running') jobs.forget(id);
      }
      if (scans.length > 0)
        for (const { id, name, state } of Object.values(all)) if (isReading(name) && state !== 'running') jobs.forget(id);
      // One after the other: of what came together, the paper is the later.
      const begun = forms.length > 0 ? jobs.start('returns.read', { paths: forms.slice(0, most), keep: true }) : Promise.resolve();
      if (scans.length > 0) void begun.then(() => jobs.start('scans.read', { batch: v7(), paths: scans.slice(0, most) }));
    }
  }, [jobs, all]);
}

export const isReading = (name: Job['name']): boolean => name === 'scans.read' || name === 'scans.resume';
