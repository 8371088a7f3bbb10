import { useState } from 'react';
import type { Preset } from '../../../preload/contract/model/print.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { peopleWords } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import type { PersonRow } from './people-screen.tsx';

const words = peopleWords.personForm;
const presets = (Object.keys(peopleWords.presets) as Preset[]).map((value) => ({ value, label: peopleWords.presets[value] }));
const optional = ['knownAs', 'email', 'role', 'setting', 'note'] as const;

type Fields = Record<'name' | (typeof optional)[number], string> & { preset: Preset };
const blank: Fields = { name: '', knownAs: '', email: '', role: '', setting: '', note: '', preset: 'standard' };

interface PersonFormProps {
  cohort: Pick<CohortRow, 'id' | 'title'>;
  person?: PersonRow;
  isOpen: boolean;
  onClose: () => void;
}

/** Filled when it opens, and then the typist's: news of the person does not overwrite what is typed. */
export function PersonForm({ isOpen, ...rest }: PersonFormProps) {
  return isOpen ? <OpenForm {...rest} /> : null;
}

function OpenForm({ cohort, person, onClose }: Omit<PersonFormProps, 'isOpen'>) {
  const api = useApi();
  const [fields, setFields] = useState(() => (person ? fieldsOf(person) : blank));
  const [failed, setFailed] = useState<string | null>(null);
  // One form makes one person, however often it is sent.
  const [{ op, id }] = useState(() => ({ op: newOp(), id: person?.id ?? newOp() }));
  const set = (part: Partial<Fields>): void => setFields((now) => ({ ...now, ...part }));

  const save = async (): Promise<void> => {
    const given = Object.fromEntries(optional.map((key) => [key, fields[key].trim()] as const).filter(([, text]) => text !== ''));
    const outcome = await api.call('person.save', {
      op,
      person: {
        // What is set in the grid, and not here.
        ...(person?.phase ? { phase: person.phase } : {}),
        ...(person?.status ? { status: person.status } : {}),
        ...(person?.route ? { route: person.route } : {}),
        id,
        cohort: cohort.id,
        name: fields.name.trim(),
        preset: fields.preset,
        ...given,
        revision: person?.revision ?? 0,
      },
    });
    if (!outcome.ok) {
      setFailed(explained(outcome.failure));
      return;
    }
    showToast({ text: person ? peopleWords.saved : peopleWords.added(cohort.title) });
    onClose();
  };

  return (
    <Dialog
      title={person ? words.edit : words.add}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" notYet={fields.name.trim() === '' ? words.needsName : null} onPress={() => void save()}>
            {person ? words.save : words.addIt}
          </Button>
        </>
      }
    >
      {failed ? <Note kind="brick">{failed}</Note> : null}
      <div className="people-two person-field">
        <TextField label={words.name} hint={words.nameHint} autoFocus value={fields.name} onChange={(name) => set({ name })} />
        <Select
          label={words.preset}
          hint={words.presetHint}
          choices={presets}
          value={fields.preset}
          onChange={(preset) => set({ preset })}
        />
        <TextField label={words.knownAs} value={fields.knownAs} onChange={(knownAs) => set({ knownAs })} />
        <TextField label={words.email} type="email" value={fields.email} onChange={(email) => set({ email })} />
        <TextField label={words.setting} value={fields.setting} onChange={(setting) => set({ setting })} />
        <TextField label={words.role} value={fields.role} onChange={(role) => set({ role })} />
      </div>
      <TextArea label={words.note} hint={words.noteHint} value={fields.note} onChange={(note) => set({ note })} />
    </Dialog>
  );
}

const fieldsOf = (person: PersonRow): Fields => ({
  name: person.name,
  knownAs: person.knownAs ?? '',
  email: person.email ?? '',
  role: person.role ?? '',
  setting: person.setting ?? '',
  note: person.note ?? '',
  preset: person.preset ?? 'standard',
});
