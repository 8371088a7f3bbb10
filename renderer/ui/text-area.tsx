import type { Ref } from 'react';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';

export interface TextAreaProps
  extends FieldWords,
    Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid' | 'type'> {
  rows?: number;
  placeholder?: string;
  /** Serif: for what people wrote and for what will be printed. */
  serif?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Pixels, as in the box. */
const lineHeight = 22;

export function TextArea({ label, hint, error, hideLabel, rows = 3, placeholder, serif, ref, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className="field">
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <AriaTextArea
        className={serif ? 'field-input serif' : 'field-input'}
        rows={rows}
        // A box grows with its words; one that waits for many is that high before they are there.
        {...(rows > 4 ? { style: { minHeight: rows * lineHeight } } : {})}
        {...(ref ? { ref } : {})}
        {...(placeholder ? { placeholder } : {})}
      />
    </AriaTextField>
  );
}
