import { useKeptText } from '../../state/kept-text.ts';
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
  const wrong = (text: string): string | null => check?.(text) ?? null;
  const { text, type, keep } = useKeptText(value, (typed) => (wrong(typed) === null ? onKeep(typed) : 'stays'));
  return (
    <TextField
      {...rest}
      value={text}
      error={wrong(text)}
      onChange={type}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        else event.continuePropagation();
      }}
    />
  );
}
