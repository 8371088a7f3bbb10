import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { describeChart, isDrawn } from '../../../preload/contract/charts/describe.ts';
import { type Part, partsOf } from '../../../preload/contract/charts/parts.ts';
import type { Chart } from '../../../preload/contract/charts/chart.ts';
import type { ChartAsk, ChartName } from '../../../preload/contract/charts/series.ts';
import { useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { progressParts, progressWords } from '../../text/progress.ts';
import { Sentence } from '../../ui/charts/chart-frame.tsx';
import { LegendLook } from '../../ui/charts/marks.tsx';
import { Plot } from '../../ui/charts/plot.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { say } from '../../ui/live-region.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';

const words = progressWords.projecting;
const order: readonly ChartName[] = progressParts.flatMap(({ charts }) => [...charts]);

export interface ProjectorProps {
  cohort: string;
  first: ChartName;
  askFor: (chart: ChartName) => ChartAsk;
  onLeave: () => void;
}

/** One chart for a whole room: large, without names, over everything else. Charts that have nothing to show are passed over. */
export function Projector({ cohort, first, askFor, onLeave }: ProjectorProps) {
  const { views } = useWindowState();
  const { nameOf } = useNames(cohort);
  const stage = useRef<HTMLDivElement>(null);
  const [{ name, part }, setPlace] = useState({ name: first, part: 0 });
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  const charts = useCharts(askFor, nameOf);
  const at = Math.max(0, charts?.findIndex((each) => each.name === name) ?? 0);
  const chart = charts?.[at];
  const parts = chart ? partsOf(chart, stageOf(chart, size)) : [];
  // A window that has grown may have fewer.
  const here = Math.min(part, Math.max(0, parts.length - 1));

  useEffect(() => {
    const before = views.store.getState().namesHidden;
    views.store.setState({ namesHidden: true });
    const back = document.activeElement;
    stage.current?.focus();
    say(words.hidden);
    // Where the system does not let a window have the screen, it has the window.
    if (document.fullscreenEnabled) document.documentElement.requestFullscreen().catch(() => {});
    const measure = (): void => setSize({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
      views.store.setState({ namesHidden: before });
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
      if (back instanceof HTMLElement) back.focus();
    };
  }, [views]);
  useEffect(() => {
    // Escape leaves the full screen before any key reaches the page.
    const onChange = (): void => {
      if (!document.fullscreenElement) onLeave();
    };
    document.addEventListener('fullscreenchange', onChange);
    return () => document.removeEventListener('fullscreenchange', onChange);
  }, [onLeave]);

  // What the keys were in goes with its chart, and the keys have to go on.
  useEffect(() => {
    if (name && here >= 0 && !stage.current?.contains(document.activeElement)) stage.current?.focus();
  }, [name, here]);

  const goChart = (by: 1 | -1, last = false): void => {
    const next = charts?.[(at + by + charts.length) % charts.length];
    if (!next) return;
    setPlace({ name: next.name, part: last ? partsOf(next, stageOf(next, size)).length - 1 : 0 });
    say(next.says);
  };
  /** Through the parts of a chart, and on to the next. */
  const go = (by: 1 | -1): void => {
    const next = parts[here + by];
    if (!next || !chart) return goChart(by, by < 0);
    setPlace({ name: chart.name, part: here + by });
    say(partSays(next));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowRight') goChart(1);
    else if (event.key === 'ArrowLeft') goChart(-1);
    else if (event.key === 'PageDown') go(1);
    else if (event.key === 'PageUp') go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <div ref={stage} className="projector" role="dialog" aria-modal="true" aria-label={words.label} tabIndex={-1} onKeyDown={onKeyDown}>
      {charts === null ? null : chart ? (
        <Projected key={`${chart.name} ${here}`} chart={chart} part={parts[here]} size={size} />
      ) : (
        <p className="projector-says">{words.nothing}</p>
      )}
      <footer className="projector-foot">
        <ScreenKeys keys={parts.length > 1 ? words.keysOfParts : words.keys} />
        {parts.length > 1 && parts[here] ? <span className="projector-part">{partSays(parts[here])}</span> : null}
        {charts && charts.length > 1 ? <span className="quiet">{words.place(at + 1, charts.length)}</span> : null}
        <IconButton name={words.previous} icon={ChevronLeft} onPress={() => go(-1)} />
        <IconButton name={words.next} icon={ChevronRight} onPress={() => go(1)} />
        <IconButton name={words.leave} icon={X} onPress={onLeave} />
      </footer>
    </div>,
    document.body,
  );
}

/** Those that have something to show, in their order; `null` until all have answered. */
function useCharts(askFor: (chart: ChartName) => ChartAsk, nameOf: (participant: string) => string): Chart[] | null {
  // Always the same nine, in the same order.
  const answers = order.map((chart) => useLive('chart.get', askFor(chart)));
  if (answers.some(({ value, failure }) => !value && !failure)) return null;
  return answers.flatMap(({ value }) => (value ? [describeChart(value, nameOf)] : [])).filter(isDrawn);
}

/** As in progress.css: what a small window leaves beside and above the marks. */
const roomy = { sides: 72, above: 280, legend: 20 };
const small = { sides: 32, above: 170, legend: 16 };
const roomOf = ({ width, height }: { width: number; height: number }) => (width < 1000 || height < 640 ? small : roomy);
/** Closer than on a page: what is read from afar needs the larger letters. */
const row = 1.5;
/** What is read at the back of a room: a forty-eighth of the height of the screen, and no less than a line of text. */
const readable = (height: number): number => Math.max(16, Math.round(height / 48));

function stageOf(chart: Chart, { width, height }: { width: number; height: number }) {
  const { sides, above } = roomOf({ width, height });
  // The key stands in two columns, a question on up to two lines.
  const keyHigh = Math.ceil(chart.key.length / 2) * 44;
  return { width: width - 2 * sides, height: height - above, least: readable(height), most: 32, row, keyHigh };
}

function partSays(part: Part): string {
  if (part.is === 'key') return words.keyOf(part.key[0]?.label ?? '', part.key.at(-1)?.label ?? '');
  const ticks = part.chart.across.ticks;
  const columns = part.whole.across.ticks.length > ticks.length ? words.columns(ticks[0]?.label ?? '', ticks.at(-1)?.label ?? '') : '';
  return [part.rows ? words.rows(...part.rows) : '', columns].filter(Boolean).join(', ') || words.whole;
}

function Projected({ chart, part, size }: { chart: Chart; part: Part | undefined; size: { width: number; height: number } }) {
  const { sides, legend } = roomOf(size);
  if (!part) return null;
  return (
    <>
      <h1 className="projector-says">
        <Sentence says={chart.says} />
      </h1>
      {part.is === 'key' ? (
        <ol
          className="chart-key projector-key projector-key-alone"
          start={Number(part.key[0]?.label ?? 1)}
          style={{ fontSize: part.letter }}
        >
          {part.key.map(({ label, text }) => (
            <li key={label}>{text}</li>
          ))}
        </ol>
      ) : (
        <>
          <div className="projector-legend">
            {chart.legend.map(({ look, label }) => (
              <LegendLook key={label} look={look} label={label} letter={legend} />
            ))}
          </div>
          <div className="projector-plot">
            <Plot chart={part.chart} whole={part.whole} width={size.width - 2 * sides} letter={part.letter} row={row} rowsOnly />
          </div>
          {part.withKey && chart.key.length > 0 ? (
            <ol className="chart-key projector-key">
              {chart.key.map(({ label, text }) => (
                <li key={label}>{text}</li>
              ))}
            </ol>
          ) : null}
        </>
      )}
    </>
  );
}
