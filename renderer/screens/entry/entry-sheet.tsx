import { memo, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Cell, EntryField } from '../../../preload/contract/model/entry.ts';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import { useTypedHold } from '../../state/kept-text.ts';
import { entryWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import type { GridColumn } from '../../ui/grid-column.ts';
import type { Picks } from '../../ui/grid-picks.ts';
import { Grid } from '../../ui/grid.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { ScreenTools } from '../../ui/screen-head.tsx';
import { useCells } from './entry-cells.ts';
import { type Line, type Stands, useLines } from './entry-lines.ts';
import { keyOf, type Put, putOf, useCellSaver } from './entry-saver.ts';

interface EntrySheetProps {
  label: string;
  edition: string;
  workbook: string;
  fields: readonly EntryField[];
  /** Who is shown, in order. */
  shown: readonly string[];
  onHand: (participant: string | null) => void;
  stands: Stands;
  nameOf: (participant: string) => string;
  hidden: boolean;
}

const rowId = ({ participant }: Line): string => participant;
const nobodyPicked: Picks = new Set();

/** The grid itself: apart from what stands above it, which is not drawn again when cells come. */
export const EntrySheet = memo(function EntrySheet(props: EntrySheetProps) {
  const { label, edition, workbook, fields, shown, onHand, stands, nameOf, hidden } = props;
  const api = useApi();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<Picks>(nobodyPicked);
  const [at, setAt] = useState<{ participant: string; field: string } | null>(null);
  const fieldIds = useMemo(() => fields.map(({ id }) => id), [fields]);
  const { cells, come, look } = useCells({ edition, people: shown, fields: fieldIds });
  const ahead = useAhead<Put>(cells);
  const handed = useAhead<HandInState | null>(stands);
  const hold = useTypedHold();
  const save = useCellSaver(edition);
  const rows = useLines(shown, stands, { cells, come }, ahead, handed);

  const columns = useMemo((): GridColumn<Line>[] => {
    return [
      {
        id: 'name',
        title: words.person,
        name: words.person,
        width: 200,
        cell: ({ participant, handIn }) => (
          <>
            <a className="entry-name" href={`#/answers/${workbook}/${participant}`} tabIndex={-1}>
              {nameOf(participant)}
            </a>
            {handIn === 'not-handed-in' ? <span className="entry-state entry-not-handed-in">{words.notHandedIn}</span> : null}
            {handIn === 'handed-in' ? <span className="faint small">{words.handedIn}</span> : null}
          </>
        ),
      },
      ...fields.map((field): GridColumn<Line> => {
        return {
          id: field.id,
          title: <Question field={field} />,
          name: field.question,
          width: field.kind === 'tick' ? 140 : 250,
          cell: (line) => <Answer put={line.cells.get(field.id)} />,
          ...(hidden ? {} : { text: (line: Line) => line.cells.get(field.id)?.text ?? '' }),
          ready: ({ here }) => here.has(field.id),
        };
      }),
    ];
  }, [fields, nameOf, hidden, workbook]);

  const put = (participant: string, field: string, value: Put): void =>
    ahead.put({ [keyOf(participant, field)]: value }, () => save(participant, field, value, cells.get(participant)?.get(field)));
  /** Where what stands in the cell is not here yet: it is asked for, and what was typed goes after it. */
  const putAfter = (participant: string, field: string, typed: string): void =>
    ahead.put({ [keyOf(participant, field)]: putOf(typed) }, async () => {
      const row = await api.call('entry.person', { participant, edition });
      if (!row.ok) return row;
      const cell = row.value.cells.find((one) => one.field === field);
      return save(participant, field, putOf((cell?.text ?? '') + typed), cell);
    });
  const mark = (some: readonly string[], state: HandInState | null): void =>
    handed.put(Object.fromEntries(some.map((id) => [id, state])), () =>
      api.call('entry.hand-in', { op: newOp(), edition, people: [...some], state }),
    );
  const handIn = (participant: string): void => {
    const entered = handed.of(participant);
    const now = entered === undefined ? stands.get(participant)?.handIn : entered;
    mark([participant], now === 'not-handed-in' ? null : 'not-handed-in');
  };
  const markPicked = (state: HandInState | null): void => {
    mark([...picked], state);
    setPicked(nobodyPicked);
  };
  const wrong = ahead.failure ?? handed.failure;
  const current = at && at.field !== 'name' ? at : null;
  return (
    <>
      {current && picked.size === 0 && !hidden ? (
        <ScreenTools>
          <Button small onPress={() => put(current.participant, current.field, { state: 'blank', text: '' })}>
            {words.markOf(words.markBlank, nameOf(current.participant))}
          </Button>
          <Button small onPress={() => put(current.participant, current.field, { state: 'not-attempted', text: '' })}>
            {words.markNotAttempted}
          </Button>
          <Button small onPress={() => handIn(current.participant)}>
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
        label={label}
        rows={rows}
        rowId={rowId}
        rowName={({ participant }) => nameOf(participant)}
        columns={columns}
        rowHeight={64}
        headHeight={80}
        tabs
        start={fields[0] ? { column: fields[0].id } : {}}
        onPlace={({ participant }, field) => setAt({ participant, field })}
        onSeen={look}
        onTyping={hold}
        onHand={onHand}
        picked={picked}
        onPick={setPicked}
        empty={
          stands.size === 0 ? (
            <>
              {words.nobody} <Link to="/people">{words.toPeople}</Link>
            </>
          ) : (
            words.nobodyFound
          )
        }
        onText={({ participant }, field, typed, after) =>
          after ? putAfter(participant, field, typed) : put(participant, field, putOf(typed))
        }
        onOpen={({ participant }) => go(`/answers/${workbook}/${participant}`)}
        onKey={({ participant }, field, event, keep) => {
          if (!event.altKey || event.ctrlKey || event.metaKey || hidden) return undefined;
          // On a Mac the letter is another with this key.
          const key = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() : event.code.replace('Key', '').toLowerCase();
          if (key === 'h') {
            keep();
            handIn(participant);
            return 'stay';
          }
          if (field === 'name' || (key !== 'b' && key !== 'n')) return undefined;
          // What was typed comes back by undo.
          keep();
          put(participant, field, { state: key === 'b' ? 'blank' : 'not-attempted', text: '' });
          return 'next';
        }}
      />
    </>
  );
});

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
