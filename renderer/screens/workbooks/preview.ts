import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { PrintedBook, PrintOptions } from '../../../preload/contract/model/print.ts';
import type { Api } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { bytesOf } from '../../paper/pdf.ts';

/** The very file that would be printed, with the map of its fields. */
export interface Printed extends Omit<PrintedBook, 'pdf'> {
  bytes: Uint8Array;
  options: PrintOptions;
}

export interface Preview {
  /** The last that came: it stays while a newer one is made. */
  printed: Printed | null;
  waiting: boolean;
  failure: Failure | null;
}

export async function fetchPrinted(
  api: Api,
  workbook: string,
  options: PrintOptions,
): Promise<{ ok: true; printed: Printed } | { ok: false; failure: Failure }> {
  const answer = await api.call('print.preview', { workbook, ...options });
  if (!answer.ok) return answer;
  const { pdf, ...rest } = answer.value;
  return { ok: true, printed: { ...rest, bytes: bytesOf(pdf), options } };
}

/** `kept` is what the store holds of the draft: whenever it is another, the pages are made again. One making at a time. */
export function usePreview(workbook: string, options: PrintOptions, kept: unknown): Preview {
  const api = useApi();
  const [preview, setPreview] = useState<Preview>({ printed: null, waiting: true, failure: null });
  const turn = useRef(0);
  const making = useRef<Promise<void>>(Promise.resolve());
  const { audience, preset, paper } = options;
  useEffect(() => {
    if (kept === undefined) return;
    const mine = ++turn.current;
    making.current = making.current.then(async () => {
      if (mine !== turn.current) return;
      setPreview((before) => ({ ...before, waiting: true }));
      const answer = await fetchPrinted(api, workbook, { audience, preset, paper });
      if (mine !== turn.current) return;
      setPreview((before) =>
        answer.ok ? { printed: answer.printed, waiting: false, failure: null } : { ...before, waiting: false, failure: answer.failure },
      );
    });
  }, [api, workbook, audience, preset, paper, kept]);
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );
  return preview;
}
