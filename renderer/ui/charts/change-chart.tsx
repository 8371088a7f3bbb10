import { Bar, BarChart, type BarShapeProps, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { ChartTip } from './chart-tip.tsx';

export interface ChangeRow {
  id: string;
  label: string;
  before: number;
  after: number;
  /** "up 0.8" */
  change: string;
  /** The whole of it as a sentence, for the tip. */
  says: string;
  /** The first of its band, but for the first of all. */
  starts: boolean;
}

export interface ChangeChartProps {
  title: string;
  width: number;
  rows: readonly ChangeRow[];
  from: number;
  to: number;
  tick: (value: number) => string;
}

const rowHeight = 25;

/** Before is a ring, after is solid, with a line between them; a fall is dashed too. */
export function ChangeChart({ title, width, rows, from, to, tick }: ChangeChartProps) {
  const data = rows.map((row) => ({ ...row, edge: width, range: [Math.min(row.before, row.after), Math.max(row.before, row.after)] }));
  const labels = width < 520 ? 64 : 220;
  return (
    <BarChart
      title={title}
      layout="vertical"
      width={width}
      height={rows.length * rowHeight + 44}
      data={data}
      margin={{ top: 6, right: 84, bottom: 4, left: 0 }}
      accessibilityLayer
    >
      <CartesianGrid horizontal={false} />
      <XAxis
        type="number"
        domain={[from, to]}
        ticks={Array.from({ length: to - from + 1 }, (_, at) => from + at)}
        tickFormatter={tick}
        axisLine={false}
        tickLine={false}
        interval={0}
      />
      <YAxis
        type="category"
        dataKey="label"
        width={labels}
        axisLine={false}
        tickLine={false}
        interval={0}
        tickFormatter={(label: string) => (labels < 100 ? (label.split(' ')[0] ?? '') : label)}
        tick={{ textAnchor: 'start', dx: 8 - labels }}
      />
      <Tooltip isAnimationActive={false} content={ChartTip} cursor={false} />
      <Bar dataKey="range" isAnimationActive={false} shape={Change} minPointSize={0} />
    </BarChart>
  );
}

function Change({ x, y, width, height, payload }: BarShapeProps) {
  const { before, after, change, starts, edge } = payload as ChangeRow & { edge: number };
  const [low, high] = width < 0 ? [x + width, x] : [x, x + width];
  const [was, is] = after < before ? [high, low] : [low, high];
  const middle = y + height / 2;
  const fell = after < before;
  return (
    <g className={fell ? 'change change-fell' : 'change'}>
      {starts ? <line className="change-band" x1={0} x2={edge} y1={middle - rowHeight / 2} y2={middle - rowHeight / 2} /> : null}
      <line className="change-way" x1={was} x2={is} y1={middle} y2={middle} />
      <circle className="change-was" cx={was} cy={middle} r={5} />
      <circle className="change-is" cx={is} cy={middle} r={5} />
      <text className="change-words" x={edge - 8} y={middle} dy="0.35em" textAnchor="end">
        {change}
      </text>
    </g>
  );
}
