import { useApi, useNative } from '../client/client.tsx';
import { when } from '../text/dates.ts';
import { explained } from '../text/errors.ts';
import { holds } from '../text/records.ts';
import { copyWords } from '../text/safety.ts';
import { useWindowState } from './window-state.tsx';

/** The ending that the core gives to a backup that it copies. */
const copiedBackups = { name: copyWords.kind, extensions: ['groundwork-backup'] };

export interface CopiedBackup {
  choose: () => Promise<string | null>;
  /** The proof that it opens, without changing anything. */
  check: (file: string, passphrase: string) => Promise<{ ok: boolean; text: string }>;
  /** Puts it in the store's place. `null` when it stands there, else why not. */
  restore: (file: string, passphrase: string) => Promise<string | null>;
}

/** A backup that was copied to another place, as Settings and Recovery open it. */
export function useCopiedBackup(): CopiedBackup {
  const api = useApi();
  const native = useNative();
  const { core, documents } = useWindowState();
  return {
    choose: async () => (await native.chooseFiles({ title: copyWords.title, kinds: [copiedBackups] }))[0] ?? null,
    check: async (file, passphrase) => {
      const outcome = await api.call('backup.rehearse', { file, passphrase });
      if (!outcome.ok) return { ok: false, text: explained(outcome.failure) };
      return { ok: true, text: copyWords.rehearsed(when(outcome.value.made, new Date()), holds(outcome.value.holds)) };
    },
    restore: async (file, passphrase) => {
      await documents.flush();
      const outcome = await api.call('backup.restore-copy', { file, passphrase });
      if (!outcome.ok) return explained(outcome.failure);
      core.accept(outcome.value);
      return null;
    },
  };
}
