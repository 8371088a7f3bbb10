import './entry.css';
import { type ReactNode, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useLive } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { useWorkbookOrder } from '../../state/workbook-order.ts';
import { entryWords as words } from '../../text/entry.ts';
import { rooms } from '../../text/frame.ts';
import { seminarWords } from '../../text/seminars.ts';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { EntryGrid } from './entry-grid.tsx';
import { PersonEntry } from './person-entry.tsx';
import { RatingGrid } from './rating-grid.tsx';

export interface Workbook {
  id: string;
  title: string;
}
export type Edition = CallOutput<'edition.list'>[number];

/** Answers as they come home on paper or from a form. `workbook` may also be "ratings". */
export function EntryScreen({ workbook, person }: { workbook?: string; person?: string }) {
  const { cohorts, cohort } = useCohort();
  const workbooks = useWorkbookOrder(cohort?.id, useLive('workbook.list', {}).value, 'last');
  useScope('people');
  usePlace(rooms.answers);
  if (!cohorts || !workbooks) return <Waiting />;
  if (!cohort) return <Nothing {...seminarWords.noCohort} lead={words.noCohort} to="/people" />;
  if (workbook === 'ratings') return <RatingGrid key={cohort.id} cohort={cohort} />;
  const chosen = workbooks.find(({ id }) => id === workbook) ?? workbooks.find(({ editions }) => editions > 0) ?? workbooks[0];
  if (!chosen) return <Nothing {...words.noEdition} to="/copies" />;
  return (
    <OneWorkbook
      key={`${cohort.id} ${chosen.id}`}
      cohort={cohort}
      workbook={chosen}
      workbooks={workbooks}
      {...(person ? { person } : {})}
    />
  );
}

function Waiting() {
  return (
    <div className="waiting">
      <Skeleton lines={6} />
    </div>
  );
}

function Nothing({ title, lead, way, to, children }: { title: string; lead: string; way: string; to: string; children?: ReactNode }) {
  return (
    <MarginSheet>
      <MarginRow>
        <Empty
          title={title}
          lead={lead}
          actions={
            <>
              <Link to={to} kind="primary">
                {way}
              </Link>
              {children}
            </>
          }
        />
      </MarginRow>
    </MarginSheet>
  );
}

interface OneWorkbookProps {
  cohort: CohortRow;
  workbook: Workbook;
  workbooks: readonly Workbook[];
  person?: string;
}

function OneWorkbook({ cohort, workbook, workbooks, person }: OneWorkbookProps) {
  const editions = useLive('edition.list', { workbook: workbook.id }).value;
  const [wanted, setWanted] = useState<string | null>(null);
  if (!editions) return <Waiting />;
  const newest = editions.toSorted((a, b) => b.number - a.number);
  const edition = newest.find(({ id }) => id === wanted) ?? newest[0];
  const choice = (
    <>
      <Select
        label={words.workbook}
        hideLabel
        choices={workbooks.map(({ id, title }) => ({ value: id, label: title }))}
        value={workbook.id}
        onChange={(id) => {
          window.location.hash = `/answers/${id}`;
        }}
      />
      {newest.length > 1 ? (
        <Select
          label={words.edition}
          hideLabel
          choices={newest.map(({ id, number }) => ({ value: id, label: words.editionOf(number) }))}
          value={edition?.id ?? null}
          onChange={setWanted}
        />
      ) : null}
    </>
  );
  if (!edition) {
    return (
      <Nothing {...words.noEdition} to={`/copies/${workbook.id}`}>
        {workbooks.length > 1 ? choice : null}
      </Nothing>
    );
  }
  if (person) return <PersonEntry key={`${edition.id} ${person}`} cohort={cohort} workbook={workbook} edition={edition} person={person} />;
  return <EntryGrid key={edition.id} cohort={cohort} workbook={workbook} edition={edition} choice={choice} />;
}
