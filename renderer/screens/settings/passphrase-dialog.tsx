import { useState } from 'react';
import { useApi, useNative } from '../../client/client.tsx';
import { useStoreWork } from '../../state/store-work.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { workWords } from '../../text/safety.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';

const words = settingsWords.lock;
const shortest = 10;

export type Change = 'set' | 'change' | 'remove';

const said = {
  set: { title: words.setTitle, lead: words.setLead, go: words.doSet },
  change: { title: words.changeTitle, lead: words.setLead, go: words.doChange },
  remove: { title: words.removeTitle, lead: words.removeLead, go: words.doRemove },
} as const;

interface PassphraseProps {
  change: Change | null;
  onClose: () => void;
  /** With the new recovery key, which the core tells once; null after removing. */
  onDone: (recovery: string | null) => void;
}

export function PassphraseDialog({ change, ...rest }: PassphraseProps) {
  return change ? <OpenDialog change={change} {...rest} /> : null;
}

function OpenDialog({ change, onClose, onDone }: Omit<PassphraseProps, 'change'> & { change: Change }) {
  const api = useApi();
  const native = useNative();
  const { documents } = useWindowState();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const going = useStoreWork('in-place');
  const { title, lead, go } = said[change];

  const wants = busy
    ? words.working
    : change !== 'set' && old === ''
      ? words.needs.old
      : change !== 'remove' && fresh.length < shortest
        ? words.needs.pass
        : change !== 'remove' && again !== fresh
          ? words.needs.again
          : null;
  const run = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    await documents.flush();
    const outcome = await api.call('lock.set', { from: change === 'set' ? null : old, to: change === 'remove' ? null : fresh });
    setBusy(false);
    if (!outcome.ok) {
      setFailed(explained(outcome.failure));
      return;
    }
    // What the keychain keeps belongs to the old passphrase.
    await native.forget();
    onDone(outcome.value.recovery);
  };

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind={change === 'remove' ? 'erase' : 'primary'} notYet={wants} onPress={() => void run()}>
            {go}
          </Button>
        </>
      }
    >
      <p>{lead}</p>
      {going ? <WorkProgress {...going} stopLabel={workWords.stop} /> : null}
      {failed ? <Note kind="brick">{failed}</Note> : null}
      {change === 'set' ? null : (
        <TextField label={words.old} type="password" autoComplete="current-password" autoFocus value={old} onChange={setOld} />
      )}
      {change === 'remove' ? null : (
        <>
          <TextField
            label={words.fresh}
            hint={words.freshHint}
            type="password"
            autoComplete="new-password"
            autoFocus={change === 'set'}
            value={fresh}
            onChange={setFresh}
          />
          <TextField label={words.again} type="password" autoComplete="new-password" value={again} onChange={setAgain} />
        </>
      )}
    </Dialog>
  );
}
