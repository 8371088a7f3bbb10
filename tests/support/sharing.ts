import type { CallInput } from '../../preload/contract/calls.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import type { AnswersExported, NamesChecked } from '../../preload/contract/model/review.ts';
import type { TestCore } from './cores.ts';
import { jobEnd } from './returns.ts';

/** The names in what would leave. */
export async function checkNames(core: TestCore, wanted: CallInput<'responses.check'>): Promise<NamesChecked> {
  const end = await jobEnd(core, () => core.ask('responses.check', wanted));
  if (end.state !== 'done') throw new Error(`checking ended as ${end.state}: ${JSON.stringify(end.error)}`);
  return end.output as NamesChecked;
}

export async function exportAnswers(core: TestCore, wanted: CallInput<'responses.export'>): Promise<AnswersExported> {
  const end = await jobEnd(core, () => core.ask('responses.export', wanted));
  if (end.state !== 'done') throw new Error(`exporting ended as ${end.state}: ${JSON.stringify(end.error)}`);
  return end.output as AnswersExported;
}

/** Why it was not written. */
export async function refusedExport(core: TestCore, wanted: CallInput<'responses.export'>): Promise<Failure | undefined> {
  const end = await jobEnd(core, () => core.ask('responses.export', wanted));
  if (end.state !== 'failed') throw new Error(`exporting ended as ${end.state}`);
  return end.error;
}
