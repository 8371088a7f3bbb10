import { useState } from 'react';
import { useApi, useNative } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = settingsWords.lock;

interface RememberProps {
  isOpen: boolean;
  onClose: () => void;
  onKept: () => void;
}

export function RememberDialog({ isOpen, ...rest }: RememberProps) {
  return isOpen ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ onClose, onKept }: Omit<RememberProps, 'isOpen'>) {
  const api = useApi();
  const native = useNative();
  const [passphrase, setPassphrase] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    const outcome = await api.call('lock.remember', { passphrase });
    if (!outcome.ok) setFailed(explained(outcome.failure));
    else if (await native.remember(outcome.value.remembered)) {
      onKept();
      onClose();
    } else setFailed(words.notRemembered);
  };
  return (
    <Dialog
      title={words.remember}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" notYet={passphrase === '' ? words.needs.old : null} onPress={() => void keep()}>
            {words.rememberDo}
          </Button>
        </>
      }
    >
      <p>{words.rememberAsk}</p>
      <TextField
        label={words.old}
        type="password"
        autoComplete="current-password"
        autoFocus
        error={failed}
        value={passphrase}
        onChange={setPassphrase}
      />
    </Dialog>
  );
}
