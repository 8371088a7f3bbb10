import './written.css';
import { MarkedArea } from './marked-area.tsx';
import { NumberField } from './number-field.tsx';
import { settled } from './settled.tsx';
import { TextField } from './text-field.tsx';
import type { Apart } from './typed.ts';
import { useTypedHere } from './typed-here.ts';
import { asLine, asText, joined, parted } from './typed.ts';

interface Words {
  label: string;
  hint?: string;
  hideLabel?: boolean;
}

interface LineInputProps extends Words {
  value: string;
  onChange: (value: string) => void;
  /** What is to be said about a line, else null. It is taken over all the same. */
  remark?: (line: string) => string | null;
}

/** One line of a workbook. */
export const LineInput = settled(function LineInput({ value, onChange, remark, ...words }: LineInputProps) {
  const { text, type } = useTypedHere(value);
  const change = (typed: string): void => {
    const line = asLine(typed);
    type(line, line, () => onChange(line));
  };
  return <TextField {...words} error={remark?.(text) ?? null} value={text} onChange={change} />;
});

/** Text that may run over lines, with inline markup. */
export const TextInput = settled(function TextInput({
  value,
  onChange,
  rows = 2,
  ...words
}: Words & { value: string; onChange: (value: string) => void; rows?: number }) {
  const { text, type } = useTypedHere(value);
  const change = (typed: string): void => {
    const clean = asText(typed);
    type(clean, clean, () => onChange(clean));
  };
  return <MarkedArea {...words} between={'\n'} rows={rows} value={text} onChange={change} />;
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
  const { text, type, settle } = useTypedHere(joined(value, apart));
  const error = check?.(parted(text, apart)) ?? null;
  const change = (typed: string): void => {
    const list = parted(typed, apart);
    const wrong = Boolean(check?.(list));
    type(typed, wrong ? null : joined(list, apart), () => onChange(list));
  };
  return (
    <MarkedArea
      {...words}
      between={apart === 'lines' ? '\n' : '\n\n'}
      rows={rows}
      error={error}
      value={text}
      onChange={change}
      onBlur={() => {
        if (!error) settle();
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
