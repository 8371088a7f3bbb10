import { useState } from 'react';
import { useApi, useLive } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { reportWords } from '../../text/safety.ts';
import { settingsWords } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import { ReportDialog } from '../../ui/report-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';

export function SupportPart() {
  const api = useApi();
  const [text, setText] = useState<string | null>(null);
  const words = settingsWords.support;
  const show = async (): Promise<void> => {
    const outcome = await api.call('log.report', {});
    if (outcome.ok) setText(outcome.value.text);
    else showToast({ text: explained(outcome.failure) });
  };
  return (
    <div className="stack">
      <p className="quiet reading">{words.lead}</p>
      <Button onPress={() => void show()}>{words.report}</Button>
      <ReportDialog
        title={reportWords.title}
        lead={reportWords.lead}
        words={reportWords.words}
        text={text ?? ''}
        isOpen={text !== null}
        onClose={() => setText(null)}
      />
    </div>
  );
}

export function AboutPart() {
  const info = useLive('core.info', {}).value;
  const words = settingsWords.about;
  return (
    <div className="reading">
      <p>
        <b>{words.line(info?.version ?? '')}</b>
      </p>
      <p>{words.what}</p>
      <p className="quiet">{words.letters}</p>
      <p className="quiet">{words.parts}</p>
      {info ? <p className="quiet">{words.runs(info.node, info.sqlite, info.runtime)}</p> : null}
    </div>
  );
}
