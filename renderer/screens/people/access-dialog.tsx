import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { fullDay, today } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { peopleWords } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = peopleWords.access;

export function AccessDialog({ person, isOpen, onClose }: { person: string; isOpen: boolean; onClose: () => void }) {
  const api = useApi();
  const native = useNative();
  const [asked, setAsked] = useState(() => today(new Date()));
  const [folder, setFolder] = useState('');
  const [report, setReport] = useState<CallOutput<'person.access'> | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const close = (): void => {
    setReport(null);
    setFailed(null);
    onClose();
  };
  const make = async (): Promise<void> => {
    setFailed(null);
    const outcome = await api.call('person.access', { person, asked, folder });
    if (outcome.ok) setReport(outcome.value);
    else setFailed(explained(outcome.failure));
  };
  const choose = async (): Promise<void> => {
    const chosen = await native.chooseFolder({ title: words.folder });
    if (chosen) setFolder(chosen);
  };
  const wants = asked === '' ? words.needsDay : folder.trim() === '' ? words.needsFolder : null;

  return (
    <Dialog
      title={words.title}
      isOpen={isOpen}
      onClose={close}
      actions={
        report ? (
          <>
            <Button onPress={() => void native.showInFolder(report.folder)}>{words.show}</Button>
            <Button kind="primary" onPress={close}>
              {words.close}
            </Button>
          </>
        ) : (
          <>
            <Button onPress={close}>{words.close}</Button>
            <Button kind="primary" notYet={wants} onPress={() => void make()}>
              {words.make}
            </Button>
          </>
        )
      }
    >
      {report ? (
        <Note kind="moss">
          {words.done(report.files.length)} {words.due(fullDay(report.dueSafe), fullDay(report.dueLatest))}
        </Note>
      ) : (
        <>
          <p>{words.lead}</p>
          {failed ? <Note kind="brick">{failed}</Note> : null}
          <DateField label={words.asked} value={asked} onChange={setAsked} />
          <TextField label={words.folder} hint={words.folderHint} value={folder} onChange={setFolder} />
          {native.edition === 'electron' ? <Button onPress={() => void choose()}>{words.choose}</Button> : null}
        </>
      )}
    </Dialog>
  );
}
