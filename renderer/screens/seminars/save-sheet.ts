import type { Sheet } from '../../../preload/contract/model/seminars.ts';
import type { Native } from '../../../preload/contract/native.ts';
import type { Outcome } from '../../client/api.ts';
import { explained } from '../../text/errors.ts';
import { seminarWords as words } from '../../text/seminars.ts';

/** Puts a PDF that was made on the spot where the person says. Answers what to say; nothing where they called it off. */
export async function saveSheet(native: Native, made: Promise<Outcome<Sheet>>): Promise<string | null> {
  const outcome = await made;
  if (!outcome.ok) return explained(outcome.failure);
  const { pdf, suggestedName } = outcome.value;
  const bytes = Uint8Array.from(atob(pdf), (letter) => letter.charCodeAt(0));
  const saved = await native.saveFile({ name: suggestedName, kinds: [{ name: 'PDF', extensions: ['pdf'] }], bytes });
  if (!saved) return null;
  return 'failed' in saved ? explained({ code: saved.failed, detail: {} }) : words.saved(saved.path);
}
