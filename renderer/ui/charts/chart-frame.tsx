import './charts.css';
import { ChartBar, Download, Table2 } from 'lucide-react';
import { type KeyboardEvent as KeyPress, type ReactNode, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { Menu } from '../menu.tsx';
import { Segmented } from '../segmented.tsx';
import { svgOf } from './svg-file.ts';

export interface ChartFrameProps {
  /** What the chart is of: "Attendance". */
  name: string;
  /** What it shows, as a sentence. */
  sentence: string;
  legend?: ReactNode;
  /** Drawn at the width that there is. `null`: there is nothing to draw, and the sentence says so. */
  chart: ((width: number) => ReactNode) | null;
  table: ReactNode;
  /** Above the marks, at the left of the switch. */
  tools?: ReactNode;
  foot?: ReactNode;
  onTable: (format: 'csv' | 'xlsx') => void;
  onPicture: (svg: string) => void;
  /** Why a picture of it cannot leave now. */
  pictureWaits?: string | undefined;
}

const words = {
  view: (name: string) => `${name}, as`,
  chart: 'Chart',
  table: 'Table',
  save: 'Save as…',
  saveOf: (name: string) => `Save ${name.toLowerCase()} as a file`,
  csv: 'Table for any program (CSV)',
  xlsx: 'Table for Excel',
  svg: 'Picture (SVG)',
} as const;

/** The library goes on with the key to the left in charts whose rows go down: here down and right go on, up and left go back. */
const turned: Partial<Record<string, string>> = {
  ArrowDown: 'ArrowLeft',
  ArrowRight: 'ArrowLeft',
  ArrowUp: 'ArrowRight',
  ArrowLeft: 'ArrowRight',
};
function turnKeys(event: KeyPress): void {
  const key = turned[event.key];
  // Those that are sent from here are not trusted, and go through.
  if (!key || !event.nativeEvent.isTrusted) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}

/** A sentence, a legend in words, the marks; and the table that they are drawn from. */
export function ChartFrame({ name, sentence, legend, chart, table, tools, foot, onTable, onPicture, pictureWaits }: ChartFrameProps) {
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [width, setWidth] = useState(640);
  const marks = useRef<HTMLDivElement | null>(null);
  const measure = (element: HTMLDivElement | null): (() => void) | undefined => {
    marks.current = element;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(280, Math.floor(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  };
  const picture = (): void => {
    const drawn = marks.current?.querySelector('svg');
    if (drawn) onPicture(svgOf(drawn, sentence));
  };
  return (
    <section className="chart" aria-label={name}>
      <h2 className="chart-sentence">{sentence}</h2>
      {chart ? (
        <>
          <div className="chart-head">
            {tools}
            {view === 'chart' ? <div className="chart-legend">{legend}</div> : null}
            <span className="chart-ways">
              <Segmented
                label={words.view(name)}
                choices={[
                  { value: 'chart', label: words.chart, icon: ChartBar },
                  { value: 'table', label: words.table, icon: Table2 },
                ]}
                value={view}
                onChange={setView}
              />
              <Menu
                label={words.saveOf(name)}
                trigger={
                  <Button icon={Download} aria-label={words.saveOf(name)}>
                    {words.save}
                  </Button>
                }
                actions={[
                  { id: 'csv', label: words.csv, onAction: () => onTable('csv') },
                  { id: 'xlsx', label: words.xlsx, onAction: () => onTable('xlsx') },
                  ...(view === 'chart'
                    ? [
                        {
                          id: 'svg',
                          label: words.svg,
                          onAction: picture,
                          ...(pictureWaits ? { notYet: `${words.svg}: ${pictureWaits}` } : {}),
                        },
                      ]
                    : []),
                ]}
              />
            </span>
          </div>
          {view === 'chart' ? (
            <div ref={measure} className="chart-marks" onKeyDownCapture={turnKeys}>
              {chart(width)}
            </div>
          ) : (
            table
          )}
        </>
      ) : null}
      {foot ? <p className="small quiet">{foot}</p> : null}
    </section>
  );
}
