import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { pickFiles } from '../../client/pick-files.ts';
import { bringBack, parseUnsent } from '../../state/unsent.ts';
import { useCore } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { showToast } from '../../ui/toast.tsx';

const words = settingsWords.data;

export function DataPart() {
  const api = useApi();
  const native = useNative();
  const { store } = useCore();
  const [report, setReport] = useState<CallOutput<'store.check'> | 'busy' | null>(null);
  if (!store) return null;

  const show = async (): Promise<void> => {
    if (!(await native.showInFolder(store.folder))) showToast({ text: words.notShown });
  };
  const check = async (): Promise<void> => {
    setReport('busy');
    const outcome = await api.call('store.check', {});
    setReport(outcome.ok ? outcome.value : null);
    if (!outcome.ok) showToast({ text: explained(outcome.failure) });
  };
  const unsent = async (): Promise<void> => {
    const [file] = await pickFiles('.json', false);
    if (!file) return;
    const work = parseUnsent(await file.text());
    if (!work) {
      showToast({ text: words.unsentNot });
      return;
    }
    const outcome = await bringBack(api, work);
    showToast({ text: outcome.ok ? words.unsentDone(outcome.value.edits) : explained(outcome.failure) });
  };

  return (
    <div className="stack">
      {store.synced ? <Note>{words.synced(store.synced.service, store.synced.better)}</Note> : null}
      <div>
        <p className="settings-path">{store.folder}</p>
        <p className="quiet">
          {words.size(store.bytes)} {words.sendsNothing}
        </p>
      </div>
      <div className="row">
        <Button icon={FolderOpen} onPress={() => void show()}>
          {words.show}
        </Button>
        <Button {...(report === 'busy' ? { notYet: words.checking } : {})} onPress={() => void check()}>
          {words.check}
        </Button>
        <Button kind="quiet" onPress={() => void unsent()}>
          {words.unsent}
        </Button>
      </div>
      {report && report !== 'busy' ? (
        <Note kind={report.ok ? 'moss' : 'brick'}>
          {report.ok ? words.sound : words.unsound}
          {report.ok ? null : (
            <ul>
              {report.steps
                .filter(({ ok }) => !ok)
                .map(({ name, detail }) => (
                  <li key={name}>
                    {name}: {detail}
                  </li>
                ))}
            </ul>
          )}
        </Note>
      ) : null}
    </div>
  );
}
