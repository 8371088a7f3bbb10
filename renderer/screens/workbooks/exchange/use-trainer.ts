import { useCallback } from 'react';
import { useApi, useNative } from '../../../client/client.tsx';
import { bytesOf } from '../../../paper/pdf.ts';
import { explained } from '../../../text/errors.ts';
import { exporting } from '../../../text/exchange.ts';
import { say } from '../../../ui/live-region.tsx';
import { showToast } from '../../../ui/toast.tsx';

export const trainerKinds = ['plan', 'cards', 'slides'] as const;
type TrainerKind = (typeof trainerKinds)[number];

/** Makes what a facilitator prepares with, and asks where it should go. */
export function useTrainer(workbook: string, flush: () => Promise<boolean>): (kind: TrainerKind) => Promise<void> {
  const api = useApi();
  const native = useNative();
  return useCallback(
    async (kind) => {
      await flush();
      const made = await api.call('print.trainer', { workbook, kind });
      if (!made.ok) return showToast({ text: explained(made.failure) });
      const { suggestedName, pdf } = made.value;
      const saved = await native.saveFile({ name: suggestedName, kinds: [{ name: 'PDF', extensions: ['pdf'] }], bytes: bytesOf(pdf) });
      if (!saved) return showToast({ text: exporting.notSaved });
      if ('failed' in saved) return showToast({ text: explained({ code: saved.failed, detail: {} }) });
      showToast({ text: exporting.saved(saved.path) });
      say(exporting.saved(saved.path));
    },
    [api, native, workbook, flush],
  );
}
