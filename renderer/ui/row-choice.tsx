import './checkbox.css';
import './row-choice.css';
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';

export interface RowChoiceProps {
  label: string;
  rows: readonly { id: string; title: string; text: string; end?: ReactNode }[];
  value: string | null;
  onChange: (id: string) => void;
}

/** One of several things that each need a line of their own: a backup, an edition. */
export function RowChoice({ label, rows, value, onChange }: RowChoiceProps) {
  return (
    <RadioGroup aria-label={label} value={value} onChange={onChange} className="row-choice">
      {rows.map((row) => (
        <Radio key={row.id} value={row.id} className="radio row-choice-row">
          <span className="radio-dot" aria-hidden="true" />
          <b>{row.title}</b>
          <span className="row-choice-text">{row.text}</span>
          <span>{row.end}</span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
