import { Undo2 } from 'lucide-react';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { dayOf } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { recordName } from '../../text/records.ts';
import { trashWords as words } from '../../text/trash.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

type Entry = NonNullable<ReturnType<typeof useLive<'trash.list'>>['value']>[number];

/** What these are called by are names, or words about people. */
const personal = new Set(['participant', 'memo', 'action', 'response']);

/** What was removed, for 30 days. */
export function TrashScreen() {
  const api = useApi();
  const { value: entries, failure } = useLive('trash.list', {});
  usePlace('Trash');
  useScope('app');
  const now = new Date();

  const restore = async (entry: Entry): Promise<void> => {
    const outcome = await api.call('trash.restore', { op: newOp(), table: entry.table, id: entry.id });
    showToast({
      text: outcome.ok ? (entry.table === 'participant' ? words.personRestored : words.restored(entry.title)) : explained(outcome.failure),
    });
  };

  if (!entries) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton />}</MarginRow>
      </MarginSheet>
    );
  }
  return (
    <MarginSheet>
      <MarginRow>
        <h1 className="title">{words.title(entries.length)}</h1>
        <p className="quiet reading">{words.lead}</p>
      </MarginRow>
      {entries.length > 0 ? (
        <MarginRow space="near">
          <DataTable
            label="Trash"
            rows={entries}
            rowId={(entry) => `${entry.table} ${entry.id}`}
            columns={[
              {
                id: 'title',
                title: words.columns.title,
                names: true,
                cell: (entry) => <b>{personal.has(entry.table) ? <Person>{entry.title}</Person> : entry.title}</b>,
              },
              { id: 'kind', title: words.columns.kind, cell: (entry) => recordName(entry.table) },
              { id: 'removed', title: words.columns.removed, cell: (entry) => dayOf(entry.deleted, now) },
              { id: 'goes', title: words.columns.goes, cell: (entry) => dayOf(entry.goes, now) },
              {
                id: 'restore',
                title: words.columns.restore,
                cell: (entry) => (
                  <Button small icon={Undo2} onPress={() => void restore(entry)}>
                    {words.restore} <VisuallyHidden>{entry.title}</VisuallyHidden>
                  </Button>
                ),
              },
            ]}
          />
        </MarginRow>
      ) : null}
    </MarginSheet>
  );
}
