import './preset-strip.css';
import { useEffect, useRef, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Preset, PrintOptions } from '../../../preload/contract/model/print.ts';
import type { Api } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { openPdf } from '../../paper/pdf.ts';
import { presetHints, presetNames, printing } from '../../text/workbooks.ts';
import { fetchPrinted } from './preview.ts';

interface PresetStripProps {
  workbook: string;
  options: Omit<PrintOptions, 'preset'>;
  /** The block whose page is shown in each preset: pages fall differently. */
  block: string | null;
  grey: boolean;
  value: Preset;
  onChange: (preset: Preset) => void;
}

const presets = Object.keys(presetNames) as Preset[];
const width = 128;

/** The same place of the workbook in each preset, side by side: one is chosen by its picture. */
export function PresetStrip({ workbook, options, block, grey, value, onChange }: PresetStripProps) {
  return (
    <RadioGroup
      aria-label={printing.presetsSide}
      orientation="horizontal"
      className={grey ? 'preset-strip preset-strip-grey' : 'preset-strip'}
      value={value}
      onChange={(next) => onChange(next as Preset)}
    >
      {presets.map((preset) => (
        <Radio key={preset} value={preset} className="preset-choice">
          <Sheet workbook={workbook} options={{ ...options, preset }} block={block} />
          <b>{presetNames[preset]}</b>
          <span className="small faint">{presetHints[preset]}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** One at a time: the core draws them one after the other anyway. */
let queue: Promise<void> = Promise.resolve();

function Sheet({
  workbook,
  options: { audience, paper, preset },
  block,
}: {
  workbook: string;
  options: PrintOptions;
  block: string | null;
}) {
  const api = useApi();
  const place = useRef<HTMLSpanElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    queue = queue
      .then(async () => {
        const canvas = wanted ? await drawSheet(api, workbook, { audience, paper, preset }, block) : null;
        if (wanted && canvas) place.current?.replaceChildren(canvas);
      })
      .catch(() => {
        if (wanted) setFailed(true);
      });
    return () => {
      wanted = false;
    };
  }, [api, workbook, audience, paper, preset, block]);
  return (
    <span className="preset-sheet" aria-hidden="true">
      <span ref={place} />
      {failed ? <span className="small">{printing.notDrawn}</span> : null}
    </span>
  );
}

async function drawSheet(api: Api, workbook: string, options: PrintOptions, block: string | null): Promise<HTMLCanvasElement> {
  const answer = await fetchPrinted(api, workbook, options);
  if (!answer.ok) throw new Error(answer.failure.code);
  const pdf = await openPdf(answer.printed.bytes);
  try {
    const at = answer.printed.outline.find((entry) => entry.block === block)?.page ?? 1;
    const canvas = document.createElement('canvas');
    const dots = Math.min(2, window.devicePixelRatio || 1);
    canvas.width = Math.round(width * dots);
    canvas.height = Math.round(((width * pdf.height) / pdf.width) * dots);
    await pdf.draw(await pdf.page(at), canvas, width / pdf.width).promise;
    return canvas;
  } finally {
    pdf.close();
  }
}
