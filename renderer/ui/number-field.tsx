import { Minus, Plus } from 'lucide-react';
import type { NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components';
import { Button as AriaButton, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';
import { Icon } from './icon.tsx';

export interface NumberFieldProps
  extends FieldWords,
    Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'render' | 'isInvalid'> {}

/** A number with a step either way. For a unit: `formatOptions={{ style: 'unit', unit: 'minute', unitDisplay: 'long' }}`. */
export function NumberField({ label, hint, error, hideLabel, ...rest }: NumberFieldProps) {
  return (
    <AriaNumberField {...rest} isInvalid={Boolean(error)} validationBehavior="aria" className="field">
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <Group className="field-group">
        <Input className="field-input" />
        <AriaButton slot="decrement">
          <Icon of={Minus} size={14} />
        </AriaButton>
        <AriaButton slot="increment">
          <Icon of={Plus} size={14} />
        </AriaButton>
      </Group>
    </AriaNumberField>
  );
}
