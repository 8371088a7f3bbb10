import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { usePlace, useWindowState } from '../../state/window-state.tsx';
import { explain } from '../../text/errors.ts';
import { lockWords as words } from '../../text/safety.ts';
import { Button } from '../../ui/button.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** An encrypted store asks for its passphrase. Nothing of what it holds is on the screen. */
export function LockScreen({ status }: { status: StoreStatus }) {
  const api = useApi();
  const native = useNative();
  const { core, views } = useWindowState();
  const [passphrase, setPassphrase] = useState('');
  const [error, setError] = useState<string | null>(
    status.problem === 'wrong-passphrase' ? explain({ code: 'wrong-passphrase', detail: {} }).what : null,
  );
  const [opening, setOpening] = useState(false);
  usePlace(words.title);

  useEffect(() => {
    if (views.store.getState().triedRemembered) return;
    views.store.setState({ triedRemembered: true });
    void native.remembered().then(async (remembered) => {
      if (remembered === null) return;
      const outcome = await api.call('store.open', { remembered });
      if (outcome.ok) core.accept(outcome.value);
    });
  }, [api, native, core, views]);

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (passphrase === '' || opening) return;
    setOpening(true);
    setError(null);
    const outcome = await api.call('store.open', { passphrase });
    setOpening(false);
    if (outcome.ok) {
      setPassphrase('');
      core.accept(outcome.value);
    } else {
      const { what, todo } = explain(outcome.failure);
      setError(`${what} ${todo}`);
    }
  };

  return (
    <MarginSheet kind="airy">
      <MarginRow>
        <form onSubmit={(event) => void open(event)} className="stack reading" style={{ maxWidth: 420 }}>
          <div>
            <h1 className="display">{words.title}</h1>
            <p className="lead quiet">{words.lead}</p>
          </div>
          <TextField
            label={words.field}
            hint={words.hint}
            error={error}
            type="password"
            autoFocus
            autoComplete="current-password"
            value={passphrase}
            onChange={setPassphrase}
          />
          <Button kind="primary" type="submit" keys="Enter" notYet={passphrase === '' ? words.empty : null}>
            {opening ? words.opening : words.open}
          </Button>
        </form>
      </MarginRow>
      <MarginRow>
        <p className="quiet reading">{words.forgotten}</p>
      </MarginRow>
    </MarginSheet>
  );
}
