import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { statements as words } from '../../text/frameworks.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import type { Addressed, Place } from './addressed.ts';
import { asksMore } from './addressed.ts';

/** By group: the stem and its stage in the margin, whole statements beside it. Arrows go from code to code. */
export function StatementList({ shown, code }: { shown: readonly Addressed[]; code?: string }) {
  const list = useRef<HTMLDivElement>(null);
  const known = shown.some((each) => each.code === code);
  useEffect(() => {
    if (!code || !known) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-code="${CSS.escape(code)}"]`);
    link?.closest('li')?.scrollIntoView({ block: 'center' });
    link?.focus();
  }, [code, known]);

  const step = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const codes = [...(list.current?.querySelectorAll<HTMLElement>('[data-code]') ?? [])];
    const next = codes[codes.indexOf(event.currentTarget as HTMLElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  // Where there is one workbook, its name is said once, above.
  const many = new Set(shown.flatMap(({ places }) => places.map(({ workbook }) => workbook))).size > 1;
  const groups = [...new Set(shown.map(({ group }) => group))];
  return (
    <div ref={list} className="statements">
      {groups.map((group) => (
        <MarginRow
          key={group.id}
          section={2}
          label={
            <>
              <b className="statements-stem">{group.stem}…</b>
              <span className="statements-stage">{words.stage(group.stage)}</span>
            </>
          }
        >
          <ul className="statements-group">
            {shown
              .filter((each) => each.group === group)
              .map((each) => (
                <li
                  key={each.statement.id}
                  className={each.code === code ? 'statement statement-here' : 'statement'}
                  data-record={each.statement.id}
                >
                  <a
                    className="statement-code code"
                    data-code={each.code}
                    href={`#/statements/${each.code}`}
                    aria-label={words.here(each.code)}
                    aria-current={each.code === code ? 'true' : undefined}
                    onKeyDown={step}
                  >
                    {each.code}
                  </a>
                  <div>
                    <p className="statement-text">{each.statement.text}</p>
                    <Places addressed={each} many={many} />
                  </div>
                </li>
              ))}
          </ul>
        </MarginRow>
      ))}
    </div>
  );
}

/** Workbooks that are shown under a statement before somebody asks for the rest. */
const few = 4;

/** For each workbook: "Practised in …", and on a line of its own what asks less of people. */
function Places({ addressed: { places, practised }, many }: { addressed: Addressed; many: boolean }) {
  const [all, setAll] = useState(false);
  if (places.length === 0) return <p className="small statement-gap">{words.notAddressed}</p>;
  const workbooks = [...new Set(places.map(({ workbook }) => workbook))].map((id) => places.filter(({ workbook }) => workbook === id));
  return (
    <>
      {practised ? null : <p className="small statement-gap">{words.gap(places.map(({ how }) => how))}</p>}
      {workbooks.slice(0, all ? workbooks.length : few).map((parts) => (
        <div key={parts[0]?.workbook} className="statement-places small">
          {many ? <p className="statement-workbook">{parts[0]?.workbookTitle}</p> : null}
          <Ways hows={['asked']} parts={parts} />
          <Ways hows={asksMore.filter((how) => how !== 'asked')} parts={parts} />
        </div>
      ))}
      {workbooks.length > few ? (
        <Button small kind="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? words.fewer : words.further(workbooks.length - few)}
        </Button>
      ) : null}
    </>
  );
}

function Ways({ hows, parts }: { hows: readonly Place['how'][]; parts: readonly Place[] }) {
  const ways = hows.map((how) => ({ how, these: parts.filter((part) => part.how === how) })).filter(({ these }) => these.length > 0);
  if (ways.length === 0) return null;
  return (
    <p>
      {ways.map(({ how, these }) => (
        <span key={how} className={`statement-way statement-${how}`}>
          <span className="statement-how">{words.how(how)}</span>{' '}
          {these.map((part, at) => (
            <span key={part.block}>
              {at > 0 ? ', ' : null}
              <Link to={`/workbooks/${part.workbook}/${part.block}`}>{part.blockTitle || words.noTitle}</Link>
            </span>
          ))}
          {/[?!.]$/.test(these.at(-1)?.blockTitle ?? '') ? ' ' : '. '}
        </span>
      ))}
    </p>
  );
}
