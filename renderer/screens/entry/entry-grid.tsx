import { Ellipsis, FileInput, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Cell, EntryField } from '../../../preload/contract/model/entry.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { type Ahead, useAhead } from '../../state/ahead.ts';
import type { CohortRow } from '../../state/cohort.ts';
import { folded, useNames } from '../../state/names.ts';
import { useSettings } from '../../state/window-state.tsx';
import { entryWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import type { GridColumn } from '../../ui/grid-column.ts';
import type { Picks } from '../../ui/grid-picks.ts';
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
import { type CellsOf, useCells } from './entry-cells.ts';
import { fromKey, keyOf, type Put, putOf, useCellSaver } from './entry-saver.ts';
import type { Edition, Workbook } from './entry-screen.tsx';

interface EntryGridProps {
  cohort: CohortRow;
  workbook: Workbook;
  edition: Edition;
  /** Which workbook and edition. */
  choice: ReactNode;
}

type Filter = keyof typeof words.filters;

/** A row of the grid. It stays the same object as long as nothing in it changed, so that only rows that did are drawn again. */
export interface Line {
  participant: string;
  handIn: HandInState | null;
  cells: ReadonlyMap<string, Put | Cell>;
}
const rowId = ({ participant }: Line): string => participant;
const noCells: Line['cells'] = new Map();
const nobodyPicked: Picks = new Set();
const fits: Readonly<Record<Filter, (handIn: HandInState | null, entered: number, all: number) => boolean>> = {
  all: () => true,
  open: (handIn, entered, all) => handIn !== 'not-handed-in' && entered < all,
  'handed-in': (handIn) => handIn === 'handed-in',
  'not-handed-in': (handIn) => handIn === 'not-handed-in',
  unknown: (handIn) => handIn === null,
};

/** People by questions: what came back on paper is typed here, one cell after the other. */
export function EntryGrid({ cohort, workbook, edition, choice }: EntryGridProps) {
  const api = useApi();
  const native = useNative();
  const [, go] = useLocation();
  const { print } = useSettings();
  const { nameOf, hidden, people } = useNames(cohort.id);
  const [asked, setAsked] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [importing, setImporting] = useState(false);
  const [picked, setPicked] = useState<Picks>(nobodyPicked);
  const [at, setAt] = useState<{ row: Line; field: string } | null>(null);
  const fields = useLive('entry.fields', { edition: edition.id }).value;
  const { value: standing, failure } = useLive('entry.standing', { cohort: cohort.id, edition: edition.id });
  const text = hidden ? '' : folded(asked.trim());

  const said = useMemo(
    () =>
      new Map((people ?? []).map(({ id, name, knownAs, setting }) => [id, folded([name, knownAs, setting].filter(Boolean).join('\n'))])),
    [people],
  );
  const stands = useMemo(() => new Map((standing ?? []).map((one) => [one.participant, one])), [standing]);
  const shown = useMemo(
    () =>
      (people ?? []).flatMap(({ id }) => {
        const one = stands.get(id);
        const found = one && fits[filter](one.handIn, one.entered, fields?.length ?? 0) && (text === '' || said.get(id)?.includes(text));
        return found ? [id] : [];
      }),
    [people, stands, filter, text, said, fields],
  );
  const fieldIds = useMemo(() => (fields ?? []).map(({ id }) => id), [fields]);
  const { cells, look } = useCells({ edition: edition.id, people: shown, fields: fieldIds });
  const ahead = useAhead<Put>(cells);
  const handed = useAhead<HandInState | null>(standing);
  const save = useCellSaver(edition.id);
  const rows = useLines(shown, stands, cells, ahead, handed);

  const columns = useMemo((): GridColumn<Line>[] => {
    return [
      {
        id: 'name',
        title: words.person,
        name: words.person,
        width: 200,
        cell: ({ participant, handIn }) => (
          <>
            <a href={`#/answers/${workbook.id}/${participant}`}>{nameOf(participant)}</a>
            <br />
            {handIn === 'not-handed-in' ? <span className="entry-state entry-not-handed-in">{words.notHandedIn}</span> : null}
            {handIn === 'handed-in' ? <span className="faint small">{words.handedIn}</span> : null}
          </>
        ),
      },
      ...(fields ?? []).map((field): GridColumn<Line> => {
        return {
          id: field.id,
          title: <Question field={field} />,
          name: field.question,
          width: field.kind === 'tick' ? 140 : 250,
          cell: (line) => <Answer put={line.cells.get(field.id)} />,
          ...(hidden ? {} : { text: (line: Line) => line.cells.get(field.id)?.text ?? '' }),
        };
      }),
    ];
  }, [fields, nameOf, hidden, workbook.id]);

  if (!standing || !people || !fields) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const put = ({ participant }: Line, field: string, value: Put): void =>
    ahead.put({ [keyOf(participant, field)]: value }, () => save(participant, field, value, cells.get(participant)?.get(field)));
  const mark = (some: readonly string[], state: HandInState | null): void =>
    handed.put(Object.fromEntries(some.map((id) => [id, state])), () =>
      api.call('entry.hand-in', { op: newOp(), edition: edition.id, people: [...some], state }),
    );
  const handIn = ({ participant, handIn: now }: Line): void => mark([participant], now === 'not-handed-in' ? null : 'not-handed-in');
  const markPicked = (state: HandInState | null): void => {
    mark(
      people.flatMap(({ id }) => (picked.has(id) ? [id] : [])),
      state,
    );
    setPicked(nobodyPicked);
  };
  const write = async (format: 'csv' | 'xlsx' | 'json'): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.exportFolder })) ?? print.folder ?? '';
    const names = hidden ? 'hidden' : 'shown';
    const outcome = await api.call('responses.export', { cohort: cohort.id, edition: edition.id, format, names, folder });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file, rows: many } = outcome.value;
    showToast({ text: words.exported(many, file), action: { label: words.showFile, onAction: () => void native.showInFolder(file) } });
  };
  const back = standing.filter((one) => (handed.of(one.participant) ?? one.handIn) === 'handed-in').length;
  const wrong = ahead.failure ?? handed.failure;
  const current = at && at.field !== 'name' ? at : null;
  return (
    <>
      <ScreenHead
        title={words.title(back, people.length, workbook.title)}
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
      <ScreenTools count={words.shown(rows.length, people.length)}>
        {choice}
        {hidden ? null : <SearchField label={words.find} value={asked} onChange={setAsked} />}
        <Select
          label={words.show}
          hideLabel
          choices={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onChange={setFilter}
        />
      </ScreenTools>
      {current && picked.size === 0 && !hidden ? (
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
      {picked.size > 0 && !hidden ? (
        <ScreenTools count={words.picked(picked.size)}>
          <Button small onPress={() => markPicked('handed-in')}>
            {words.markHandedIn}
          </Button>
          <Button small onPress={() => markPicked('not-handed-in')}>
            {words.markNotHandedIn}
          </Button>
          <Button small onPress={() => markPicked(null)}>
            {words.markUnknown}
          </Button>
          <Button small kind="quiet" onPress={() => setPicked(nobodyPicked)}>
            {words.unpick}
          </Button>
        </ScreenTools>
      ) : null}
      {wrong ? (
        <div className="screen-note">
          <Note kind="brick">{explained(wrong)}</Note>
        </div>
      ) : null}
      <Grid
        label={words.title(back, people.length, workbook.title)}
        rows={rows}
        rowId={rowId}
        rowName={({ participant }) => nameOf(participant)}
        columns={columns}
        rowHeight={64}
        headHeight={80}
        tabs
        start={fields[0] ? { column: fields[0].id } : {}}
        onPlace={(row, field) => setAt({ row, field })}
        onSeen={look}
        picked={picked}
        onPick={setPicked}
        empty={words.nobodyFound}
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

function Answer({ put }: { put: Put | Cell | undefined }) {
  if (!put || put.state === null) return null;
  if (put.state === 'blank') return <span className="entry-state entry-blank">{words.blank}</span>;
  if (put.state === 'not-attempted') return <span className="entry-state entry-not-attempted">{words.notAttempted}</span>;
  const source = 'source' in put ? put.source : 'typed';
  return (
    <>
      <span className="entry-words">
        <Person>{put.text}</Person>
      </span>
      {source === 'typed' ? null : <span className="entry-source">{words.sources[source]}</span>}
    </>
  );
}

/** The rows that are shown, each with what was entered a moment ago over what is kept. */
function useLines(
  shown: readonly string[],
  stands: ReadonlyMap<string, { handIn: HandInState | null }>,
  cells: CellsOf,
  ahead: Ahead<Put>,
  handed: Ahead<HandInState | null>,
): readonly Line[] {
  const [made] = useState(() => new Map<string, { from: readonly unknown[]; line: Line }>());
  const entered = useMemo(() => {
    const by = new Map<string, Map<string, Put>>();
    for (const [key, put] of ahead.all()) {
      const [participant = '', field = ''] = fromKey(key);
      by.set(participant, (by.get(participant) ?? new Map<string, Put>()).set(field, put));
    }
    return by;
  }, [ahead]);
  return useMemo(
    () =>
      shown.map((participant) => {
        const kept = cells.get(participant) ?? noCells;
        const over = entered.get(participant);
        const marked = handed.of(participant);
        const handIn = marked === undefined ? (stands.get(participant)?.handIn ?? null) : marked;
        const from = [kept, over, handIn] as const;
        const known = made.get(participant);
        if (known?.from.every((part, place) => part === from[place])) return known.line;
        const line = { participant, handIn, cells: over ? new Map([...kept, ...over]) : kept };
        made.set(participant, { from, line });
        return line;
      }),
    [shown, stands, cells, entered, handed, made],
  );
}
