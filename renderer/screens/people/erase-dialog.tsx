import { useEffect, useState } from 'react';
import type { ErasureReport } from '../../../preload/contract/model/people.ts';
import { useApi, useClient } from '../../client/client.tsx';
import { useStoreWork } from '../../state/store-work.ts';
import { listed } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { peopleWords } from '../../text/people.ts';
import { allCounts } from '../../text/records.ts';
import { workWords } from '../../text/safety.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';

const words = peopleWords.erase;

interface EraseDialogProps {
  kind: 'person' | 'cohort';
  id: string;
  name: string;
  isOpen: boolean;
  onClose: () => void;
  onErased: () => void;
}

/** Cannot be undone: shows first what would go, asks for the name, and says afterwards what still holds it. */
export function EraseDialog({ kind, id, name, isOpen, onClose, onErased }: EraseDialogProps) {
  const api = useApi();
  const { live } = useClient();
  const [preview, setPreview] = useState<ErasureReport | null>(null);
  const [report, setReport] = useState<ErasureReport | null>(null);
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  useEffect(() => {
    if (!isOpen) return;
    setPreview(null);
    setReport(null);
    setTyped('');
    setFailed(null);
    let dropped = false;
    void api.call('erase.preview', { kind, id }).then((outcome) => {
      if (dropped) return;
      if (outcome.ok) setPreview(outcome.value);
      else setFailed(explained(outcome.failure));
    });
    return () => {
      dropped = true;
    };
  }, [api, isOpen, kind, id]);

  const erase = async (): Promise<void> => {
    setBusy(true);
    const outcome = await api.call('erase.do', { kind, id });
    setBusy(false);
    if (!outcome.ok) {
      setFailed(explained(outcome.failure));
      return;
    }
    setReport(outcome.value);
    live.refresh('cohort.list', 'person.list', 'response.list', 'trash.list');
  };
  const closeAfter = (): void => {
    onClose();
    if (report) onErased();
  };
  const same = typed.trim().normalize('NFC') === name.trim().normalize('NFC');

  return (
    <Dialog
      grave
      title={report ? words.doneTitle : kind === 'person' ? words.personTitle : words.cohortTitle}
      isOpen={isOpen}
      onClose={closeAfter}
      actions={
        report ? (
          <Button kind="primary" onPress={closeAfter}>
            {words.close}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{words.keep}</Button>
            <Button
              kind="erase"
              notYet={!preview ? words.counting : busy ? words.erasing : same ? null : words.needsName}
              onPress={() => void erase()}
            >
              {words.erase}
            </Button>
          </>
        )
      }
    >
      {busy ? <Going /> : null}
      {failed ? <Note kind="brick">{failed}</Note> : null}
      {report ? (
        <>
          <p>{words.removed(capital(allCounts(report.removed)))}</p>
          <Holders report={report} />
        </>
      ) : preview ? (
        <>
          <p>{words.will(allCounts(preview.removed))}</p>
          <Holders report={preview} />
          <TextField
            label={words.confirm}
            hint={kind === 'person' ? <Person>{name}</Person> : name}
            autoFocus
            autoComplete="off"
            value={typed}
            onChange={setTyped}
          />
        </>
      ) : failed ? null : (
        <p role="status">{words.counting}</p>
      )}
    </Dialog>
  );
}

function Going() {
  const going = useStoreWork('in-place');
  return going ? <WorkProgress {...going} stopLabel={workWords.stop} /> : null;
}

function Holders({ report }: { report: ErasureReport }) {
  const now = new Date();
  if (report.backups.length === 0 && report.exported.length === 0) return <p>{words.nothingElse}</p>;
  return (
    <>
      {report.backups.length > 0 ? (
        <div>
          <p>{words.backups(report.backups.length)}</p>
          <ul className="people-files">
            {report.backups.map(({ file, made }) => (
              <li key={file}>{listed(made, now)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {report.exported.length > 0 ? (
        <div>
          <p>{words.exported}</p>
          <ul className="people-files">
            {report.exported.map(({ file, there }) => (
              <li key={file}>
                {file}
                {there ? '' : `, ${words.gone}`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
