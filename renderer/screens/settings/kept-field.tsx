import { useState } from 'react';
import { TextField, type TextFieldProps } from '../../ui/text-field.tsx';

interface KeptFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur'> {
  value: string;
  /** Called when the field is left or Enter is pressed, if it says something new. */
  onKeep: (value: string) => void;
  /** What is wrong with it, or null: only what is right is kept. */
  check?: (value: string) => string | null;
}

/** A field whose text is a setting: typed freely, kept when the person is done with it. */
export function KeptField({ value, onKeep, check, ...rest }: KeptFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const error = check?.(shown) ?? null;
  const keep = (): void => {
    if (typed === null || error !== null) return;
    setTyped(null);
    if (typed !== value) onKeep(typed);
  };
  return (
    <TextField
      {...rest}
      value={shown}
      error={error}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else event.continuePropagation();
      }}
    />
  );
}
