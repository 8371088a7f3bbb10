import { useLive } from '../../client/client.tsx';
import { activityWords as words } from '../../text/activity.ts';
import { when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Note } from '../../ui/note.tsx';

const shown = 50;
/** A thousand copies are a thousand notes, for erasure to find; here the one line about the run stands for them. */
const looked = 3000;

/** The record that somebody who answers for personal data has to be able to show. */
export function ActivityPart() {
  const { value, failure } = useLive('activity.list', { limit: looked });
  if (failure) return <Note kind="brick">{explained(failure)}</Note>;
  const rows = (value ?? [])
    .filter(({ what }) => what !== 'copy-written')
    .slice(0, shown)
    .map((entry, at) => ({ ...entry, id: `${entry.at} ${at}` }));
  const now = new Date();
  if (rows.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <div className="stack">
      <p className="quiet reading">{words.lead}</p>
      <DataTable
        label={words.label}
        rows={rows}
        rowId={({ id }) => id}
        columns={[
          { id: 'when', title: words.columns.when, cell: ({ at }) => when(at, now) },
          { id: 'what', title: words.columns.what, cell: (entry) => words.what(entry), names: true },
        ]}
      />
    </div>
  );
}
