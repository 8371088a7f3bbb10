import type { Ref } from 'react';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { Input, TextField as AriaTextField } from 'react-aria-components';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';

export interface TextFieldProps extends FieldWords, Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid'> {
  placeholder?: string;
  ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, hideLabel, placeholder, ref, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className="field">
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <Input className="field-input" {...(ref ? { ref } : {})} {...(placeholder ? { placeholder } : {})} />
    </AriaTextField>
  );
}
