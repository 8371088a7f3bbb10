import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Organisation } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { phases, settingsWords as words } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Row = CallOutput<'organisation.list'>[number];
type PhaseChoice = NonNullable<Organisation['phase']> | 'none';

const kinds = (Object.keys(words.kinds) as Organisation['kind'][]).map((value) => ({ value, label: words.kinds[value] }));
const phaseChoices: { value: PhaseChoice; label: string }[] = [
  { value: 'none', label: words.noPhase },
  ...(Object.keys(phases) as NonNullable<Organisation['phase']>[]).map((value) => ({ value, label: phases[value] })),
];

/** Schools, trusts and hubs: what people are grouped by. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const api = useApi();
  const list = useLive('organisation.list', {}).value;
  const [name, setName] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const save = async (organisation: Organisation): Promise<boolean> => {
    const outcome = await api.call('organisation.save', { op: newOp(), organisation });
    setFailed(outcome.ok ? null : explained(outcome.failure));
    return outcome.ok;
  };
  const change = ({ people: _, phase, ...rest }: Row, part: { kind?: Organisation['kind']; phase?: PhaseChoice }): void => {
    const next = part.phase ?? phase ?? 'none';
    void save({ ...rest, ...(part.kind ? { kind: part.kind } : {}), ...(next === 'none' ? {} : { phase: next }) });
  };
  const add = async (): Promise<void> => {
    if (await save({ id: newOp(), name: name.trim(), kind: 'school', revision: 0 })) setName('');
  };
  const remove = async (organisation: string): Promise<void> => {
    const outcome = await api.call('organisation.remove', { op: newOp(), organisation });
    setFailed(outcome.ok ? null : explained(outcome.failure));
  };
  return (
    <Dialog title={words.title} size="wide" isOpen onClose={onClose} actions={<Button onPress={onClose}>{words.close}</Button>}>
      <p>{words.lead}</p>
      {failed ? <Note kind="brick">{failed}</Note> : null}
      {list?.length === 0 ? <p className="quiet">{words.none}</p> : null}
      <ul className="settings-list">
        {list?.map((row) => (
          <li key={row.id}>
            <b>
              <Person>{row.name}</Person>
            </b>
            <Select label={words.kind} hideLabel choices={kinds} value={row.kind} onChange={(kind) => change(row, { kind })} />
            <Select
              label={words.phase}
              hideLabel
              choices={phaseChoices}
              value={row.phase ?? 'none'}
              onChange={(phase) => change(row, { phase })}
            />
            <span className="settings-number">{row.people}</span>
            <Button kind="quiet" small onPress={() => void remove(row.id)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row">
        <TextField label={words.newName} value={name} onChange={setName} />
        <Button icon={Plus} notYet={name.trim() === '' ? words.needsName : null} onPress={() => void add()}>
          {words.add}
        </Button>
      </div>
    </Dialog>
  );
}
