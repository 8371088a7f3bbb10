import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { newOp, type Outcome } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import { byName, folded, type Names } from '../../state/names.ts';
import { useTypedHold } from '../../state/kept-text.ts';
import { explained } from '../../text/errors.ts';
import { gridWords as words, peopleWords, phases, routes, statuses } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import type { GridColumn, GridSort } from '../../ui/grid-column.ts';
import type { Picks } from '../../ui/grid-picks.ts';
import { Grid } from '../../ui/grid.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { PersonRow } from './people-screen.tsx';

type Column = keyof typeof words.columns;
type Patch = Partial<Record<Column, string>>;
type SetColumn = 'role' | 'setting' | 'phase' | 'status' | 'route' | 'preset';

const optionsOf = <V extends string>(names: Readonly<Record<V, string>>, none?: string): { value: string; label: string }[] => [
  ...(none === undefined ? [] : [{ value: '', label: none }]),
  ...(Object.keys(names) as V[]).map((value) => ({ value, label: names[value] })),
];
const choices: Partial<Record<Column, { value: string; label: string }[]>> = {
  phase: optionsOf(phases, '–'),
  preset: optionsOf(peopleWords.presets),
  route: optionsOf(routes),
  status: optionsOf(statuses),
};
const usual: Partial<Record<Column, string>> = { preset: 'standard', route: 'both', status: 'active' };
const widths: Record<Column, number> = {
  name: 220,
  knownAs: 110,
  email: 220,
  role: 170,
  setting: 220,
  phase: 110,
  preset: 140,
  route: 100,
  status: 100,
};
const labelOf = (column: Column, value: string): string => choices[column]?.find((option) => option.value === value)?.label ?? value;
const rowId = ({ id }: PersonRow): string => id;
const nobodyPicked: Picks = new Set();
const textOf = (person: PersonRow, column: Column): string => person[column] ?? usual[column] ?? '';

