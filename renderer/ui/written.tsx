import './written.css';
import { useState } from 'react';
import { MarkedArea } from './marked-area.tsx';
import { NumberField } from './number-field.tsx';
import { settled } from './settled.tsx';
import { TextField } from './text-field.tsx';
import type { Apart } from './typed.ts';
import { asLine, asText, joined, parted } from './typed.ts';

interface Words {
  label: string;
  hint?: string;
  hideLabel?: boolean;
}

/** One line of a workbook. */
export const LineInput = settled(function LineInput({
  value,
  onChange,
  ...words
}: Words & { value: string; onChange: (value: string) => void }) {
  return <TextField {...words} value={value} onChange={(text) => onChange(asLine(text))} />;
});

/** Text that may run over lines, with inline markup. */
export const TextInput = settled(function TextInput({
  value,
  onChange,
  rows = 2,
  ...words
}: Words & { value: string; onChange: (value: string) => void; rows?: number }) {
  return <MarkedArea {...words} between={'\n'} rows={rows} value={value} onChange={(text) => onChange(asText(text))} />;
});

interface ListInputProps extends Words {
  value: readonly string[];
  onChange: (value: string[]) => void;
  apart: Apart;
  rows?: number;
  /** Why a list would be wrong, else null: it is then shown here and not taken over. */
  check?: (list: readonly string[]) => string | null;
}

/** A list of texts, typed in one box. What is being typed stays as it is typed, also an empty line that is not yet filled. */
export const ListInput = settled(function ListInput({ value, onChange, apart, rows = 3, check, ...words }: ListInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const kept = joined(value, apart);
  // What is kept has changed under the box, as by undo: that is then what stands in it.
  const [last, setLast] = useState(kept);
  if (kept !== last) {
    setLast(kept);
    if (typed !== null && joined(parted(typed, apart), apart) !== kept) setTyped(null);
  }
  const error = typed === null ? null : (check?.(parted(typed, apart)) ?? null);
  return (
    <MarkedArea
      {...words}
      between={apart === 'lines' ? '\n' : '\n\n'}
      rows={rows}
      error={error}
      value={typed ?? kept}
      onChange={(text) => {
        setTyped(text);
        const list = parted(text, apart);
        if (!check?.(list)) onChange(list);
      }}
      onBlur={() => {
        if (!error) setTyped(null);
      }}
    />
  );
});

interface CountInputProps extends Words {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min: number;
  max: number;
}

/** A whole number that may be left empty. */
export const CountInput = settled(function CountInput({ value, onChange, min, max, ...words }: CountInputProps) {
  return (
    <NumberField
      {...words}
      value={value ?? Number.NaN}
      minValue={min}
      maxValue={max}
      step={1}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
    />
  );
});
