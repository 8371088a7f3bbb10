import * as v from 'valibot';
import { DraftEdit } from '../../preload/contract/calls/workbooks.ts';
import { Id, Instant } from '../../preload/contract/model/ids.ts';
import { Scenario } from '../../preload/contract/model/scenario.ts';
import { type Api, newOp, type Outcome } from '../client/api.ts';

/** Work that could not be sent, as it is put in a file when the core stays away, and brought back from it later. */
export const Unsent = v.object({
  groundwork: v.literal('unsent-work'),
  version: v.literal(1),
  saved: Instant,
  documents: v.array(
    v.variant('kind', [
      v.object({ kind: v.literal('workbook'), id: Id, edits: v.pipe(v.array(DraftEdit), v.maxLength(10_000)) }),
      v.object({ kind: v.literal('scenario'), id: Id, scenario: Scenario }),
    ]),
  ),
});
export type Unsent = v.InferOutput<typeof Unsent>;

/** 16 MB: more than anybody types while a window is open. */
const largest = 16 * 1024 * 1024;

export const unsentFile = (documents: Unsent['documents'], saved: string): string =>
  `${JSON.stringify({ groundwork: 'unsent-work', version: 1, saved, documents } satisfies Unsent, null, 2)}\n`;

/** Reads such a file; `null` where it is not one. */
export function parseUnsent(text: string): Unsent | null {
  if (text.length > largest) return null;
  try {
    const file = v.safeParse(Unsent, JSON.parse(text));
    return file.success ? file.output : null;
  } catch {
    return null;
  }
}

/** Puts the work of a file into the store, on top of what is kept now: as one step for each document, so that it can be undone. */
export async function bringBack(api: Api, { documents }: Unsent): Promise<Outcome<{ edits: number }>> {
  let edits = 0;
  for (const document of documents) {
    if (document.kind === 'workbook') {
      const kept = await api.call('workbook.get', { workbook: document.id });
      if (!kept.ok) return kept;
      let { revision } = kept.value;
      for (let from = 0; from < document.edits.length; from += 500) {
        const some = document.edits.slice(from, from + 500);
        const written = await api.call('workbook.edit', { op: newOp(), workbook: document.id, revision, edits: some, label: 'bring-back' });
        if (!written.ok) return written;
        revision = written.value.revision ?? revision + 1;
        edits += some.length;
      }
    } else {
      const kept = await api.call('scenario.get', { scenario: document.id });
      if (!kept.ok) return kept;
      const written = await api.call('scenario.edit', { op: newOp(), revision: kept.value.revision, scenario: document.scenario });
      if (!written.ok) return written;
      edits++;
    }
  }
  return { ok: true, value: { edits } };
}
