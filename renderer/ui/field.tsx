import './field.css';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface FieldWords {
  label: string;
  hint?: ReactNode;
  /** What is wrong and what would be right. Setting it marks the field. */
  error?: string | null;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
}

/** What stands above a control: label, hint, error. */
export function FieldHead({ label, hint, error, hideLabel }: FieldWords) {
  return (
    <>
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      {hint ? (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      ) : null}
      {error ? (
        <FieldError className="field-error">
          <Icon of={CircleAlert} />
          <span>{error}</span>
        </FieldError>
      ) : null}
    </>
  );
}
