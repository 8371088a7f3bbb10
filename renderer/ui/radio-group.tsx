import './checkbox.css';
import './radio-group.css';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import type { Choice } from './choice.ts';
import type { FieldWords } from './field.tsx';
import { FieldHead } from './field.tsx';

export interface RadioGroupProps<V extends string> extends FieldWords {
  choices: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** In one line; they wrap where there is no room. */
  across?: boolean;
  isDisabled?: boolean;
}

export function RadioGroup<V extends string>({
  choices,
  value,
  onChange,
  across,
  isDisabled,
  label,
  hint,
  error,
  hideLabel,
}: RadioGroupProps<V>) {
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(next) => onChange(next as V)}
      isDisabled={isDisabled ?? false}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldHead label={label} hint={hint} error={error ?? null} hideLabel={hideLabel ?? false} />
      <div className={across ? 'radio-group radio-group-across' : 'radio-group'}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} isDisabled={choice.disabled ?? false} className="radio">
            <span className="radio-dot" aria-hidden="true" />
            <span>
              {choice.label}
              {choice.hint ? <span className="choice-hint">{choice.hint}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
