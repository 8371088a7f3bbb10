import { ComboBox, Input, Popover } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { FieldHead, type FieldWords } from './field.tsx';
import { ChoiceList } from './list-box.tsx';

export interface SuggestFieldProps extends FieldWords {
  /** What is usual; its value is what is written. */
  suggestions: readonly Choice<string>[];
  value: string;
  onChange: (value: string) => void;
}

/** A line of text with what is usual below it while one types: whatever is typed stands. */
export function SuggestField({ suggestions, value, onChange, label, hint, error, hideLabel }: SuggestFieldProps) {
  const typed = value.trim().toLowerCase();
  // What is there already needs no suggestion, and a list that is open hides what comes next.
  const whole = suggestions.some(({ label: each }) => each.toLowerCase() === typed);
  const fitting = whole ? [] : suggestions.filter((each) => `${each.label} ${each.hint ?? ''}`.toLowerCase().includes(typed));
  return (
    <ComboBox
      className="field"
      items={fitting}
      defaultFilter={() => true}
      inputValue={value}
      onInputChange={onChange}
      allowsCustomValue
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <Input className="field-input" />
      <Popover className="popover" offset={4}>
        <ChoiceList<string> empty="" />
      </Popover>
    </ComboBox>
  );
}
