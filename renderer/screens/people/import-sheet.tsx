import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { PersonColumn, TableSource } from '../../../preload/contract/model/tables.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { useNamesHidden } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { columnNames, importWords as words, peopleWords } from '../../text/people.ts';
import { Person } from '../../ui/person.tsx';
import { TableColumns, TableFacts, TableImport, tableKinds, TableRows } from '../../ui/table-import.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { useCommandUndo } from './undo-removal.ts';

type Look = CallOutput<'people.look'>;
type Does = Look['rows'][number]['does'];

const columnChoices = (Object.keys(columnNames) as PersonColumn[]).map((value) => ({ value, label: columnNames[value] }));
const doesChoices = (Object.keys(words.does) as Does[]).map((value) => ({ value, label: words.does[value] }));

/** A table becomes people: chosen, mapped, looked at, and then taken in as one step. */
export function ImportSheet({ cohort, onClose }: { cohort: string; onClose: () => void }) {
  const api = useApi();
  const native = useNative();
  const undo = useCommandUndo();
  const [source, setSource] = useState<TableSource | null>(null);
  const [columns, setColumns] = useState<PersonColumn[] | undefined>(undefined);
  const [chosen, setChosen] = useState<Readonly<Record<string, Does>>>({});
  const [look, setLook] = useState<Look | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (!source) return;
    let dropped = false;
    setFailed(null);
    void api.call('people.look', { cohort, source, ...(columns ? { columns } : {}) }).then((outcome) => {
      if (dropped) return;
      if (outcome.ok) return setLook(outcome.value);
      setFailed(explained(outcome.failure));
      if (!columns) setSource(null);
    });
    return () => {
      dropped = true;
    };
  }, [api, cohort, source, columns]);

  const again = (next: TableSource | null): void => {
    setLook(null);
    setColumns(undefined);
    setChosen({});
    setSource(next);
  };
  const choose = async (): Promise<void> => {
    const [path] = await native.chooseFiles({ title: words.title, kinds: tableKinds });
    if (path) again({ by: 'path', path });
  };
  const take = async (): Promise<void> => {
    if (!source) return;
    setBusy(true);
    const outcome = await api.call('people.import', { op: newOp(), cohort, source, ...(columns ? { columns } : {}), rows: chosen });
    setBusy(false);
    if (!outcome.ok) return setFailed(explained(outcome.failure));
    const { added, updated, skipped } = outcome.value;
    showToast({ text: words.done(added, updated, skipped), action: undoAction(undo) });
    onClose();
  };
  const counts = look ? counted(look, chosen) : null;
  return (
    <TableImport
      words={words}
      failed={failed}
      onFile={() => void choose()}
      onPasted={(text) => again({ by: 'text', text })}
      onOther={() => again(null)}
      onClose={onClose}
      looked={
        look && counts
          ? {
              make: words.make(counts.add, counts.update),
              notYet: counts.add + counts.update === 0 ? words.nothing : null,
              busy,
              onMake: () => void take(),
              shown: (
                <Looked
                  look={look}
                  counts={counts}
                  chosen={chosen}
                  onDoes={(row, does) => setChosen((now) => ({ ...now, [row]: does }))}
                  onColumns={setColumns}
                  onSheet={(sheet) => (source && source.by !== 'text' ? again({ ...source, sheet }) : undefined)}
                />
              ),
            }
          : null
      }
    />
  );
}

interface Counts {
  add: number;
  update: number;
  skip: number;
}

/** What would happen, with what a person chose for some rows. */
function counted({ counts, rows }: Look, chosen: Readonly<Record<string, Does>>): Counts {
  const now = { ...counts };
  for (const { row, does } of rows) {
    const other = chosen[row];
    if (!other || other === does) continue;
    now[does]--;
    now[other]++;
  }
  return now;
}

interface LookedProps {
  look: Look;
  counts: Counts;
  chosen: Readonly<Record<string, Does>>;
  onDoes: (row: number, does: Does) => void;
  onColumns: (columns: PersonColumn[]) => void;
  onSheet: (sheet: string) => void;
}

function Looked({ look, counts, chosen, onDoes, onColumns, onSheet }: LookedProps) {
  const { facts, columns, rows } = look;
  const hidden = useNamesHidden();
  const odd = rows.filter(({ found, notes, does }) => found !== 'new' || notes.length > 0 || does !== 'add');
  const shown = [...odd, ...rows.filter((row) => !odd.includes(row))].slice(0, 60);
  return (
    <>
      <p className="lead">{words.conclusion(counts.add, counts.update, counts.skip)}</p>
      <TableFacts facts={facts} more={look.remembered ? words.remembered : ''} onSheet={onSheet} />
      <TableColumns
        title={words.columns}
        columns={columns.map(({ heading, examples, takenFor }) => ({ heading, examples: hidden ? [] : examples, value: takenFor }))}
        choices={columnChoices}
        labelOf={words.takenFor}
        noHeading={words.noHeading}
        onChange={(at, value) => onColumns(columns.map((column, index) => (index === at ? value : column.takenFor)))}
      />
      <TableRows title={words.preview} headings={Object.values(words.columnsOf)}>
        {shown.map(({ row, person, found, notes, does, repeats }) => (
          <tr key={row}>
            <td>{row}</td>
            <td>
              <Person>{person.name}</Person>
              {notes.length > 0 ? <p className="ochre small">{words.notes(notes)}</p> : null}
            </td>
            <td>
              <Person>{person.setting}</Person>
              {person.preset && person.preset !== 'standard' ? <p className="faint small">{peopleWords.presets[person.preset]}</p> : null}
            </td>
            <td>{repeats ? words.repeats(repeats) : words.found[found]}</td>
            <td>
              {found === 'new' && notes.length === 0 ? (
                words.does[chosen[row] ?? does]
              ) : (
                <select
                  className="table-choice"
                  aria-label={words.doesOf(row)}
                  value={chosen[row] ?? does}
                  onChange={(event) => onDoes(row, event.target.value as Does)}
                >
                  {doesChoices
                    .filter(({ value }) => value !== 'update' || found === 'same' || does === 'update')
                    .map(({ value, label }) => (
                      <option key={value} value={value}>
                        {label}
                      </option>
                    ))}
                </select>
              )}
            </td>
          </tr>
        ))}
      </TableRows>
      {facts.rows > shown.length ? <p className="faint small">{words.first(shown.length, facts.rows)}</p> : null}
    </>
  );
}
