import './field.css';
import './segmented.css';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from './choice.ts';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';

export interface SegmentedProps<V extends string> {
  /** Said to screen readers; `showLabel` also shows it, at the left or as a field's label above. */
  label: string;
  showLabel?: boolean | 'above';
  choices: readonly (Choice<V> & { icon?: IconShape })[];
  value: V;
  onChange: (value: V) => void;
}

/** One of two to five, always visible. */
export function Segmented<V extends string>({ label, showLabel, choices, value, onChange }: SegmentedProps<V>) {
  return (
    <div className={showLabel === 'above' ? 'field segmented-field' : 'segmented-line'}>
      {showLabel ? (
        <span className={showLabel === 'above' ? 'field-label' : 'segmented-label'} aria-hidden="true">
          {label}
        </span>
      ) : null}
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const [next] = keys;
          if (next !== undefined) onChange(next as V);
        }}
        className="segmented"
      >
        {choices.map((choice) => (
          <ToggleButton key={choice.value} id={choice.value} isDisabled={choice.disabled ?? false} className="segmented-choice">
            {choice.icon ? <Icon of={choice.icon} size={14} /> : null}
            {choice.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
