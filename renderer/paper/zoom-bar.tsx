import { MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../ui/icon-button.tsx';
import type { Zoom } from './zoom.ts';
import { canStepIn, canStepOut, stepIn, stepOut } from './zoom.ts';

interface ZoomBarProps {
  page: number;
  pages: number;
  zoom: number;
  fits: boolean;
  onPage(page: number): void;
  onZoom(zoom: Zoom): void;
}

/** Where in the workbook, and how large. */
export function ZoomBar({ page, pages, zoom, fits, onPage, onZoom }: ZoomBarProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const go = (): void => {
    const wanted = Math.round(Number(typed));
    if (typed !== null && wanted >= 1) onPage(Math.min(wanted, pages));
    setTyped(null);
  };
  return (
    <div className="zoom-bar" role="group" aria-label="Page and size">
      <label className="zoom-page">
        Page
        <input
          inputMode="numeric"
          value={typed ?? String(page)}
          style={{ width: `${String(pages).length + 1.2}ch` }}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={go}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go();
            else if (event.key === 'Escape') setTyped(null);
          }}
        />
      </label>
      <span>of {pages}</span>
      <span className="zoom-rule" />
      <IconButton name="Smaller" icon={ZoomOut} isDisabled={!canStepOut(zoom)} onPress={() => onZoom(stepOut(zoom))} />
      <output aria-label="Size" className="zoom-size">
        {Math.round(zoom * 100)}%
      </output>
      <IconButton name="Larger" icon={ZoomIn} isDisabled={!canStepIn(zoom)} onPress={() => onZoom(stepIn(zoom))} />
      <IconButton name="Fit the width" icon={MoveHorizontal} pressed={fits} onPress={() => onZoom(fits ? zoom : 'fit')} />
    </div>
  );
}
