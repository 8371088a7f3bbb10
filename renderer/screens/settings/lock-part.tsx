import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApi, useNative } from '../../client/client.tsx';
import { useCore, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Change, PassphraseDialog } from './passphrase-dialog.tsx';
import { RememberDialog } from './remember-dialog.tsx';
import { useSave } from './use-save.ts';

const words = settingsWords.lock;

export function LockPart() {
  const api = useApi();
  const { core, documents } = useWindowState();
  const encrypted = useCore().store?.encrypted ?? false;
  const { settings, save } = useSave();
  const [open, setOpen] = useState<Change | null>(null);
  const [recovery, setRecovery] = useState<string | null>(null);

  const lockNow = async (): Promise<void> => {
    await documents.flush();
    const outcome = await api.call('lock.now', {});
    if (outcome.ok) core.accept(outcome.value);
    else showToast({ text: explained(outcome.failure) });
  };

  return (
    <div className="stack">
      <p className="reading">{encrypted ? words.on : words.off}</p>
      <div className="row">
        {encrypted ? (
          <>
            <Button onPress={() => setOpen('change')}>{words.change}</Button>
            <Button icon={Lock} keys="Ctrl Shift L" onPress={() => void lockNow()}>
              {words.lockNow}
            </Button>
            <Button kind="danger" onPress={() => setOpen('remove')}>
              {words.remove}
            </Button>
          </>
        ) : (
          <Button onPress={() => setOpen('set')}>{words.set}</Button>
        )}
      </div>
      {encrypted ? (
        <>
          <Remember />
          <div className="settings-field">
            <NumberField
              label={words.after}
              hint={words.afterHint}
              minValue={0}
              maxValue={240}
              step={5}
              value={settings.lockAfter}
              onChange={(lockAfter) => {
                if (Number.isFinite(lockAfter)) save({ lockAfter });
              }}
            />
          </div>
        </>
      ) : null}
      <PassphraseDialog
        change={open}
        onClose={() => setOpen(null)}
        onDone={(key) => {
          setOpen(null);
          setRecovery(key);
          if (key === null) showToast({ text: words.removed });
          void api.call('store.status', {}).then((outcome) => {
            if (outcome.ok) core.accept(outcome.value);
          });
        }}
      />
      <Dialog
        grave
        title={words.keyTitle}
        isOpen={recovery !== null}
        onClose={() => {}}
        actions={
          <>
            <Button onPress={() => window.print()}>{words.keyPrint}</Button>
            <Button kind="primary" onPress={() => setRecovery(null)}>
              {words.keySaved}
            </Button>
          </>
        }
      >
        <p>{words.keyLead}</p>
        <p className="settings-key">{recovery}</p>
        <p>{words.keyUse}</p>
      </Dialog>
    </div>
  );
}

/** Only where the system has a keychain; said plainly where it has not. */
function Remember() {
  const native = useNative();
  const [can, setCan] = useState<boolean | null>(null);
  const [kept, setKept] = useState(false);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    void native.canRemember().then(setCan);
    void native.remembered().then((remembered) => setKept(remembered !== null));
  }, [native]);
  if (can === null) return null;
  if (!can) return <p className="quiet reading">{words.rememberCannot}</p>;
  return (
    <div>
      <p className="quiet reading">{kept ? words.remembered : words.rememberHint}</p>
      {kept ? (
        <Button onPress={() => void native.forget().then(() => setKept(false))}>{words.forget}</Button>
      ) : (
        <Button onPress={() => setAsking(true)}>{words.remember}</Button>
      )}
      <RememberDialog isOpen={asking} onClose={() => setAsking(false)} onKept={() => setKept(true)} />
    </div>
  );
}
