import { useCallback } from 'react';
import type { ExportFormat } from '../../../../preload/contract/model/exchange.ts';
import type { Audience } from '../../../../preload/contract/model/print.ts';
import { useApi, useNative } from '../../../client/client.tsx';
import { bytesOf } from '../../../paper/pdf.ts';
import { explained } from '../../../text/errors.ts';
import { exporting } from '../../../text/exchange.ts';
import { say } from '../../../ui/live-region.tsx';
import { showToast } from '../../../ui/toast.tsx';

const kinds: Readonly<Record<ExportFormat, { name: string; extensions: readonly string[] }>> = {
  word: { name: exporting.kinds.word, extensions: ['docx'] },
  markdown: { name: exporting.kinds.markdown, extensions: ['md'] },
  bundle: { name: exporting.kinds.bundle, extensions: ['groundwork'] },
};

/** Makes a file of a workbook for somebody else's program, and asks where it should go. */
export function useExport(workbook: string, flush: () => Promise<boolean>): (format: ExportFormat, audience?: Audience) => Promise<void> {
  const api = useApi();
  const native = useNative();
  return useCallback(
    async (format, audience = 'participant') => {
      await flush();
      const made = await api.call('export.make', { workbook, format, audience });
      if (!made.ok) return showToast({ text: explained(made.failure) });
      const saved = await native.saveFile({ name: made.value.name, kinds: [kinds[format]], bytes: bytesOf(made.value.base64) });
      if (!saved) return showToast({ text: exporting.notSaved });
      if ('failed' in saved) return showToast({ text: explained({ code: saved.failed, detail: {} }) });
      showToast({ text: exporting.saved(saved.path) });
      say(exporting.saved(saved.path));
    },
    [api, native, workbook, flush],
  );
}
