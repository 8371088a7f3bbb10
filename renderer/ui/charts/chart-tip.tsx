import type { TooltipContentProps } from 'recharts';

/** What the mark under the pointer, or the one that the arrow keys came to, says. */
export function ChartTip({ active, payload }: TooltipContentProps) {
  const row: unknown = payload?.[0]?.payload;
  if (!active || !row || typeof row !== 'object' || !('says' in row)) return null;
  return <p className="chart-tip">{String(row.says)}</p>;
}
