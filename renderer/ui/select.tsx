import './select.css';
import type { ReactNode } from 'react';
import { ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import type { Choice } from './choice.ts';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';
import { Icon } from './icon.tsx';
import { ChoiceList } from './list-box.tsx';
import { settled } from './settled.tsx';

export interface SelectProps<V extends string> extends FieldWords {
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  placeholder?: string;
  isDisabled?: boolean;
}

function OneOf<V extends string>({ choices, value, onChange, placeholder, isDisabled, label, hint, error, hideLabel }: SelectProps<V>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(key as V);
      }}
      placeholder={placeholder ?? 'Choose'}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <AriaButton className="field-input select-button">
        <SelectValue className="select-value">{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <Icon of={ChevronsUpDown} size={14} />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <ChoiceList choices={choices} />
      </Popover>
    </AriaSelect>
  );
}

/** Drawn again only for another choice: a closed list still costs as much as all its lines. */
export const Select = settled(OneOf as (props: SelectProps<string>) => ReactNode) as unknown as typeof OneOf;
