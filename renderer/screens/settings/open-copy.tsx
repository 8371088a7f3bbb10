import { useState } from 'react';
import { useApi, useNative } from '../../client/client.tsx';
import { useWindowState } from '../../state/window-state.tsx';
import { when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { holds } from '../../text/records.ts';
import { copyWords as words } from '../../text/safety.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';

/** A copied backup: first the proof that it opens, then the restoring. */
export function OpenCopyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const native = useNative();
  const { core, documents } = useWindowState();
  const [file, setFile] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [proof, setProof] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const choose = async (): Promise<void> => {
    const [path] = await native.chooseFiles({ title: words.title, kinds: [] });
    if (!path) return;
    setFile(path);
    setProof(null);
  };
  const rehearse = async (): Promise<void> => {
    setFailed(null);
    const outcome = await api.call('backup.rehearse', { file, passphrase });
    if (outcome.ok) setProof(words.rehearsed(when(outcome.value.made, new Date()), holds(outcome.value.holds)));
    else setFailed(explained(outcome.failure));
  };
  const restore = async (): Promise<void> => {
    await documents.flush();
    const outcome = await api.call('backup.restore-copy', { file, passphrase });
    if (!outcome.ok) {
      setFailed(explained(outcome.failure));
      return;
    }
    core.accept(outcome.value);
    showToast({ text: settingsWords.backups.restored });
    onClose();
  };
  const wants = file === '' ? settingsWords.backups.choose : passphrase === '' ? settingsWords.lock.needs.old : null;

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{settingsWords.backups.cancel}</Button>
          <Button kind={proof ? 'plain' : 'primary'} notYet={wants} onPress={() => void rehearse()}>
            {words.rehearse}
          </Button>
          {proof ? (
            <Button kind="primary" onPress={() => void restore()}>
              {words.restore}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{words.lead}</p>
      {failed ? <Note kind="brick">{failed}</Note> : null}
      {proof ? <Note kind="moss">{proof}</Note> : null}
      <TextField label={words.file} value={file} onChange={setFile} />
      <Button onPress={() => void choose()}>{words.choose}</Button>
      <TextField label={words.passphrase} type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} />
    </Dialog>
  );
}
