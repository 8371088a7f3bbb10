import { Ellipsis, FileInput, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Cell, EntryField, EntryFilter, EntryRow } from '../../../preload/contract/model/entry.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import type { CohortRow } from '../../state/cohort.ts';
import { useNames } from '../../state/names.ts';
import { useSettings } from '../../state/window-state.tsx';
import { entryWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import type { GridColumn } from '../../ui/grid-column.ts';
import { Grid } from '../../ui/grid.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { ScreenHead, ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AnswersImport } from './answers-import.tsx';
import { keyOf, type Put, putOf, useCellSaver } from './entry-saver.ts';
import type { Edition, Workbook } from './entry-screen.tsx';

interface EntryGridProps {
  cohort: CohortRow;
  workbook: Workbook;
  edition: Edition;
  /** Which workbook and edition. */
  choice: ReactNode;
}

type Filter = keyof typeof words.filters;
const filterOf: Readonly<Record<Filter, EntryFilter>> = {
  all: {},
  open: { open: true },
  'handed-in': { handIn: 'handed-in' },
  'not-handed-in': { handIn: 'not-handed-in' },
  unknown: { handIn: 'unknown' },
};
const page = 60;
const nobody: readonly EntryRow[] = [];
const rowId = ({ participant }: EntryRow): string => participant;

/** People by questions: what came back on paper is typed here, one cell after the other. */
export function EntryGrid({ cohort, workbook, edition, choice }: EntryGridProps) {
  const api = useApi();
  const native = useNative();
  const [, go] = useLocation();
  const { print } = useSettings();
  const { nameOf, hidden } = useNames(cohort.id);
  const [asked, setAsked] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [offset, setOffset] = useState(0);
  const [importing, setImporting] = useState(false);
  const [at, setAt] = useState<{ row: EntryRow; field: string } | null>(null);
  const fields = useLive('entry.fields', { edition: edition.id }).value;
  const text = hidden ? '' : asked.trim();
  const { value: grid, failure } = useLive('entry.grid', {
    cohort: cohort.id,
    edition: edition.id,
    filter: { ...filterOf[filter], ...(text === '' ? {} : { text }) },
    offset,
    limit: page,
  });
  const back = useLive('copy.list', { cohort: cohort.id, workbook: workbook.id }).value;
  const ahead = useAhead<Put>(grid);
  const handed = useAhead<HandInState | null>(grid);
  const save = useCellSaver(edition.id);
  const rows = grid?.rows ?? nobody;

  const columns = useMemo((): GridColumn<EntryRow>[] => {
    const cellsOf = new Map(rows.map((row) => [row.participant, new Map(row.cells.map((cell) => [cell.field, cell]))]));
    return [
      {
        id: 'name',
        title: words.person,
        name: words.person,
        width: 200,
        cell: ({ participant, handIn }) => {
          const state = handed.of(participant) === undefined ? handIn : handed.of(participant);
          return (
            <>
              <a href={`#/answers/${workbook.id}/${participant}`}>{nameOf(participant)}</a>
              <br />
              {state === 'not-handed-in' ? <span className="entry-state entry-not-handed-in">{words.notHandedIn}</span> : null}
              {state === 'handed-in' ? <span className="faint small">{words.handedIn}</span> : null}
            </>
          );
        },
      },
      ...(fields ?? []).map((field): GridColumn<EntryRow> => {
        const cellOf = (row: EntryRow): Cell | undefined => cellsOf.get(row.participant)?.get(field.id);
        const shown = (row: EntryRow): Put | undefined => ahead.of(keyOf(row.participant, field.id)) ?? cellOf(row);
        return {
          id: field.id,
          title: <Question field={field} />,
          name: field.question,
          width: field.kind === 'tick' ? 140 : 250,
          cell: (row) => <Answer put={shown(row)} source={cellOf(row)?.source} />,
          ...(hidden ? {} : { text: (row: EntryRow) => shown(row)?.text ?? '' }),
        };
      }),
    ];
  }, [fields, rows, ahead, handed, nameOf, hidden, workbook.id]);

  if (!grid || !fields) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const put = (row: EntryRow, field: string, value: Put): void => {
    const seen = row.cells.find((cell) => cell.field === field);
    ahead.put({ [keyOf(row.participant, field)]: value }, () => save(row.participant, field, value, seen));
  };
  const handIn = (row: EntryRow): void => {
    const now = handed.of(row.participant) === undefined ? row.handIn : handed.of(row.participant);
    const state = now === 'not-handed-in' ? null : 'not-handed-in';
    handed.put({ [row.participant]: state }, () =>
      api.call('entry.hand-in', { op: newOp(), edition: edition.id, people: [row.participant], state }),
    );
  };
  const write = async (format: 'csv' | 'xlsx' | 'json'): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.exportFolder })) ?? print.folder ?? '';
    const names = hidden ? 'hidden' : 'shown';
    const outcome = await api.call('responses.export', { cohort: cohort.id, edition: edition.id, format, names, folder });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file, rows: many } = outcome.value;
    showToast({ text: words.exported(many, file), action: { label: words.showFile, onAction: () => void native.showInFolder(file) } });
  };
  const returned = new Set(
    back?.filter((copy) => copy.edition === edition.id && copy.back === 'yes').map(({ participant }) => participant),
  );
  for (const row of rows) if (row.handIn === 'handed-in') returned.add(row.participant);
  const wrong = ahead.failure ?? handed.failure;
  const current = at && at.field !== 'name' ? at : null;
  return (
    <>
      <ScreenHead
        title={words.title(returned.size, cohort.people, workbook.title)}
        lead={words.lead(edition.number, fields.length)}
        actions={
          <>
            <Link to="/answers/ratings" kind="plain" icon={Star}>
              {words.ratings}
            </Link>
            <Menu
              label={words.more}
              trigger={<IconButton name={words.more} icon={Ellipsis} />}
              actions={(['csv', 'xlsx', 'json'] as const).map((format) => ({
                id: format,
                label: words.export(format === 'xlsx' ? 'Excel' : format.toUpperCase()),
                onAction: () => void write(format),
              }))}
            />
            <Button icon={FileInput} onPress={() => setImporting(true)}>
              {words.import}
            </Button>
          </>
        }
      />
      <ScreenTools count={words.shown(offset + 1, offset + rows.length, grid.total)}>
        {choice}
        {hidden ? null : <SearchField label={words.find} value={asked} onChange={(value) => (setOffset(0), setAsked(value))} />}
        <Select
          label={words.show}
          hideLabel
          choices={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onChange={(value) => {
            setOffset(0);
            setFilter(value);
          }}
        />
        {grid.total > page ? (
          <>
            <Button small isDisabled={offset === 0} onPress={() => setOffset(Math.max(0, offset - page))}>
              {words.before}
            </Button>
            <Button small isDisabled={offset + page >= grid.total} onPress={() => setOffset(offset + page)}>
              {words.after}
            </Button>
          </>
        ) : null}
      </ScreenTools>
      {current && !hidden ? (
        <ScreenTools>
          <Button small onPress={() => put(current.row, current.field, { state: 'blank', text: '' })}>
            {words.markOf(words.markBlank, nameOf(current.row.participant))}
          </Button>
          <Button small onPress={() => put(current.row, current.field, { state: 'not-attempted', text: '' })}>
            {words.markNotAttempted}
          </Button>
          <Button small onPress={() => handIn(current.row)}>
            {words.markNotHandedIn}
          </Button>
        </ScreenTools>
      ) : null}
      {wrong ? (
        <div className="screen-note">
          <Note kind="brick">{explained(wrong)}</Note>
        </div>
      ) : null}
      <Grid
        label={words.title(returned.size, cohort.people, workbook.title)}
        rows={rows}
        rowId={rowId}
        rowName={({ participant }) => nameOf(participant)}
        columns={columns}
        rowHeight={64}
        headHeight={80}
        tabs
        start={fields[0] ? { column: fields[0].id } : {}}
        onPlace={(row, field) => setAt({ row, field })}
        onText={(row, field, typed) => put(row, field, putOf(typed))}
        onOpen={({ participant }) => go(`/answers/${workbook.id}/${participant}`)}
        onKey={(row, field, event) => {
          if (!event.altKey || event.ctrlKey || event.metaKey || hidden) return undefined;
          const key = event.key.toLowerCase();
          if (key === 'h') {
            handIn(row);
            return 'stay';
          }
          if (field === 'name' || (key !== 'b' && key !== 'n')) return undefined;
          put(row, field, { state: key === 'b' ? 'blank' : 'not-attempted', text: '' });
          return 'next';
        }}
      />
      <ScreenKeys keys={words.keys} />
      {importing ? <AnswersImport cohort={cohort.id} edition={edition.id} fields={fields} onClose={() => setImporting(false)} /> : null}
    </>
  );
}

function Question({ field }: { field: EntryField }) {
  return (
    <span>
      <span className="entry-question">{field.question || field.blockTitle}</span>
      {field.mode ? <span className="entry-mode">{words.modes[field.mode]}</span> : null}
    </span>
  );
}

function Answer({ put, source }: { put: Put | undefined; source: Cell['source'] | undefined }) {
  if (!put || put.state === null) return null;
  if (put.state === 'blank') return <span className="entry-state entry-blank">{words.blank}</span>;
  if (put.state === 'not-attempted') return <span className="entry-state entry-not-attempted">{words.notAttempted}</span>;
  return (
    <>
      <span className="entry-words">
        <Person>{put.text}</Person>
      </span>
      {source && source !== 'typed' ? <span className="entry-source">{words.sources[source]}</span> : null}
    </>
  );
}
