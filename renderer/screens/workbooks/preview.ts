import { startTransition, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { PrintedBook, PrintOptions } from '../../../preload/contract/model/print.ts';
import type { Api } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { pauseInTyping } from '../../client/typing.ts';
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

/** `of` says what the pages are made of: whenever it is another, they are made again. One making at a time; nobody's typing waits for it. */
export function usePreview(workbook: string, options: PrintOptions, of: string | undefined): Preview {
  const api = useApi();
  const [preview, setPreview] = useState<Preview>({ printed: null, waiting: true, failure: null });
  const turn = useRef(0);
  const making = useRef<Promise<void>>(Promise.resolve());
  const { audience, preset, paper } = options;
  useEffect(() => {
    if (of === undefined) return;
    const mine = ++turn.current;
    making.current = making.current.then(async () => {
      if (mine !== turn.current) return;
      setPreview((before) => (before.waiting ? before : { ...before, waiting: true }));
      const answer = await fetchPrinted(api, workbook, { audience, preset, paper });
      await pauseInTyping();
      if (mine !== turn.current) return;
      startTransition(() =>
        setPreview((before) =>
          answer.ok ? { printed: answer.printed, waiting: false, failure: null } : { ...before, waiting: false, failure: answer.failure },
        ),
      );
    });
  }, [api, workbook, audience, preset, paper, of]);
  useEffect(
    () => () => {
      turn.current++;
    },
    [],
  );
  return preview;
}
