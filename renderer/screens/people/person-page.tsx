import { useState } from 'react';
import { useLocation } from 'wouter';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { usePlace } from '../../state/window-state.tsx';
import { dayOf } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { peopleWords } from '../../text/people.ts';
import { useCommandUndo } from './undo-removal.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { AccessDialog } from './access-dialog.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import { PersonForm } from './person-form.tsx';

const words = peopleWords.person;

/** One person: who they are, what they wrote, and their rights over it. */
export function PersonPage({ cohort, person: id }: { cohort: CohortRow; person: string }) {
  const api = useApi();
  const [, go] = useLocation();
  const undo = useCommandUndo();
  const { failure } = useLive('person.list', { cohort: cohort.id });
  const { people, nameOf, hidden } = useNames(cohort.id);
  const responses = useLive('response.list', { participant: id }).value;
  const [open, setOpen] = useState<'edit' | 'access' | 'erase' | null>(null);
  const close = (): void => setOpen(null);
  const person = people?.find((one) => one.id === id);
  usePlace(rooms.people, cohort.title, person ? nameOf(id) : peopleWords.columns.name);
  const now = new Date();

  if (!person) {
    const gone = people ? explained({ code: 'not-found', detail: {} }) : failure ? explained(failure) : null;
    return (
      <MarginSheet>
        <MarginRow>{gone ? <Note>{gone}</Note> : <Skeleton />}</MarginRow>
      </MarginSheet>
    );
  }

  const remove = async (): Promise<void> => {
    const outcome = await api.call('person.remove', { op: newOp(), person: id });
    if (!outcome.ok) {
      showToast({ text: explained(outcome.failure) });
      return;
    }
    go(`/people/${cohort.id}`);
    showToast({ text: peopleWords.removed, action: undoAction(undo) });
  };
  // Where somebody works and how they are reached says who they are.
  const facts = (hidden ? [person.role] : [person.role, person.setting, person.email]).filter(Boolean).join(' · ');

  return (
    <MarginSheet>
      <MarginRow label={<Link to={`/people/${cohort.id}`}>{words.back}</Link>} beside="title">
        <h1 className="title">{nameOf(id)}</h1>
        {facts ? <p className="quiet">{facts}</p> : null}
        {person.preset ? <p className="quiet">{peopleWords.presets[person.preset]}</p> : null}
        {person.note && !hidden ? <p className="reading">{person.note}</p> : null}
      </MarginRow>
      <MarginRow space="near">
        <div className="row">
          <Button onPress={() => setOpen('edit')}>{words.edit}</Button>
          <Button onPress={() => setOpen('access')}>{words.access}</Button>
          <Button kind="quiet" onPress={() => void remove()}>
            {words.remove}
          </Button>
          <Button kind="danger" onPress={() => setOpen('erase')}>
            {words.erase}
          </Button>
        </div>
      </MarginRow>
      <MarginRow>
        <h2 className="heading">{words.wrote(responses?.length ?? 0)}</h2>
        {responses?.length === 0 ? <p className="quiet">{words.nothing}</p> : null}
      </MarginRow>
      {responses?.map((response) => (
        <MarginRow
          key={response.id}
          space="near"
          label={
            <>
              {dayOf(response.written, now)}
              <br />
              {words.sources[response.source]}
              {modeOf(response.field) ? `, ${modeOf(response.field)}` : ''}
            </>
          }
        >
          <p className="people-answer">
            <Person>{response.text}</Person>
          </p>
        </MarginRow>
      ))}
      <PersonForm cohort={cohort} person={person} isOpen={open === 'edit'} onClose={close} />
      <AccessDialog person={person.id} isOpen={open === 'access'} onClose={close} />
      <EraseDialog
        kind="person"
        id={person.id}
        name={person.name}
        isOpen={open === 'erase'}
        onClose={close}
        onErased={() => go(`/people/${cohort.id}`)}
      />
    </MarginSheet>
  );
}

/** A field's name is prompt, mode and part: the mode is worth a word. */
function modeOf(field: string): string | null {
  const mode = field.split(':')[1];
  return mode && mode in words.mode ? words.mode[mode as keyof typeof words.mode] : null;
}