/** Everybody in a cohort: found, sorted and changed in place. */
export function PeopleGrid({ cohort, names }: { cohort: string; names: Names }) {
  const api = useApi();
  const [, go] = useLocation();
  const [asked, setAsked] = useState('');
  const [status, setStatus] = useState<keyof typeof statuses | 'all'>('all');
  const [sort, setSort] = useState<GridSort>({ column: 'name', direction: 'ascending' });
  const [picked, setPicked] = useState<Picks>(nobodyPicked);
  const { people, hidden, nameOf } = names;
  const [hand, setHand] = useState<string | null>(null);
  const hold = useTypedHold();
  const ahead = useAhead<Patch>(people);

  const columns = useMemo(() => {
    // Who is alone in a role or a phase is known by it.
    const telling: readonly Column[] = ['knownAs', 'email', 'role', 'setting', 'phase'];
    const shown = (Object.keys(words.columns) as Column[]).filter((column) => !hidden || !telling.includes(column));
    return shown.map((column): GridColumn<PersonRow> => {
      const options = choices[column];
      const said = (person: PersonRow): string =>
        hidden && column === 'name' ? nameOf(person.id) : labelOf(column, textOf(person, column));
      return {
        id: column,
        title: words.columns[column],
        name: words.columns[column],
        width: widths[column],
        ...(column === 'setting' || (hidden && column === 'status') ? { grows: true } : {}),
        sorts: true,
        cell: (person) =>
          column === 'name' ? (
            <a href={`#/people/${cohort}/${person.id}`} tabIndex={-1}>
              {said(person)}
            </a>
          ) : (
            said(person)
          ),
        ...(hidden && column === 'name' ? {} : { text: (person: PersonRow) => textOf(person, column) }),
        ...(column === 'name' ? { opens: true } : {}),
        ...(options ? { choices: options } : {}),
      };
    });
  }, [hidden, nameOf, cohort]);

  // Folded once, not at every letter that is asked for.
  const said = useMemo(
    () =>
      new Map(
        (people ?? []).map((person) => {
          const { id, name, knownAs, email, role, setting } = person;
          return [id, folded((hidden ? [nameOf(id)] : [name, knownAs, email, role, setting]).filter(Boolean).join('\n'))] as const;
        }),
      ),
    [people, hidden, nameOf],
  );
  const sorted = useMemo(() => {
    if (!people || (sort.column === 'name' && sort.direction === 'ascending')) return people ?? [];
    const column = sort.column as Column;
    const turned = sort.direction === 'ascending' ? 1 : -1;
    return people
      .map((person) => [labelOf(column, column === 'name' ? nameOf(person.id) : textOf(person, column)), person] as const)
      .sort(([a], [b]) => byName.compare(a, b) * turned)
      .map(([, person]) => person);
  }, [people, sort, nameOf]);
  const found = useMemo(() => {
    const wanted = folded(asked.trim());
    if (wanted === '' && status === 'all') return sorted;
    return sorted.filter(
      (person) =>
        person.id === hand ||
        ((status === 'all' || (person.status ?? 'active') === status) && (said.get(person.id)?.includes(wanted) ?? false)),
    );
  }, [sorted, asked, status, said, hand]);
  // What was entered a moment ago stands in its row: the other rows stay what they are, and are not drawn again.
  const rows = useMemo(
    () =>
      found.map((person): PersonRow => {
        const patch = ahead.of(person.id);
        return patch ? { ...person, ...(patch as Partial<PersonRow>) } : person;
      }),
    [found, ahead],
  );

  const write = (person: PersonRow, column: string, typed: string): void => {
    const key = column as Column;
    const value = typed.replace(/[\p{Cc}]+/gu, ' ').trim();
    if (key === 'name' && value === '') return;
    const patch = { ...ahead.of(person.id), [key]: value };
    ahead.put({ [person.id]: patch }, () => (isSet(key) ? setOne(person.id, key, value) : saveOne(person.id, key, value)));
  };
  const setOne = (id: string, column: SetColumn, value: string): Promise<Outcome<unknown>> =>
    api.call('person.set', { op: newOp(), people: [id], set: { [column]: value === '' ? null : value } });
  const saveOne = async (id: string, column: 'name' | 'knownAs' | 'email', value: string): Promise<Outcome<unknown>> => {
    // Asked for again: what was changed a moment ago has another revision.
    const listed = await api.call('person.list', { cohort });
    if (!listed.ok) return listed;
    const person = listed.value.find((one) => one.id === id);
    if (!person) return { ok: false, failure: { code: 'not-found', detail: {} } };
    const { [column]: _, ...rest } = person;
    return api.call('person.save', { op: newOp(), person: { ...rest, name: person.name, ...(value === '' ? {} : { [column]: value }) } });
  };
  const setAll = async (column: SetColumn, value: string): Promise<void> => {
    const chosen = (people ?? []).flatMap(({ id }) => (picked.has(id) ? [id] : []));
    const outcome = await api.call('person.set', { op: newOp(), people: chosen, set: { [column]: value === '' ? null : value } });
    showToast({ text: outcome.ok ? words.setDone(chosen.length) : explained(outcome.failure) });
    if (outcome.ok) setPicked(nobodyPicked);
  };

  return (
    <>
      <ScreenTools count={words.shown(rows.length, people?.length ?? 0)}>
        <SearchField label={words.find} value={asked} onChange={setAsked} />
        <Select
          label={words.status}
          hideLabel
          choices={[
            { value: 'all', label: words.everybody },
            ...(Object.keys(statuses) as (keyof typeof statuses)[]).map((value) => ({ value, label: statuses[value] })),
          ]}
          value={status}
          onChange={setStatus}
        />
      </ScreenTools>
      {picked.size > 0 ? (
        <ScreenTools count={words.picked(picked.size)}>
          {(['preset', 'route', 'status', 'phase'] as const).map((column) => (
            <Select
              key={column}
              label={words.columns[column]}
              hideLabel
              placeholder={words.columns[column]}
              choices={(choices[column] ?? []).filter(({ value }) => value !== '')}
              value={null}
              onChange={(value) => void setAll(column, value)}
            />
          ))}
          {picked.size < rows.length ? (
            <Button kind="quiet" onPress={() => setPicked(new Set(rows.map(rowId)))}>
              {words.pickShown(rows.length)}
            </Button>
          ) : null}
          <Button kind="quiet" onPress={() => setPicked(nobodyPicked)}>
            {words.unpick}
          </Button>
        </ScreenTools>
      ) : null}
      {ahead.failure ? (
        <div className="screen-note">
          <Note kind="brick">{explained(ahead.failure)}</Note>
        </div>
      ) : null}
      <Grid
        label={words.shown(rows.length, people?.length ?? 0)}
        rows={rows}
        rowId={rowId}
        rowName={({ id }) => nameOf(id)}
        columns={columns}
        sort={sort}
        onSort={setSort}
        onText={write}
        onOpen={({ id }) => go(`/people/${cohort}/${id}`)}
        onTyping={hold}
        onHand={setHand}
        picked={picked}
        onPick={setPicked}
        empty={(people?.length ?? 0) === 0 ? peopleWords.nobody : words.nobodyFound}
      />
      <ScreenKeys keys={words.keys} />
    </>
  );
}

const isSet = (column: Column): column is SetColumn => !['name', 'knownAs', 'email'].includes(column);
