import { ChevronsLeftRight, ChevronsRightLeft, Link2 } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Coverage, CoverageRow, Meeting, Told } from '../../../preload/contract/model/insight.ts';
import { coverageWords as words, toldWords } from '../../text/coverage.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { cellSays, type CohortColumn, columnsOf, type MapColumn, meetsIn, toldIn } from './columns.ts';

/** A cell of the map: a workbook's, a part's, or one of the cohort's. */
export interface Spot {
  statement: string;
  column: string;
}

export interface CoverageMapProps {
  map: Coverage;
  withCohort: boolean;
  spot: Spot | null;
  onOpen: (spot: Spot) => void;
  /** Opens a workbook up into its scenarios and prompts, or closes it again. */
  onSpread: (workbook: string | null) => void;
}

/** A table that is gone through with the arrow keys; one cell of it is in the order of Tab. */
export function CoverageMap({ map, withCohort, spot, onOpen, onSpread }: CoverageMapProps) {
  const columns = columnsOf(map, withCohort);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const rowOf = new Map(map.rows.map((row, index) => [row.statement, { row, index }]));
  const gaps = new Set(map.gaps.filter(({ kind }) => kind !== 'few-secure').map(({ statement }) => statement));
  const here = { row: Math.min(at.row, map.rows.length - 1), column: Math.min(at.column, columns.length - 1) };
  const opened = map.workbooks.find(({ id }) => id === map.opened?.workbook);

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
    const row = Math.min(Math.max(here.row + step[0], 0), map.rows.length - 1);
    const column = Math.min(Math.max(here.column + step[1], 0), columns.length - 1);
    setAt({ row, column });
    table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`)?.focus();
  };

  return (
    <div className="met-frame">
      <table ref={table} className="met-map" aria-label={words.table} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col" className="met-margin">
              <VisuallyHidden>{words.group}</VisuallyHidden>
            </th>
            <th scope="col" className="met-code">
              {words.code}
            </th>
            <th scope="col" className="met-short">
              {words.statement}
            </th>
            {columns.map((column) => (
              <ColumnHead key={column.id} column={column} people={map.people} onSpread={onSpread} />
            ))}
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
                    {row.mapped ? (
                      <span className="met-mapped" title={words.mapped}>
                        <Icon of={Link2} size={12} />
                        <VisuallyHidden>{words.mapped}</VisuallyHidden>
                      </span>
                    ) : null}
                  </th>
                  <td className="met-short">{row.short}</td>
                  {columns.map((column, number) => {
                    const on = spot?.statement === statement && spot.column === column.id;
                    return (
                      <td key={column.id} className={classOf(column)}>
                        <button
                          type="button"
                          className={on ? 'met-cell met-cell-on' : 'met-cell'}
                          data-at={`${index} ${number}`}
                          tabIndex={here.row === index && here.column === number ? 0 : -1}
                          aria-label={cellSays(row, column)}
                          aria-pressed={on}
                          onFocus={() => setAt({ row: index, column: number })}
                          onClick={() => onOpen({ statement, column: column.id })}
                        >
                          <Inside row={row} column={column} />
                        </button>
                      </td>
                    );
                  })}
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
      {opened ? (
        <section className="met-parts" aria-label={words.partsOf(opened.title)}>
          <dl>
            {columns.map((column) =>
              column.is === 'part' ? (
                <div key={column.id}>
                  <dt>{column.label}</dt>
                  <dd>
                    <a href={`#/workbooks/${opened.id}/${column.part.block}`}>{column.title}</a>
                  </dd>
                </div>
              ) : null,
            )}
          </dl>
        </section>
      ) : null}
    </div>
  );
}

const classOf = (column: MapColumn): string =>
  column.is === 'workbook'
    ? 'met-workbook'
    : column.is === 'part'
      ? 'met-part'
      : column.id === 'taught'
        ? 'met-told met-first'
        : `met-told met-${column.id}`;

function ColumnHead({ column, people, onSpread }: { column: MapColumn; people: number; onSpread: CoverageMapProps['onSpread'] }) {
  if (column.is === 'cohort')
    return (
      <th scope="col" className={classOf(column)}>
        {column.id === 'written' ? `${column.title}, ${words.ofPeople(people)}` : column.title}
      </th>
    );
  if (column.is === 'part')
    return (
      <th scope="col" className={classOf(column)} title={column.title}>
        <span aria-hidden="true">{column.label}</span>
        <VisuallyHidden>{`${words.partKey[column.part.kind]}: ${column.title}`}</VisuallyHidden>
      </th>
    );
  return (
    <th scope="col" className={classOf(column)} title={column.title}>
      <span className="met-name">{column.title.replace(/ Workbook$/i, '')}</span>
      <IconButton
        name={column.opened ? words.shut(column.title) : words.open(column.title)}
        icon={column.opened ? ChevronsRightLeft : ChevronsLeftRight}
        onPress={() => onSpread(column.opened ? null : column.id)}
      />
    </th>
  );
}

function Inside({ row, column }: { row: CoverageRow; column: MapColumn }) {
  if (column.is !== 'cohort') return <MeetMark meets={meetsIn(row, column)} />;
  return <ToldMark told={toldIn(row, column.id)} column={column.id} />;
}

/** By shape, not by colour: filled, outlined, a dash, a dot. */
function MeetMark({ meets }: { meets: readonly Meeting[] }) {
  const how = meets.includes('asked') ? 'asked' : meets.includes('taught') ? 'taught' : meets.length > 0 ? 'listed' : 'none';
  return <span className={`met-mark met-${how}`} aria-hidden="true" />;
}

function ToldMark({ told, column }: { told: Told; column: CohortColumn }) {
  if (told.is !== 'known') return <span className="faint">{toldWords(told)}</span>;
  if (column === 'secure') return <span className={told.of === 0 ? 'faint' : ''}>{told.of === 0 ? '–' : toldWords(told)}</span>;
  if (column !== 'written') return <span className={told.count === 0 ? 'faint' : ''}>{told.count}</span>;
  const share = told.of === 0 ? 0 : Math.min(1, told.count / told.of);
  return (
    <span className="met-wrote">
      <span className={told.count === 0 ? 'met-bar met-bar-none' : 'met-bar'} aria-hidden="true">
        {told.count > 0 ? <span style={{ inlineSize: `${share * 100}%` }} /> : null}
      </span>
      <span className="met-count">{told.count}</span>
    </span>
  );
}
