import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { EntryField } from '../../../preload/contract/model/entry.ts';
import type { AnswerColumnRole, TableSource } from '../../../preload/contract/model/tables.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useClient, useNative } from '../../client/client.tsx';
import { stepBack } from '../../state/history.ts';
import { useNames } from '../../state/names.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { answersImportWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { importWords } from '../../text/people.ts';
import { Person } from '../../ui/person.tsx';
import { TableColumns, TableFacts, TableImport, tableKinds, TableRows } from '../../ui/table-import.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';

type Look = CallOutput<'responses.look'>;
type Matches = Readonly<Record<string, string | null>>;

interface AnswersImportProps {
  cohort: string;
  edition: string;
  fields: readonly EntryField[];
  onClose: () => void;
}

const nobody = 'nobody';
const mostRows = 200;
const valueOf = (role: AnswerColumnRole): string => (typeof role === 'string' ? role : `field ${role.field}`);
const roleOf = (value: string): AnswerColumnRole =>
  value.startsWith('field ') ? { field: value.slice(6) } : (value as Extract<AnswerColumnRole, string>);

/** A form's export becomes answers: columns mapped to questions, rows to people, and taken in as one step. */
export function AnswersImport({ cohort, edition, fields, onClose }: AnswersImportProps) {
  const { api } = useClient();
  const { documents } = useWindowState();
  const native = useNative();
  const [source, setSource] = useState<TableSource | null>(null);
  const [columns, setColumns] = useState<AnswerColumnRole[] | undefined>(undefined);
  const [people, setPeople] = useState<Matches>({});
  const [failed, setFailed] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const look = useLook({ cohort, edition, source, columns, people }, (text) => setFailed(text));

  const again = (next: TableSource | null): void => {
    setFailed(null);
    setColumns(undefined);
    setPeople({});
    setSource(next);
  };
  const choose = async (): Promise<void> => {
    const [path] = await native.chooseFiles({ title: words.title, kinds: tableKinds });
    if (path) again({ by: 'path', path });
  };
  const take = async (): Promise<void> => {
    if (!source) return;
    setBusy(true);
    const outcome = await api.call('responses.import', { op: newOp(), cohort, edition, source, ...(columns ? { columns } : {}), people });
    setBusy(false);
    if (!outcome.ok) return setFailed(explained(outcome.failure));
    showToast({
      text: words.done(outcome.value.people, outcome.value.answers),
      action: undoAction(() => void stepBack(api, documents, 'people', 'undo')),
    });
    onClose();
  };
  const shown = source ? look : null;
  return (
    <TableImport
      words={words}
      failed={failed}
      onFile={() => void choose()}
      onPasted={(text) => again({ by: 'text', text })}
      onOther={() => again(null)}
      onClose={onClose}
      looked={
        shown
          ? {
              make: words.make(shown.counts.answers),
              notYet: shown.counts.answers === 0 ? words.nothing : null,
              busy,
              onMake: () => void take(),
              shown: (
                <Looked
                  cohort={cohort}
                  look={shown}
                  fields={fields}
                  people={people}
                  onColumns={setColumns}
                  onPeople={setPeople}
                  onSheet={(sheet) => (source && source.by !== 'text' ? again({ ...source, sheet }) : undefined)}
                />
              ),
            }
          : null
      }
    />
  );
}

interface Asked {
  cohort: string;
  edition: string;
  source: TableSource | null;
  columns: AnswerColumnRole[] | undefined;
  people: Matches;
}

/** What would happen with the table, asked again whenever a person corrects something. */
function useLook({ cohort, edition, source, columns, people }: Asked, onFailure: (text: string) => void): Look | null {
  const api = useApi();
  const [look, setLook] = useState<Look | null>(null);
  const [failed] = useState(() => onFailure);
  useEffect(() => {
    if (!source) return;
    let dropped = false;
    void api.call('responses.look', { cohort, edition, source, ...(columns ? { columns } : {}), people }).then((outcome) => {
      if (dropped) return;
      if (outcome.ok) setLook(outcome.value);
      else failed(explained(outcome.failure));
    });
    return () => {
      dropped = true;
    };
  }, [api, cohort, edition, source, columns, people, failed]);
  return look;
}

interface LookedProps {
  cohort: string;
  look: Look;
  fields: readonly EntryField[];
  people: Matches;
  onColumns: (columns: AnswerColumnRole[]) => void;
  onPeople: (people: Matches) => void;
  onSheet: (sheet: string) => void;
}

function Looked({ cohort, look, fields, people, onColumns, onPeople, onSheet }: LookedProps) {
  const { people: everybody, nameOf, hidden } = useNames(cohort);
  const { columns, rows, counts, facts } = look;
  const roles = [
    ...(Object.keys(words.roles) as (keyof typeof words.roles)[]).map((value) => ({ value: value as string, label: words.roles[value] })),
    ...fields.map(({ id, question, blockTitle }) => ({ value: `field ${id}`, label: question || blockTitle })),
  ];
  return (
    <>
      <p className="lead">{words.conclusion(counts.people, counts.answers, counts.replaces, counts.unmatched)}</p>
      <TableFacts facts={facts} more={look.remembered ? words.remembered : ''} onSheet={onSheet} />
      <TableColumns
        title={words.columns}
        columns={columns.map(({ heading, examples, takenFor }) => ({
          heading,
          examples: hidden ? [] : examples,
          value: valueOf(takenFor),
        }))}
        choices={roles}
        labelOf={words.takenFor}
        noHeading={words.noHeading}
        onChange={(at, value) => onColumns(columns.map((column, index) => (index === at ? roleOf(value) : column.takenFor)))}
      />
      <TableRows title={words.rows} headings={Object.values(words.rowOf)}>
        {rows.slice(0, mostRows).map(({ row, who, match, how, answers }) => (
          <tr key={row}>
            <td>{row}</td>
            <td>
              <Person>{who}</Person>
            </td>
            <td>
              <select
                className="table-choice"
                aria-label={words.matchOf(row)}
                value={(String(row) in people ? people[row] : match) ?? nobody}
                disabled={hidden}
                onChange={(event) => onPeople({ ...people, [row]: event.target.value === nobody ? null : event.target.value })}
              >
                <option value={nobody}>{words.nobody}</option>
                {everybody?.map(({ id }) => (
                  <option key={id} value={id}>
                    {nameOf(id)}
                  </option>
                ))}
              </select>
            </td>
            <td>{words.how[how]}</td>
            <td>{answers}</td>
          </tr>
        ))}
      </TableRows>
      {facts.rows > mostRows ? <p className="faint small">{importWords.first(mostRows, facts.rows)}</p> : null}
    </>
  );
}
