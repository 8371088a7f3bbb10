import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Note } from './note.tsx';
import { TextField } from './text-field.tsx';

/** What came of checking or restoring: a sentence for the person. */
export interface Said {
  ok: boolean;
  text: string;
}

export interface CopiedFileDialogProps {
  isOpen: boolean;
  onClose: () => void;
  words: {
    title: string;
    lead: string;
    file: string;
    choose: string;
    passphrase: string;
    check: string;
    restore: string;
    cancel: string;
    needsFile: string;
    needsPassphrase: string;
  };
  choose: () => Promise<string | null>;
  check: (file: string, passphrase: string) => Promise<Said>;
  /** After it, the dialog closes; a sentence keeps it open. */
  restore: (file: string, passphrase: string) => Promise<string | null>;
  /** How far either is, where it takes long. */
  progress?: ReactNode;
}

/** A file with a passphrase of its own: first the proof that it opens, then the restoring. */
export function CopiedFileDialog({ isOpen, ...rest }: CopiedFileDialogProps) {
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, words, choose, check, restore, progress }: Omit<CopiedFileDialogProps, 'isOpen'>) {
  const [file, setFile] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const wants = file === '' ? words.needsFile : passphrase === '' ? words.needsPassphrase : null;
  const proven = said?.ok ?? false;
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind={proven ? 'plain' : 'primary'} notYet={wants} onPress={() => void check(file, passphrase).then(setSaid)}>
            {words.check}
          </Button>
          {proven ? (
            <Button
              kind="primary"
              onPress={() =>
                void restore(file, passphrase).then((text) => {
                  if (text === null) onClose();
                  else setSaid({ ok: false, text });
                })
              }
            >
              {words.restore}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{words.lead}</p>
      {progress}
      {said ? <Note kind={said.ok ? 'moss' : 'brick'}>{said.text}</Note> : null}
      <TextField
        label={words.file}
        value={file}
        onChange={(next) => {
          setFile(next);
          setSaid(null);
        }}
      />
      <Button
        onPress={() =>
          void choose().then((chosen) => {
            if (chosen === null) return;
            setFile(chosen);
            setSaid(null);
          })
        }
      >
        {words.choose}
      </Button>
      <TextField label={words.passphrase} type="password" autoComplete="off" value={passphrase} onChange={setPassphrase} />
    </Dialog>
  );
}
