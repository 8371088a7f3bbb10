import { useState } from 'react';
import { useNative } from '../../client/client.tsx';
import { timeLeft, useNow } from '../../state/store-work.ts';
import { useJob, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { howFar } from '../../text/safety.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = settingsWords.backups;
const shortest = 10;

interface CopyBackupProps {
  file: string;
  isOpen: boolean;
  onClose: () => void;
}

/** One passphrase-encrypted file, on a disk of the person's choice. */
export function CopyBackupDialog({ isOpen, ...rest }: CopyBackupProps) {
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ file, onClose }: Omit<CopyBackupProps, 'isOpen'>) {
  const native = useNative();
  const { jobs } = useWindowState();
  const [to, setTo] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [started, setStarted] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const job = useJob(started);
  const wants =
    to.trim() === ''
      ? words.needs.folder
      : passphrase.length < shortest
        ? words.needs.pass
        : again !== passphrase
          ? words.needs.again
          : null;

  const write = async (): Promise<void> => {
    setFailed(null);
    const outcome = await jobs.start('backup.copy-to', { file, to: to.trim(), passphrase });
    if (outcome.ok) setStarted(outcome.value.job);
    else setFailed(explained(outcome.failure));
  };
  const choose = async (): Promise<void> => {
    const folder = await native.chooseFolder({ title: words.copyTitle });
    if (folder) setTo(folder);
  };
  const error = failed ?? (job?.failure && job.state !== 'done' ? explained(job.failure) : null);
  const running = job?.state === 'running';
  const now = useNow(running);

  return (
    <Dialog
      title={words.copyTitle}
      isOpen
      onClose={onClose}
      actions={
        job?.state === 'done' ? (
          <Button kind="primary" onPress={onClose}>
            {words.close}
          </Button>
        ) : running && started ? (
          <Button onPress={() => jobs.cancel(started)}>{words.cancel}</Button>
        ) : (
          <>
            <Button onPress={onClose}>{words.cancel}</Button>
            <Button kind="primary" notYet={wants} onPress={() => void write()}>
              {words.copyDo}
            </Button>
          </>
        )
      }
    >
      {error ? <Note kind="brick">{error}</Note> : null}
      {job?.state === 'done' ? (
        <Note kind="moss">{words.copied}</Note>
      ) : running ? (
        <ProgressBar
          label={howFar(words.copying, job.total > 0 ? job.done / job.total : 0, timeLeft(job, now))}
          done={job.done}
          total={job.total}
        />
      ) : (
        <>
          <p>{words.copyLead}</p>
          <TextField label={words.copyTo} hint={words.copyToHint} value={to} onChange={setTo} />
          {native.edition === 'electron' ? <Button onPress={() => void choose()}>{words.chooseFolder}</Button> : null}
          <TextField
            label={words.copyPass}
            hint={words.copyPassHint}
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          <TextField label={words.copyAgain} type="password" autoComplete="new-password" value={again} onChange={setAgain} />
        </>
      )}
    </Dialog>
  );
}
