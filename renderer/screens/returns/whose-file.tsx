import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Whose } from '../../../preload/contract/model/returns.ts';
import { useLive } from '../../client/client.tsx';
import { useCohort } from '../../state/cohort.ts';
import { useNamesHidden } from '../../state/window-state.tsx';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface WhoseFileProps {
  /** On the cover; empty where it says nothing. */
  name: string;
  /** People who are called that, or nearly. */
  alike: readonly string[];
  whose: Whose | undefined;
  onChoose: (whose: Whose | undefined) => void;
}

/** Asks whose a file is: somebody who is here, those with the name on its cover first, or somebody new. */
export function WhoseFile({ name: coverName, alike: alikeIds, whose, onChoose }: WhoseFileProps) {
  const people = useLive('person.list', {}).value ?? [];
  const { cohorts = [], cohort } = useCohort();
  const hidden = useNamesHidden();
  const [name, setName] = useState(coverName);
  const [into, setInto] = useState<string | null>(null);
  const home = into ?? cohort?.id ?? null;
  const titles = new Map(cohorts.map(({ id, title }) => [id, title]));
  const alike = people.filter(({ id }) => alikeIds.includes(id));

  if (hidden) return <p className="quiet">{words.who.hidden}</p>;
  return (
    <section className="whose" aria-label={words.who.title}>
      <h2 className="heading">{words.who.title}</h2>
      <p className="quiet">
        <Person>{words.who.lead(coverName)}</Person>
      </p>
      {whose?.is === 'added' ? (
        <div className="row">
          <span>{words.who.added(whose.name)}</span>
          <Button small onPress={() => onChoose(undefined)}>
            {words.who.notThem}
          </Button>
        </div>
      ) : (
        <>
          {alike.map(({ id, name: called, cohort: theirs, setting }) => (
            <Button
              key={id}
              small
              kind={whose?.is === 'known' && whose.participant === id ? 'primary' : 'plain'}
              aria-pressed={whose?.is === 'known' && whose.participant === id}
              onPress={() => onChoose({ is: 'known', participant: id })}
            >
              {[called, setting, titles.get(theirs)].filter(Boolean).join(', ')}
            </Button>
          ))}
          {people.length > 0 ? (
            <ComboBox
              label={words.who.person}
              placeholder={words.who.find}
              choices={people.map(({ id, name: called, cohort: theirs }) => ({ value: id, label: called, hint: titles.get(theirs) ?? '' }))}
              value={whose?.is === 'known' ? whose.participant : null}
              onChange={(id) => onChoose(id === null ? undefined : { is: 'known', participant: id })}
            />
          ) : null}
          {cohorts.length > 0 ? (
            <details className="whose-add">
              <summary>{words.who.add}</summary>
              <TextField label={words.who.name} value={name} onChange={setName} />
              <Select
                label={words.who.cohort}
                choices={cohorts.map(({ id, title }) => ({ value: id, label: title }))}
                value={home}
                onChange={setInto}
              />
              <Button
                small
                icon={UserPlus}
                isDisabled={name.trim() === '' || home === null}
                onPress={() => {
                  if (home !== null) onChoose({ is: 'added', cohort: home, name: name.trim() });
                }}
              >
                {words.who.addNow}
              </Button>
            </details>
          ) : (
            <Note
              actions={
                <Link to="/people" kind="plain">
                  {words.who.addCohort}
                </Link>
              }
            >
              {words.who.noCohort} {words.who.stays}
            </Note>
          )}
        </>
      )}
    </section>
  );
}
