import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from '../../../../preload/contract/errors.ts';
import type { Finding, Mend } from '../../../../preload/contract/model/preflight.ts';
import type { Api, Outcome } from '../../../client/api.ts';
import { newOp } from '../../../client/api.ts';
import { useClient } from '../../../client/client.tsx';
import { pauseInTyping } from '../../../client/typing.ts';

export interface Preflight {
  /** `null` until it was looked through for the first time. */
  findings: readonly Finding[] | null;
  waiting: boolean;
  failure: Failure | null;
  /** Applies a finding's mend to the text as it is now. `gone`: what it was about is not there any more. */
  mend: (finding: Finding, at: number) => Promise<'done' | 'gone' | Failure>;
  dismiss: (finding: Finding, dismissed: boolean) => Promise<Failure | null>;
  /** What would be found, had nobody dismissed it. Asked for when somebody looks. */
  dismissed: () => Promise<readonly Finding[]>;
}

/** A pause in the writing, longer than the one after which the pages are made: they go first. */
const quiet = 700;
const concerned = new Set(['workbook', 'section', 'block', 'framework', 'statement_group', 'statement', 'scenario', 'setting']);

/** What a program can see in the draft before it is printed, looked through again after each pause in the writing. */
export function usePreflight(workbook: string, flush: () => Promise<boolean>): Preflight {
  const { api, connection } = useClient();
  const [seen, setSeen] = useState<Pick<Preflight, 'findings' | 'waiting' | 'failure'>>({ findings: null, waiting: true, failure: null });
  const turn = useRef(0);
  const look = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setSeen((before) => ({ ...before, waiting: true }));
    const answer = await api.call('preflight.check', { workbook });
    await pauseInTyping();
    if (mine !== turn.current) return;
    setSeen((before) =>
      answer.ok
        ? { findings: answer.value, waiting: false, failure: null }
        : { ...before, waiting: false, failure: answer.failure.code === 'core-gone' ? before.failure : answer.failure },
    );
  }, [api, workbook]);
  useEffect(() => {
    const asked = turn;
    let timer = setTimeout(() => void look(), quiet);
    const stop = connection.on((event) => {
      const concerns =
        event.event === 'changed'
          ? event.tables.some(({ table }) => concerned.has(table))
          : event.event === 'store' || (event.event === 'core' && event.state === 'back');
      if (!concerns) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), quiet);
    });
    return () => {
      stop();
      clearTimeout(timer);
      asked.current++;
    };
  }, [connection, look]);
  return useMemo(
    () => ({
      ...seen,
      mend: async (finding, at) => {
        await flush();
        const outcome = await mendNow(api, workbook, finding, at);
        void look();
        return outcome;
      },
      dismiss: async (finding, dismissed) => {
        const answer = await api.call('preflight.dismiss', { op: newOp(), workbook, finding: finding.id, dismissed });
        void look();
        return answer.ok ? null : answer.failure;
      },
      dismissed: async () => {
        await flush();
        const answer = await api.call('preflight.check', { workbook, dismissed: true });
        return answer.ok ? answer.value : [];
      },
    }),
    [api, workbook, seen, look, flush],
  );
}

/** A mend names whole blocks, so it is made anew for the text as it stands: nothing that was written since is lost by it. */
async function mendNow(api: Api, workbook: string, finding: Finding, at: number): Promise<'done' | 'gone' | Failure> {
  for (let tries = 0; ; tries++) {
    const fresh = await mendFor(api, workbook, finding, at);
    if (!fresh.ok) return fresh.failure;
    if (fresh.value === null) return 'gone';
    const answer = await api.call('preflight.mend', { op: newOp(), workbook, ...fresh.value });
    if (answer.ok) return 'done';
    if (answer.failure.code !== 'stale' || tries >= 2) return answer.failure;
  }
}

async function mendFor(
  api: Api,
  workbook: string,
  finding: Finding,
  at: number,
): Promise<Outcome<{ revision: number; mend: Mend } | null>> {
  const draft = await api.call('workbook.get', { workbook });
  if (!draft.ok) return draft;
  // Asked after the revision: were the draft changed between the two, the mend is refused as stale and tried again.
  const found = await api.call('preflight.check', { workbook });
  if (!found.ok) return found;
  const mend = found.value.find(({ id }) => id === finding.id)?.mends[at];
  return { ok: true, value: mend ? { revision: draft.value.revision, mend } : null };
}
