import { useId } from 'react';
import { Bar, BarChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTip } from './chart-tip.tsx';

export type Fill = 'full' | 'hatched' | 'empty' | 'open';

export interface BarsRow {
  id: string;
  label: string;
  /** One for each part. */
  values: readonly number[];
  says: string;
}

export interface BarsChartProps {
  title: string;
  width: number;
  rows: readonly BarsRow[];
  /** What a bar is made of, from its left. */
  parts: readonly Fill[];
  to: number;
  ticks: readonly number[];
  tick: (value: number) => string;
  line?: { at: number; label: string };
}

const rowHeight = 28;

/** A bar for each row; its parts differ in pattern, and all have an outline. */
export function BarsChart({ title, width, rows, parts, to, ticks, tick, line }: BarsChartProps) {
  const hatching = `hatching${useId().replace(/[^\w-]/g, '')}`;
  const data = rows.map(({ id, label, values, says }) => ({
    id,
    label,
    says,
    ...Object.fromEntries(parts.map((part, at) => [part, values[at] ?? 0])),
  }));
  const labels = Math.min(190, Math.round(width * 0.4));
  const letters = Math.floor(labels / 7.2);
  return (
    <BarChart
      title={title}
      layout="vertical"
      width={width}
      height={rows.length * rowHeight + 56}
      data={data}
      margin={{ top: 22, right: 48, bottom: 4, left: 0 }}
      barCategoryGap={8}
      accessibilityLayer
    >
      <defs>
        <pattern id={hatching} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="bars-paper" />
          <line x1="0" x2="0" y1="0" y2="5" className="bars-hatch" />
        </pattern>
      </defs>
      <XAxis type="number" domain={[0, to]} ticks={[...ticks]} tickFormatter={tick} interval={0} tickLine={false} />
      <YAxis
        type="category"
        dataKey="label"
        width={labels}
        axisLine={false}
        tickLine={false}
        interval={0}
        tickFormatter={(label: string) => (label.length > letters ? `${label.slice(0, letters - 1)}…` : label)}
        tick={{ textAnchor: 'start', dx: 8 - labels }}
      />
      <Tooltip isAnimationActive={false} content={ChartTip} cursor={{ className: 'bars-cursor' }} />
      {parts.map((part) => (
        <Bar
          key={part}
          dataKey={part}
          stackId="all"
          isAnimationActive={false}
          className={`bars-${part}`}
          {...(part === 'hatched' ? { fill: `url(#${hatching})` } : {})}
        />
      ))}
      {line ? <ReferenceLine x={line.at} className="bars-line" label={{ value: line.label, position: 'top' }} /> : null}
    </BarChart>
  );
}

/** A piece of legend: the fill, and what it means. */
export function LegendFill({ fill, children }: { fill: Fill; children: string }) {
  return (
    <span>
      <span className={`legend-fill legend-${fill}`} aria-hidden="true" /> {children}
    </span>
  );
}
