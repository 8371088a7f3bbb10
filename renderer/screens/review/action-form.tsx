import { useState } from 'react';
import type { Action } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { reviewWords as words } from '../../text/review.ts';
import { actionWords } from '../../text/review-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { asLine, asText } from '../../ui/typed.ts';
import { useReading } from './reading.ts';

interface ActionFormProps {
  cohort: string;
  /** `null`: a new one. */
  action: Action | null;
  onClose: () => void;
}

/** What, who, by when, and who was told. */
export function ActionForm({ cohort, action, onClose }: ActionFormProps) {
  const { deeds } = useReading();
  const api = useApi();
  const { people, nameOf } = useNames(cohort);
  const [person, setPerson] = useState<string | null>(action?.participant ?? null);
  const [what, setWhat] = useState(action?.what ?? '');
  const [who, setWho] = useState(action?.who ?? '');
  const [when, setWhen] = useState(action?.when ?? '');
  const [due, setDue] = useState<string>(action?.due ?? '');
  const [told, setTold] = useState(action?.told ?? '');
  const fresh = action === null || action.revision === 0;
  const save = async (): Promise<void> => {
    if (person === null || what.trim() === '') return;
    const { due: _, ...kept } = action ?? {
      id: newOp(),
      edition: null,
      source: null,
      outcome: 'open' as const,
      happened: '',
      revision: 0,
      due: undefined,
    };
    const next: Action = { ...kept, participant: person, what: what.trim(), who, when, told, ...(due === '' ? {} : { due }) };
    const done = await deeds.do(fresh ? words.did.confirmed(1) : words.did.savedAction, () =>
      api.call('action.save', { op: newOp(), actions: [next] }),
    );
    if (done) onClose();
  };
  const missing = person === null ? actionWords.choosePerson : what.trim() === '' ? actionWords.sayWhat : null;
  return (
    <Dialog
      title={fresh ? actionWords.newAction : actionWords.editAction}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{actionWords.cancel}</Button>
          <Button kind="primary" notYet={missing} onPress={() => void save()}>
            {actionWords.saveAction}
          </Button>
        </>
      }
    >
      <div className="stack">
        {action === null ? (
          <ComboBox
            label={words.person}
            choices={(people ?? []).map(({ id }) => ({ value: id, label: nameOf(id) }))}
            value={person}
            onChange={setPerson}
          />
        ) : null}
        <TextArea label={actionWords.what} rows={2} value={what} onChange={(next) => setWhat(asText(next))} />
        <TextField label={actionWords.who} value={who} onChange={(next) => setWho(asLine(next))} />
        <TextField label={actionWords.whenWords} hint={actionWords.whenHint} value={when} onChange={(next) => setWhen(asLine(next))} />
        <DateField label={actionWords.dueDay} hint={actionWords.dueHint} value={due} onChange={setDue} />
        <TextField label={actionWords.toldWhom} value={told} onChange={(next) => setTold(asLine(next))} />
      </div>
    </Dialog>
  );
}
