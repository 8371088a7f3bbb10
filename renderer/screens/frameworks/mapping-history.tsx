import { useState } from 'react';
import type { MappingChange } from '../../../preload/contract/model/exchange.ts';
import { useLive } from '../../client/client.tsx';
import { listed } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { mappingWords as words } from '../../text/frameworks.ts';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';

/** Keepings that are shown at once, and statements of one keeping: the rest opens. */
const keepings = 8;
const statements = 6;

/** How the mapping came to be what it is, the latest change first. */
export function MappingHistory({ from, to }: { from: string; to: string }) {
  const history = useLive('mapping.history', { from, to });
  const changes = history.value ?? [];
  const earlier = changes.slice(keepings);
  return (
    <MarginRow label={words.history} section={2}>
      {history.failure ? <Note kind="brick">{explained(history.failure)}</Note> : null}
      {history.value && changes.length === 0 ? <p className="quiet reading">{words.noHistory}</p> : null}
      {changes.length > 0 ? <Changes changes={changes.slice(0, keepings)} /> : null}
      {earlier.length > 0 ? (
        <details className="mapping-earlier">
          <summary>{words.earlier(earlier.length)}</summary>
          <Changes changes={earlier} />
        </details>
      ) : null}
    </MarginRow>
  );
}

function Changes({ changes }: { changes: readonly MappingChange[] }) {
  const [now] = useState(() => new Date());
  return (
    <ol className="mapping-history">
      {changes.map((change) => (
        <li key={change.at}>
          <time dateTime={change.at}>{listed(change.at, now)}</time>
          <Change change={change} />
        </li>
      ))}
    </ol>
  );
}

function Change({ change: { first, totals, statements: changed } }: { change: MappingChange }) {
  if (first) return <p>{words.first(words.summary(totals.same, totals.changed, totals.dropped, totals.fresh))}</p>;
  const line = ({ code, before, after }: MappingChange['statements'][number]) => <p key={code}>{words.became(code, before, after)}</p>;
  const rest = changed.slice(statements);
  return (
    <div>
      {changed.slice(0, statements).map(line)}
      {rest.length > 0 ? (
        <details>
          <summary>{words.more(rest.length)}</summary>
          {rest.map(line)}
        </details>
      ) : null}
    </div>
  );
}
