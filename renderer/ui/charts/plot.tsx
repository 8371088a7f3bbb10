import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { CartesianGrid, Scatter, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import type { Chart } from '../../../preload/contract/charts/chart.ts';
import { drawMarks, framesOf, type Placed, rowLabel } from '../../../preload/contract/charts/place.ts';
import { say } from '../live-region.tsx';
import { DrawnMark } from './marks.tsx';
import { nearestPoint, nextPoint } from './moves.ts';

export interface PlotProps {
  chart: Chart;
  width: number;
  /** The height of its letters; everything else follows from that. */
  letter: number;
  /** Left and right belong to somebody else. */
  rowsOnly?: boolean;
  /** The height of a row, in letters. */
  row?: number;
  /** Of which chart this is a part. */
  whole?: Chart;
}

const words = {
  keys: 'Arrow keys go from mark to mark.',
} as const;

/**
 * The chart that the contract describes: recharts scales and draws axes and grid, and the marks stand where its scales say. Paper and
 * picture files place the same marks on scales of their own; a test compares both.
 */
export function Plot({ chart, width, letter, rowsOnly, row = 2, whole = chart }: PlotProps) {
  const { frame, plot, rowHigh } = framesOf(chart, { width, letter, row, whole });
  const [at, setAt] = useState<number | null>(null);
  const point = at === null ? undefined : chart.points[at];
  // The library keeps its own domain in order of size; a value that grows upwards is turned.
  const [low, high] = [Math.min(chart.down.from, chart.down.to), Math.max(chart.down.from, chart.down.to)];
  const across = (value: number): number => plot.x + ((value - chart.across.from) / (chart.across.to - chart.across.from)) * plot.width;
  const down = (value: number): number => plot.y + ((value - chart.down.from) / (chart.down.to - chart.down.from)) * plot.height;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && at !== null && !rowsOnly) {
      event.stopPropagation();
      return setAt(null);
    }
    if (rowsOnly && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return;
    const next = nextPoint(chart.points, at, event.key);
    if (next === null) return;
    event.preventDefault();
    setAt(next);
    say(chart.points[next]?.says ?? '');
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const places = chart.points.map(({ x, y }) => ({ x: across(x), y: down(y) }));
    setAt(nearestPoint(places, event.clientX - box.left, event.clientY - box.top));
  };

  return (
    // Each mark is read out as the keys come to it: a screen reader has to hand them over.
    <div
      className="chart-plot"
      role="application"
      tabIndex={0}
      aria-label={`${chart.title}. ${chart.says} ${words.keys}`}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      style={{ height: frame.height }}
    >
      <ScatterChart
        width={width}
        height={frame.height}
        margin={{ top: plot.y, right: width - plot.x - plot.width, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        title={chart.says}
      >
        <CartesianGrid vertical={chart.across.grid} horizontal={chart.down.grid} />
        <XAxis
          type="number"
          dataKey="x"
          domain={[chart.across.from, chart.across.to]}
          ticks={chart.across.ticks.map((tick) => tick.at)}
          allowDataOverflow
          interval={0}
          height={frame.height - plot.y - plot.height}
          axisLine={false}
          tickLine={false}
          tick={(tick: TickProps) => (
            <text x={tick.x} y={plot.y + plot.height + letter * 1.5} textAnchor="middle" className="chart-tick" fontSize={letter}>
              {chart.across.ticks.find((each) => each.at === tick.payload.value)?.label}
            </text>
          )}
        />
        <YAxis
          type="number"
          dataKey="y"
          domain={[low, high]}
          reversed={chart.down.from < chart.down.to}
          ticks={chart.down.ticks.map((tick) => tick.at)}
          allowDataOverflow
          interval={0}
          width={plot.x}
          axisLine={false}
          tickLine={false}
          tick={(tick: TickProps) => {
            const named = chart.down.ticks.find((each) => each.at === tick.payload.value);
            return (
              <g className="chart-row">
                {(named ? rowLabel(named, 0, Number(tick.y), plot.x - letter * 0.6, letter) : []).map((drawn, place) => (
                  <DrawnMark key={place} drawn={drawn} letter={letter} />
                ))}
              </g>
            );
          }}
        />
        <Scatter data={[...chart.points]} isAnimationActive={false} shape={NoMark} />
        {point ? (
          <Here chart={chart} at={at ?? 0} x={across(point.x)} y={down(point.y)} plot={plot} rowHigh={rowHigh} letter={letter} />
        ) : null}
        <Marks chart={chart} frame={frame} plot={plot} rowHigh={rowHigh} letter={letter} />
      </ScatterChart>
      {point ? (
        <p
          className="chart-tip"
          style={{
            top: down(point.y) + letter,
            ...(across(point.x) > width / 2 ? { right: Math.max(0, width - across(point.x) + 8) } : { left: across(point.x) + 8 }),
          }}
        >
          {point.says}
        </p>
      ) : null}
    </div>
  );
}

/** The library scales the points; what stands at them is drawn by `Marks`. */
const NoMark = () => <g />;

interface TickProps {
  x: number | string;
  y: number | string;
  payload: { value: number };
}

interface Places extends Pick<Placed, 'plot'> {
  chart: Chart;
  rowHigh: number;
  letter: number;
}

function Marks({ chart, frame, plot, rowHigh, letter }: Places & Pick<Placed, 'frame'>) {
  const across = useXAxisScale();
  const down = useYAxisScale();
  if (!across || !down) return null;
  const drawn = drawMarks(chart, {
    across: (value) => across(value) ?? 0,
    down: (value) => down(value) ?? 0,
    frame,
    plot,
    letter,
    rowHigh,
  });
  return (
    <g className="chart-drawn" aria-hidden="true">
      {drawn.map((each, at) => (
        <DrawnMark key={at} drawn={each} letter={letter} />
      ))}
    </g>
  );
}

/** Where the keys, or the pointer, are: the row as a band, or the one mark in a ring. */
function Here({ chart, at, x, y, plot, rowHigh, letter }: Places & { at: number; x: number; y: number }) {
  const row = chart.points[at]?.row;
  const alone = chart.rows !== undefined && chart.points.filter((point) => point.row === row).length === 1;
  return alone ? (
    <rect className="chart-here" x={0} width={plot.x + plot.width} y={y - rowHigh / 2} height={rowHigh} />
  ) : (
    <circle className="chart-here-ring" cx={x} cy={y} r={letter * 0.8} />
  );
}
