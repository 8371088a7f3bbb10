import { useCallback } from 'react';
import { newOp } from '../../../client/api.ts';
import { useApi, useLive } from '../../../client/client.tsx';
import { explained } from '../../../text/errors.ts';
import { issuing, preflight } from '../../../text/preflight.ts';
import { say } from '../../../ui/live-region.tsx';
import { showToast } from '../../../ui/toast.tsx';

export interface Issue {
  /** The number that the next edition gets; the latest one's where the draft still says the same. */
  number: number;
  /** The draft has not moved on since the latest edition. */
  unchanged: boolean;
  issue: () => Promise<void>;
}

/** `code`: that of the pages on the screen, by which a draft that says what the latest edition says is known. */
export function useIssue(workbook: string, code: string | undefined, unsettled: number, flush: () => Promise<boolean>): Issue | null {
  const api = useApi();
  const editions = useLive('edition.list', { workbook }).value;
  const latest = editions?.reduce((newest, one) => (one.number > newest.number ? one : newest), editions[0] ?? none);
  const issue = useCallback(async (): Promise<void> => {
    await flush();
    const answer = await api.call('edition.issue', { op: newOp(), workbook });
    if (!answer.ok) return showToast({ text: explained(answer.failure) });
    const text = [issuing.issued(answer.value.edition.number), ...(unsettled > 0 ? [preflight.unsettled(unsettled)] : [])].join(' ');
    showToast({ text });
    say(text);
  }, [api, workbook, unsettled, flush]);
  if (!latest) return null;
  const unchanged = code !== undefined && latest.hash.slice(0, 6).toUpperCase() === code;
  return { number: unchanged ? latest.number : latest.number + 1, unchanged, issue };
}

const none = { number: 0, hash: '' };
