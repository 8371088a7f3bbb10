import { useState } from 'react';
import { programmes } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { addMonths, fullDay } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { peopleWords } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { CohortRow } from '../../state/cohort.ts';

const words = peopleWords.cohortForm;
type Months = keyof typeof words.months;
const choices = (Object.keys(words.months) as Months[])
  .sort((a, b) => Number(a) - Number(b))
  .map((value) => ({ value, label: words.months[value] }));

interface Fields {
  title: string;
  programme: string;
  months: Months | null;
  from: string;
  reason: string;
}

/** How long words are kept has no default: it is a decision, and a person makes it. */
const known = programmes.map(({ code, name }) => ({ value: code, label: code, hint: name }));

const blank: Fields = { title: '', programme: '', months: null, from: '', reason: '' };

interface CohortFormProps {
  cohort?: CohortRow;
  isOpen: boolean;
  onClose: () => void;
  /** Instead of closing. */
  onSaved?: (cohort: string) => void;
}

/** Filled when it opens, and then the person's: news of the cohort does not overwrite what is typed. */
export function CohortForm({ isOpen, ...rest }: CohortFormProps) {
  return isOpen ? <OpenForm {...rest} /> : null;
}

function OpenForm({ cohort, onClose, onSaved }: Omit<CohortFormProps, 'isOpen'>) {
  const api = useApi();
  const [fields, setFields] = useState(() => (cohort ? fieldsOf(cohort) : blank));
  const [failed, setFailed] = useState<string | null>(null);
  // One form makes one cohort, however often it is sent.
  const [{ op, id }] = useState(() => ({ op: newOp(), id: cohort?.id ?? newOp() }));
  const set = (part: Partial<Fields>): void => setFields((now) => ({ ...now, ...part }));
  const wants = missing(fields);
  const due = fields.months && fields.from ? addMonths(fields.from, Number(fields.months)) : null;

  const save = async (): Promise<void> => {
    if (wants || !due || !fields.months) return;
    const reason = fields.reason.trim();
    const outcome = await api.call('cohort.save', {
      op,
      cohort: {
        ...(cohort?.attendance ? { attendance: cohort.attendance } : {}),
        ...(cohort?.sample ? { sample: true } : {}),
        id,
        title: fields.title.trim(),
        programme: fields.programme.trim(),
        retention: { months: Number(fields.months), from: fields.from, due, ...(reason ? { reason } : {}) },
        revision: cohort?.revision ?? 0,
      },
    });
    if (!outcome.ok) setFailed(explained(outcome.failure));
    else if (onSaved) onSaved(id);
    else onClose();
  };

  return (
    <Dialog
      title={cohort ? words.edit : words.add}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button kind="primary" notYet={wants} onPress={() => void save()}>
            {cohort ? words.save : words.addIt}
          </Button>
        </>
      }
    >
      {failed ? <Note kind="brick">{failed}</Note> : null}
      <TextField label={words.title} hint={words.titleHint} autoFocus value={fields.title} onChange={(title) => set({ title })} />
      <SuggestField
        label={words.programme}
        hint={words.programmeHint}
        suggestions={known}
        value={fields.programme}
        onChange={(programme) => set({ programme })}
      />
      <RadioGroup
        label={words.retention}
        hint={words.retentionHint}
        choices={choices}
        value={fields.months}
        onChange={(months) => set({ months })}
      />
      <DateField
        label={words.from}
        value={fields.from}
        onChange={(from) => set({ from })}
        {...(due ? { hint: words.due(fullDay(due)) } : {})}
      />
      <TextField label={words.reason} hint={words.reasonHint} value={fields.reason} onChange={(reason) => set({ reason })} />
    </Dialog>
  );
}

function missing({ title, programme, months, from }: Fields): string | null {
  if (title.trim() === '') return words.needs.title;
  if (programme.trim() === '') return words.needs.programme;
  if (!months) return words.needs.months;
  if (!/^\d{4}-\d\d-\d\d$/.test(from)) return words.needs.from;
  return null;
}

function fieldsOf({ title, programme, retention }: CohortRow): Fields {
  const months = String(retention.months);
  return {
    title,
    programme,
    months: months in words.months ? (months as Months) : null,
    from: retention.from,
    reason: retention.reason ?? '',
  };
}
