import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useApi, useClient, useLive } from '../../client/client.tsx';
import { useStoreWork } from '../../state/store-work.ts';
import { useCopiedBackup } from '../../state/copied-backup.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { listed, when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { bytes } from '../../text/numbers.ts';
import { holds } from '../../text/records.ts';
import { backupKinds, copyWords, workWords } from '../../text/safety.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { CopiedFileDialog } from '../../ui/copied-file-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { RowChoice } from '../../ui/row-choice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';
import { CopyBackupDialog } from './copy-backup.tsx';

const words = settingsWords.backups;

export function BackupsPart() {
  const api = useApi();
  const { live } = useClient();
  const { core, documents } = useWindowState();
  const { value: backups, failure } = useLive('backup.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [open, setOpen] = useState<'restore' | 'copy' | 'open-copy' | null>(null);
  const [busy, setBusy] = useState<'make' | 'restore' | null>(null);
  const copied = useCopiedBackup();
  const going = useStoreWork('in-place');
  const progress = going ? <WorkProgress {...going} stopLabel={workWords.stop} /> : null;
  const close = (): void => setOpen(null);
  const now = new Date();
  const sorted = (backups ?? []).toSorted((a, b) => (a.made < b.made ? 1 : -1));
  const backup = sorted.find(({ file }) => file === chosen) ?? sorted[0];

  const make = async (): Promise<void> => {
    setBusy('make');
    const outcome = await api.call('backup.make', {});
    setBusy(null);
    live.refresh('backup.list', 'store.status');
    showToast({ text: outcome.ok ? words.made : explained(outcome.failure) });
  };
  const restore = async (): Promise<void> => {
    if (!backup) return;
    setBusy('restore');
    await documents.flush();
    const outcome = await api.call('backup.restore', { file: backup.file });
    setBusy(null);
    close();
    if (outcome.ok) {
      core.accept(outcome.value);
      showToast({ text: words.restored, action: { label: 'Undo', onAction: () => void undo() } });
    } else showToast({ text: explained(outcome.failure) });
  };
  const undo = async (): Promise<void> => {
    const outcome = await api.call('backup.undo-restore', {});
    if (outcome.ok) core.accept(outcome.value);
    showToast({
      text: outcome.ok
        ? words.undoneRestore
        : outcome.failure.code === 'nothing-to-undo'
          ? words.nothingToUndo
          : explained(outcome.failure),
    });
  };

  return (
    <div className="stack">
      <p className="quiet reading">{words.lead}</p>
      {failure ? <Note kind="brick">{explained(failure)}</Note> : null}
      {sorted.length > 0 && backup ? (
        <div style={{ width: '100%' }}>
          <RowChoice
            label={words.list}
            value={backup.file}
            onChange={setChosen}
            rows={sorted.map((one) => ({
              id: one.file,
              title: listed(one.made, now),
              text: `${holds(one.holds)}, ${bytes(one.bytes)}`,
              end: <Tag>{backupKinds[one.kind]}</Tag>,
            }))}
          />
        </div>
      ) : backups ? (
        <p>{words.none}</p>
      ) : null}
      <div className="row">
        <Button icon={Archive} {...(busy === 'make' ? { notYet: words.making } : {})} onPress={() => void make()}>
          {words.make}
        </Button>
        {backup ? (
          <>
            <Button onPress={() => setOpen('restore')}>{words.restore(lower(listed(backup.made, now)))}</Button>
            <Button onPress={() => setOpen('copy')}>{words.copy}</Button>
          </>
        ) : null}
        <Button kind="quiet" onPress={() => setOpen('open-copy')}>
          {words.openCopy}
        </Button>
        <Button kind="quiet" onPress={() => void undo()}>
          {words.undo}
        </Button>
      </div>
      {open === null ? progress : null}
      {backup ? (
        <>
          <Dialog
            title={words.restoreTitle}
            isOpen={open === 'restore'}
            onClose={close}
            actions={
              <>
                <Button onPress={close}>{words.keep}</Button>
                <Button kind="primary" {...(busy === 'restore' ? { notYet: words.restoring } : {})} onPress={() => void restore()}>
                  {words.doRestore}
                </Button>
              </>
            }
          >
            <p>{words.restoreLead(when(backup.made, now))}</p>
            {progress}
          </Dialog>
          <CopyBackupDialog file={backup.file} isOpen={open === 'copy'} onClose={close} />
        </>
      ) : null}
      <CopiedFileDialog isOpen={open === 'open-copy'} onClose={close} words={copyWords} {...copied} progress={progress} />
    </div>
  );
}

const lower = (text: string): string => text.replace(/^(Today|Yesterday)/, (word) => word.toLowerCase());
