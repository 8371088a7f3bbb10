import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import type { Choice } from '../../ui/choice.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';

/** Shows more, or less, while it is pressed. */
export function ToggleChip({
  name,
  icon,
  isOn,
  onChange,
}: {
  name: string;
  icon?: IconShape;
  isOn: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <ToggleButton className="rev-chip" isSelected={isOn} onChange={onChange}>
      {isOn ? <Icon of={Check} size={14} /> : icon ? <Icon of={icon} size={14} /> : null}
      {name}
    </ToggleButton>
  );
}

interface ChoiceChipProps {
  /** "Setting" */
  name: string;
  /** "all" */
  all: string;
  choices: readonly Choice<string>[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** Says only what is chosen; a screen reader is told of what. */
  plain?: boolean;
}

const nothing = '(all)';

/** One of several, or all of them: the chip says which. */
export function ChoiceChip({ name, all, choices, value, onChange, plain }: ChoiceChipProps) {
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <MenuTrigger>
      <AriaButton className={chosen && !plain ? 'rev-chip rev-chip-on' : 'rev-chip'}>
        {plain ? (
          <>
            <VisuallyHidden>{name}: </VisuallyHidden>
            {chosen?.label ?? all}
          </>
        ) : chosen ? (
          `${name}: ${chosen.label}`
        ) : (
          <>
            {name}
            <VisuallyHidden>: {all}</VisuallyHidden>
          </>
        )}
        <Icon of={ChevronDown} size={14} />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <AriaMenu
          aria-label={name}
          className="list-box"
          selectionMode="single"
          selectedKeys={[chosen?.value ?? nothing]}
          onAction={(key) => onChange(key === nothing ? null : String(key))}
        >
          {[{ value: nothing, label: all }, ...choices].map((choice) => (
            <MenuItem key={choice.value} id={choice.value} textValue={choice.label} className="list-box-item">
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {isSelected ? <Icon of={Check} /> : <span />}
                </>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
