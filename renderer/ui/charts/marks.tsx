import type { CSSProperties } from 'react';
import type { Look } from '../../../preload/contract/charts/chart.ts';
import { signOf } from '../../../preload/contract/charts/legend.ts';
import { looks } from '../../../preload/contract/charts/looks.ts';
import type { Drawn } from '../../../preload/contract/charts/place.ts';

/** What a look is in the window: its colours are those of the theme. */
function styleOf(drawn: Drawn, letter: number): CSSProperties {
  const { fill, width = 8, dash, opacity, strong, hatchInk, ...look } = looks[drawn.look];
  const hatch = drawn.draw === 'path' && drawn.hatch;
  const stroke = hatch ? (hatchInk ?? look.stroke) : look.stroke;
  if (drawn.draw === 'text')
    return { fill: `var(--${fill ?? 'ink'})`, fontSize: drawn.size, ...(strong ? { fontWeight: 'var(--w-strong)' as never } : {}) };
  return {
    fill: fill && !hatch ? `var(--${fill})` : 'none',
    ...(opacity === undefined ? {} : { fillOpacity: opacity }),
    ...(stroke ? { stroke: `var(--${stroke})`, strokeWidth: (width * letter) / 100 } : {}),
    ...(dash && !hatch ? { strokeDasharray: dash.map((long) => (long * letter) / 100).join(' ') } : {}),
  };
}

/** One thing drawn, in the window's colours. */
export function DrawnMark({ drawn, letter }: { drawn: Drawn; letter: number }) {
  const style = styleOf(drawn, letter);
  switch (drawn.draw) {
    case 'rect':
      return <rect x={drawn.x} y={drawn.y} width={drawn.width} height={drawn.height} style={style} />;
    case 'line':
      return <line x1={drawn.x1} y1={drawn.y1} x2={drawn.x2} y2={drawn.y2} style={style} />;
    case 'circle':
      return <circle cx={drawn.x} cy={drawn.y} r={drawn.radius} style={style} />;
    case 'path':
      return <path d={drawn.d} style={style} />;
    case 'text':
      return (
        <text x={drawn.x} y={drawn.y} textAnchor={drawn.align} style={style}>
          {drawn.text}
        </text>
      );
  }
}

/** A piece of legend: the look, and what it means. */
export function LegendLook({ look, label, letter }: { look: Look; label: string; letter: number }) {
  return (
    <span className="chart-legend-look">
      <svg width={letter + 2} height={letter + 2} viewBox={`-1 -1 ${letter + 2} ${letter + 2}`} aria-hidden="true">
        {signOf(look, 0, 0, letter).map((drawn, at) => (
          <DrawnMark key={at} drawn={drawn} letter={letter} />
        ))}
      </svg>
      {label}
    </span>
  );
}
