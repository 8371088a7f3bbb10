import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { Corners, Spot } from '../../../../preload/contract/model/scans.ts';
import { scanWords as words } from '../../../text/scans.ts';
import type { Seen } from '../../../state/pictures.ts';

interface CornerEditorProps {
  picture: Seen;
  corners: Corners;
  onChange: (corners: Corners) => void;
}

const step = 0.004;
const stride = 0.02;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A picture as it came, with the paper's four corners on it, to be dragged or moved with the arrow keys. */
export function CornerEditor({ picture, corners, onChange }: CornerEditorProps) {
  const stage = useRef<HTMLDivElement>(null);
  const move = (at: number, spot: Spot): void => onChange(corners.map((corner, index) => (index === at ? kept(spot) : corner)) as Corners);
  const drag = (event: PointerEvent<HTMLButtonElement>, at: number): void => {
    const box = stage.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(at, { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  const press = (event: KeyboardEvent, at: number, { x, y }: Spot): void => {
    const by = moves[event.key];
    if (!by) return;
    event.preventDefault();
    const far = event.shiftKey ? stride : step;
    move(at, { x: x + by[0] * far, y: y + by[1] * far });
  };
  return (
    <div className="corner-stage" ref={stage} style={{ aspectRatio: `${picture.width} / ${picture.height}` }}>
      <img src={picture.src} alt="" draggable={false} />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(' ')} />
      </svg>
      {corners.map((corner, at) => (
        <button
          key={at}
          type="button"
          className="corner"
          aria-label={words.place.corner(words.place.names[at] ?? '', corner.x, corner.y)}
          style={{ left: `${corner.x * 100}%`, top: `${corner.y * 100}%` }}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => drag(event, at)}
          onKeyDown={(event) => press(event, at, corner)}
        />
      ))}
    </div>
  );
}

/** A corner may lie a little outside of what the camera saw. */
const kept = ({ x, y }: Spot): Spot => ({ x: Math.min(1.3, Math.max(-0.3, x)), y: Math.min(1.3, Math.max(-0.3, y)) });
