import './people.css';
import { Ellipsis, FileInput, Plus, Sprout } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { useNames } from '../../state/names.ts';
import { useSample } from '../../state/sample.ts';
import { useCore, useNamesHidden, usePlace, useScope, useSettings } from '../../state/window-state.tsx';
import { fullDay } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { gridWords, peopleWords as words, sampleWords } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead } from '../../ui/screen-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import { CohortForm } from './cohort-form.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { PairsPage } from './pairs-page.tsx';
import { PeopleGrid } from './people-grid.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonPage } from './person-page.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

export type PersonRow = CallOutput<'person.list'>[number];

/** Cohorts, the people in them, and one person. `cohort` may also be "all" or "new". */
export function PeopleScreen({ cohort: address, person }: { cohort?: string; person?: string }) {
  const { cohorts, cohort: usual, choose } = useCohort();
  const { failure } = useLive('cohort.list', {});
  const [, go] = useLocation();
  useScope('people');
  usePlace(rooms.people);
  if (!cohorts) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={4} />}</MarginRow>
      </MarginSheet>
    );
  }
  const form = (
    <CohortForm
      isOpen={address === 'new'}
      onClose={() => go('/people')}
      onSaved={(id) => {
        choose(id);
        go(`/people/${id}`);
      }}
    />
  );
  if (cohorts.length === 0) return <NoCohort>{form}</NoCohort>;
  if (address === 'all') return <AllCohorts cohorts={cohorts} />;
  const chosen = cohorts.find(({ id }) => id === address) ?? usual;
  if (!chosen) return null;
  if (person === 'pairs') return <PairsPage cohort={chosen} />;
  if (person) return <PersonPage cohort={chosen} person={person} />;
  return (
    <>
      <OneCohort key={chosen.id} cohort={chosen} />
      {form}
    </>
  );
}

function NoCohort({ children }: { children: ReactNode }) {
  const sample = useSample();
  const [, go] = useLocation();
  return (
    <MarginSheet>
      <MarginRow>
        <Empty
          title={words.none.title}
          lead={words.none.lead}
          actions={
            <>
              <Button kind="primary" icon={Plus} onPress={() => go('/people/new')}>
                {words.none.add}
              </Button>
              <Button icon={Sprout} onPress={() => void sample.add().then((text) => showToast({ text }))}>
                {sampleWords.add}
              </Button>
            </>
          }
        />
      </MarginRow>
      {children}
    </MarginSheet>
  );
}

function AllCohorts({ cohorts }: { cohorts: readonly CohortRow[] }) {
  const [, go] = useLocation();
  const people = cohorts.reduce((sum, cohort) => sum + cohort.people, 0);
  return (
    <MarginSheet>
      <MarginRow>
        <div className="people-head">
          <h1 className="title">{words.allTitle(cohorts.length, people)}</h1>
          <Button icon={Plus} onPress={() => go('/people/new')}>
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
    </MarginSheet>
  );
}

type Opened = 'person' | 'cohort' | 'erase' | 'import' | 'settings';

function OneCohort({ cohort }: { cohort: CohortRow }) {
  const api = useApi();
  const native = useNative();
  const [, go] = useLocation();
  const names = useNames(cohort.id);
  const hidden = useNamesHidden();
  const { print } = useSettings();
  const encrypted = useCore().store?.encrypted ?? true;
  const [open, setOpen] = useState<Opened | null>(null);
  const close = (): void => setOpen(null);
  usePlace(rooms.people, cohort.title);
  const people = names.people?.length ?? cohort.people;
  const write = async (format: 'csv' | 'xlsx' | 'json'): Promise<void> => {
    const folder = (await native.chooseFolder({ title: gridWords.exportFolder })) ?? print.folder ?? '';
    const outcome = await api.call('people.export', { cohort: cohort.id, format, names: hidden ? 'hidden' : 'shown', folder });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { rows, file } = outcome.value;
    showToast({
      text: gridWords.exported(rows, file),
      action: { label: words.access.show, onAction: () => void native.showInFolder(file) },
    });
  };
  return (
    <>
      <ScreenHead
        title={words.cohortTitle(cohort.title, people)}
        lead={
          <>
            {cohort.programme}
            {cohort.reminderDue ? null : `. ${words.keptUntil(fullDay(cohort.retention.due))}`}{' '}
            {cohort.sample ? <Tag kind="ochre">{sampleWords.tag}</Tag> : null}
          </>
        }
        actions={
          <>
            <Button kind={people === 0 ? 'primary' : 'plain'} icon={FileInput} onPress={() => setOpen('import')}>
              {gridWords.import}
            </Button>
            <Button onPress={() => setOpen('cohort')}>{words.editCohort}</Button>
            <Menu
              label={gridWords.more}
              trigger={<IconButton name={gridWords.more} icon={Ellipsis} />}
              actions={[
                { id: 'pairs', label: gridWords.pairs, onAction: () => go(`/people/${cohort.id}/pairs`) },
                { id: 'settings', label: gridWords.settings, onAction: () => setOpen('settings') },
                { id: 'csv', label: gridWords.export('CSV'), onAction: () => void write('csv') },
                { id: 'xlsx', label: gridWords.export('Excel'), onAction: () => void write('xlsx') },
                { id: 'json', label: gridWords.export('JSON'), onAction: () => void write('json') },
                'line',
                { id: 'all', label: gridWords.allCohorts, onAction: () => go('/people/all') },
                { id: 'new', label: words.none.add, onAction: () => go('/people/new') },
                'line',
                { id: 'erase', label: words.eraseCohort, danger: true, onAction: () => setOpen('erase') },
              ]}
            />
            <Button kind={people === 0 ? 'plain' : 'primary'} icon={Plus} onPress={() => setOpen('person')}>
              {words.addPerson}
            </Button>
          </>
        }
      />
      {cohort.reminderDue ? (
        <div className="screen-note">
          <Note>{words.overdue(fullDay(cohort.retention.due))}</Note>
        </div>
      ) : null}
      {people > 0 && !encrypted && !cohort.sample ? (
        <div className="screen-note">
          <Note>
            {words.unsafe} <Link to="/settings/lock">{words.setPassphrase}</Link>
          </Note>
        </div>
      ) : null}
      <PeopleGrid cohort={cohort.id} names={names} />
      <PersonForm cohort={cohort} isOpen={open === 'person'} onClose={close} />
      <CohortForm cohort={cohort} isOpen={open === 'cohort'} onClose={close} />
      {open === 'import' ? <ImportSheet cohort={cohort.id} onClose={close} /> : null}
      {open === 'settings' ? <SettingsDialog onClose={close} /> : null}
      <EraseDialog
        kind="cohort"
        id={cohort.id}
        name={cohort.title}
        isOpen={open === 'erase'}
        onClose={close}
        onErased={() => go('/people')}
      />
    </>
  );
}
