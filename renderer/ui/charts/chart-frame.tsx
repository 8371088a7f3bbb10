import './charts.css';
import { ChartBar, Download, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Chart } from '../../../preload/contract/charts/chart.ts';
import { isDrawn } from '../../../preload/contract/charts/describe.ts';
import { IconButton } from '../icon-button.tsx';
import { Menu } from '../menu.tsx';
import { Segmented } from '../segmented.tsx';
import { ChartTable } from './chart-table.tsx';
import { LegendLook } from './marks.tsx';
import { Plot } from './plot.tsx';

export type ChartFormat = 'csv' | 'xlsx' | 'svg' | 'png';

export interface ChartFrameProps {
  chart: Chart;
  /** Above the marks, at the left of the switch. */
  tools?: ReactNode;
  onSave: (format: ChartFormat) => void;
}

const words = {
  view: (name: string) => `${name}, as`,
  chart: 'Chart',
  table: 'Table',
  saveOf: (name: string) => `Save ${name.toLowerCase()} as a file`,
} as const;

const formats: readonly (readonly [ChartFormat, string])[] = [
  ['png', 'Picture for slides and documents (PNG)'],
  ['svg', 'Picture that can be enlarged (SVG)'],
  ['csv', 'Table for any program (CSV)'],
  ['xlsx', 'Table for Excel'],
];

const letter = 13;

/** A sentence, a legend in words, the marks; and the table that they are drawn from. */
export function ChartFrame({ chart, tools, onSave }: ChartFrameProps) {
  const { title, says, legend, key, notes } = chart;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [marks, width] = useWidth();
  const drawn = isDrawn(chart);
  return (
    <section className="chart" aria-label={title}>
      <h2 className="chart-sentence">
        <Sentence says={says} />
      </h2>
      {drawn || tools ? (
        <div className="chart-head">
          {tools}
          {drawn && view === 'chart' && legend.length > 0 ? (
            <div className="chart-legend">
              {legend.map(({ look, label }) => (
                <LegendLook key={label} look={look} label={label} letter={12} />
              ))}
            </div>
          ) : null}
          {drawn ? (
            <span className="chart-ways">
              <Segmented
                label={words.view(title)}
                choices={[
                  { value: 'chart', label: words.chart, icon: ChartBar },
                  { value: 'table', label: words.table, icon: Table2 },
                ]}
                value={view}
                onChange={setView}
              />
              <Menu
                label={words.saveOf(title)}
                trigger={<IconButton name={words.saveOf(title)} icon={Download} />}
                actions={formats.map(([format, label]) => ({ id: format, label, onAction: () => onSave(format) }))}
              />
            </span>
          ) : null}
        </div>
      ) : null}
      {drawn ? (
        view === 'chart' ? (
          <div ref={marks} className="chart-marks">
            <Plot chart={chart} width={width} letter={letter} />
          </div>
        ) : (
          <ChartTable label={title} table={chart.table} />
        )
      ) : null}
      {drawn && view === 'chart' && key.length > 0 ? (
        <ol className="chart-key">
          {key.map(({ label, text }) => (
            <li key={label}>{text}</li>
          ))}
        </ol>
      ) : null}
      {notes.map((note) => (
        <p key={note} className="small quiet">
          {note}
        </p>
      ))}
    </section>
  );
}

/** What it comes to, in strong letters, and the rest. */
export function Sentence({ says }: { says: string }) {
  const end = /[.!?](?=\s+[A-Z0-9“])/.exec(says)?.index;
  return end === undefined ? (
    <>{says}</>
  ) : (
    <>
      {says.slice(0, end + 1)}
      <span className="chart-rest">{says.slice(end + 1)}</span>
    </>
  );
}

/** How wide an element is, and again whenever that changes. */
export function useWidth(least = 300): [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(640);
  const measure = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(least, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
  return [measure, width];
}
