import './people.css';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useLive } from '../../client/client.tsx';
import { useCore, usePlace, useScope } from '../../state/window-state.tsx';
import { fullDay } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { peopleWords as words } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CohortForm } from './cohort-form.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';

export type CohortRow = CallOutput<'cohort.list'>[number];
export type PersonRow = CallOutput<'person.list'>[number];

/** Cohorts, the people in them, and one person. */
export function PeopleScreen({ cohort, person }: { cohort?: string; person?: string }) {
  const { value: cohorts, failure } = useLive('cohort.list', {});
  useScope('people');
  usePlace(rooms.people);
  if (!cohorts) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={4} />}</MarginRow>
      </MarginSheet>
    );
  }
  if (cohorts.length === 0) return <NoCohort />;
  const chosen = cohorts.find(({ id }) => id === cohort) ?? (cohorts.length === 1 ? cohorts[0] : undefined);
  if (!chosen) return <AllCohorts cohorts={cohorts} />;
  return person ? <PersonPage cohort={chosen} person={person} /> : <OneCohort cohort={chosen} alone={cohorts.length === 1} />;
}

function NoCohort() {
  const [adding, setAdding] = useState(false);
  return (
    <MarginSheet>
      <MarginRow>
        <Empty
          title={words.none.title}
          lead={words.none.lead}
          actions={
            <Button kind="primary" icon={Plus} onPress={() => setAdding(true)}>
              {words.none.add}
            </Button>
          }
        />
      </MarginRow>
      <CohortForm isOpen={adding} onClose={() => setAdding(false)} />
    </MarginSheet>
  );
}

function AllCohorts({ cohorts }: { cohorts: readonly CohortRow[] }) {
  const [, go] = useLocation();
  const [adding, setAdding] = useState(false);
  const people = cohorts.reduce((sum, cohort) => sum + cohort.people, 0);
  return (
    <MarginSheet>
      <MarginRow>
        <div className="people-head">
          <h1 className="title">{words.allTitle(cohorts.length, people)}</h1>
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {words.none.add}
          </Button>
        </div>
      </MarginRow>
      <MarginRow space="near">
        <DataTable
          label={words.cohorts}
          rows={cohorts}
          rowId={({ id }) => id}
          onOpen={(id) => go(`/people/${id}`)}
          columns={[
            { id: 'title', title: words.columns.cohort, names: true, cell: ({ id, title }) => <a href={`#/people/${id}`}>{title}</a> },
            { id: 'programme', title: words.columns.programme, cell: ({ programme }) => programme },
            { id: 'people', title: words.columns.people, number: true, cell: (row) => row.people },
            {
              id: 'until',
              title: words.columns.until,
              cell: ({ retention, reminderDue }) => <span className={reminderDue ? 'ochre' : ''}>{fullDay(retention.due)}</span>,
            },
          ]}
        />
      </MarginRow>
      <CohortForm isOpen={adding} onClose={() => setAdding(false)} />
    </MarginSheet>
  );
}

/** As in a register: Ł beside L, and 2 before 10. */
const byName = new Intl.Collator('en-GB', { numeric: true });

function OneCohort({ cohort, alone }: { cohort: CohortRow; alone: boolean }) {
  const [, go] = useLocation();
  const people = (useLive('person.list', { cohort: cohort.id }).value ?? []).toSorted((a, b) => byName.compare(a.name, b.name));
  const encrypted = useCore().store?.encrypted ?? true;
  const [open, setOpen] = useState<'person' | 'cohort' | 'new-cohort' | 'erase' | null>(null);
  const close = (): void => setOpen(null);
  usePlace(rooms.people, cohort.title);
  return (
    <MarginSheet>
      <MarginRow label={cohort.programme} beside="title">
        <div className="people-head">
          <h1 className="title">{words.cohortTitle(cohort.title, people.length)}</h1>
          <Button kind="primary" icon={Plus} onPress={() => setOpen('person')}>
            {words.addPerson}
          </Button>
        </div>
        {cohort.reminderDue ? (
          <Note>{words.overdue(fullDay(cohort.retention.due))}</Note>
        ) : (
          <p className="quiet">{words.keptUntil(fullDay(cohort.retention.due))}</p>
        )}
      </MarginRow>
      {people.length > 0 && !encrypted ? (
        <MarginRow space="near">
          <Note>
            {words.unsafe} <Link to="/settings/lock">{words.setPassphrase}</Link>
          </Note>
        </MarginRow>
      ) : null}
      <MarginRow space="near">
        <DataTable
          label={words.cohortTitle(cohort.title, people.length)}
          rows={people}
          rowId={({ id }) => id}
          onOpen={(id) => go(`/people/${cohort.id}/${id}`)}
          empty={words.nobody}
          columns={[
            {
              id: 'name',
              title: words.columns.name,
              names: true,
              cell: ({ id, name }) => (
                <a href={`#/people/${cohort.id}/${id}`}>
                  <Person>{name}</Person>
                </a>
              ),
            },
            { id: 'setting', title: words.columns.setting, cell: ({ setting }) => <Person>{setting}</Person> },
            { id: 'role', title: words.columns.role, cell: ({ role }) => role },
            { id: 'preset', title: words.columns.preset, cell: ({ preset }) => (preset ? words.presets[preset] : '') },
          ]}
        />
      </MarginRow>
      <MarginRow space="near">
        <div className="row">
          <Button onPress={() => setOpen('cohort')}>{words.editCohort}</Button>
          {alone ? (
            <Button kind="quiet" icon={Plus} onPress={() => setOpen('new-cohort')}>
              {words.none.add}
            </Button>
          ) : null}
          <Button kind="danger" onPress={() => setOpen('erase')}>
            {words.eraseCohort}
          </Button>
        </div>
      </MarginRow>
      <PersonForm cohort={cohort} isOpen={open === 'person'} onClose={close} />
      <CohortForm cohort={cohort} isOpen={open === 'cohort'} onClose={close} />
      <CohortForm isOpen={open === 'new-cohort'} onClose={close} />
      <EraseDialog
        kind="cohort"
        id={cohort.id}
        name={cohort.title}
        isOpen={open === 'erase'}
        onClose={close}
        onErased={() => go('/people')}
      />
    </MarginSheet>
  );
}
