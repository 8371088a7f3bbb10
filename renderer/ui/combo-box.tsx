import { ChevronsUpDown } from 'lucide-react';
import { Button as AriaButton, ComboBox as AriaComboBox, Group, Input, Popover } from 'react-aria-components';
import type { Choice } from './choice.ts';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';
import { Icon } from './icon.tsx';
import { ChoiceList } from './list-box.tsx';

export interface ComboBoxProps<V extends string> extends FieldWords {
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V | null) => void;
  placeholder?: string;
}

/** Choose by typing. For more than about eight choices; under that, Select. */
export function ComboBox<V extends string>({ choices, value, onChange, placeholder, label, hint, error, hideLabel }: ComboBoxProps<V>) {
  return (
    <AriaComboBox
      className="field"
      defaultItems={choices}
      value={value}
      onChange={(key) => onChange(key as V | null)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      menuTrigger="focus"
    >
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <Group className="field-group">
        <Input className="field-input" {...(placeholder ? { placeholder } : {})} />
        <AriaButton>
          <Icon of={ChevronsUpDown} size={14} />
        </AriaButton>
      </Group>
      <Popover className="popover" offset={4}>
        <ChoiceList<V> empty="Nothing by that name" />
      </Popover>
    </AriaComboBox>
  );
}
