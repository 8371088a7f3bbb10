import { type KeyboardEvent, useRef, useState } from 'react';
import type { Coverage, Meeting, Told } from '../../../preload/contract/model/insight.ts';
import { coverageWords as words, meetsWords, toldWords } from '../../text/coverage.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** A cell of the map: a workbook's, or one of the cohort's two. */
export interface Spot {
  statement: string;
  column: string;
}

export interface CoverageMapProps {
  map: Coverage;
  withCohort: boolean;
  spot: Spot | null;
  onOpen: (spot: Spot) => void;
}

/** A table that is gone through with the arrow keys; one cell of it is in the order of Tab. */
export function CoverageMap({ map, withCohort, spot, onOpen }: CoverageMapProps) {
  const columns = [...map.workbooks.map(({ id }) => id), ...(withCohort ? ['written', 'secure'] : [])];
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const rowOf = new Map(map.rows.map((row, index) => [row.statement, { row, index }]));
  const gaps = new Set(map.gaps.filter(({ kind }) => kind !== 'few-secure').map(({ statement }) => statement));

  const move = (event: KeyboardEvent): void => {
    const steps: Partial<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Home: [0, -columns.length],
      End: [0, columns.length],
    };
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const row = Math.min(Math.max(at.row + step[0], 0), map.rows.length - 1);
    const column = Math.min(Math.max(at.column + step[1], 0), columns.length - 1);
    setAt({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };
  const button = (row: number, column: number, name: string, inside: React.ReactNode) => {
    const statement = map.rows[row]?.statement ?? '';
    const id = columns[column] ?? '';
    const on = spot?.statement === statement && spot.column === id;
    return (
      <button
        type="button"
        className={on ? 'met-cell met-cell-on' : 'met-cell'}
        data-at={`${row} ${column}`}
        tabIndex={at.row === row && at.column === column ? 0 : -1}
        aria-label={name}
        aria-pressed={on}
        onFocus={() => setAt({ row, column })}
        onClick={() => onOpen({ statement, column: id })}
      >
        {inside}
      </button>
    );
  };

  return (
    <div className="met-frame">
      <table ref={table} className="met-map" aria-label={words.table} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col" className="met-margin">
              <VisuallyHidden>{words.group}</VisuallyHidden>
            </th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.statement}</th>
            {map.workbooks.map(({ id, title }) => (
              <th key={id} scope="col" className="met-workbook" title={title}>
                {title.replace(/ Workbook$/i, '')}
              </th>
            ))}
            {withCohort ? (
              <>
                <th scope="col" className="met-first">
                  {words.written}, {words.ofPeople(map.people)}
                </th>
                <th scope="col">{words.secure}</th>
              </>
            ) : null}
          </tr>
        </thead>
        {map.groups.map((group) => (
          <tbody key={group.id}>
            {group.statements.map((statement, place) => {
              const found = rowOf.get(statement);
              if (!found) return null;
              const { row, index } = found;
              return (
                <tr key={statement} className={gaps.has(statement) ? 'met-gap' : ''}>
                  {place === 0 ? (
                    <th scope="rowgroup" rowSpan={group.statements.length} className="met-margin">
                      {group.stem}
                    </th>
                  ) : null}
                  <th scope="row" className="met-code">
                    <a href={`#/statements/${row.code}`}>{row.code}</a>
                  </th>
                  <td className="met-short">{row.short}</td>
                  {row.meets.map((meets, column) => (
                    <td key={columns[column]} className="met-workbook">
                      {button(
                        index,
                        column,
                        `${words.cell(row.code, map.workbooks[column]?.title ?? '')}: ${meetsWords(meets)}`,
                        <MeetMark meets={meets} />,
                      )}
                    </td>
                  ))}
                  {withCohort ? (
                    <>
                      <td className="met-first">
                        {button(
                          index,
                          map.workbooks.length,
                          `${row.code}, ${words.written}: ${toldWords(row.written)}`,
                          <WrittenBar told={row.written} />,
                        )}
                      </td>
                      <td>
                        {button(
                          index,
                          map.workbooks.length + 1,
                          `${row.code}, ${words.secure}: ${toldWords(row.secure)}`,
                          <span className={row.secure.is === 'known' && row.secure.of > 0 ? '' : 'faint'}>
                            {row.secure.is === 'known' && row.secure.of === 0 ? '–' : toldWords(row.secure)}
                          </span>,
                        )}
                      </td>
                    </>
                  ) : null}
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
      <ul className="met-legend">
        <li>
          <MeetMark meets={['asked']} /> {words.legend.asked}
        </li>
        <li>
          <MeetMark meets={['taught']} /> {words.legend.taught}
        </li>
        <li>
          <MeetMark meets={['shown']} /> {words.legend.listed}
        </li>
        <li>
          <MeetMark meets={[]} /> {words.legend.none}
        </li>
      </ul>
    </div>
  );
}

/** By shape, not by colour: filled, outlined, a dash, a dot. */
function MeetMark({ meets }: { meets: readonly Meeting[] }) {
  const how = meets.includes('asked') ? 'asked' : meets.includes('taught') ? 'taught' : meets.length > 0 ? 'listed' : 'none';
  return <span className={`met-mark met-${how}`} aria-hidden="true" />;
}

function WrittenBar({ told }: { told: Told }) {
  if (told.is !== 'known') return <span className="faint">{toldWords(told)}</span>;
  const share = told.of === 0 ? 0 : Math.min(1, told.count / told.of);
  return (
    <span className="met-written">
      <span className={told.count === 0 ? 'met-bar met-bar-none' : 'met-bar'} aria-hidden="true">
        {told.count > 0 ? <span style={{ inlineSize: `${share * 100}%` }} /> : null}
      </span>
      <span className="met-count">{told.count}</span>
    </span>
  );
}
