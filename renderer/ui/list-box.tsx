import './list-box.css';
import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Choice } from './choice.ts';
import { Icon } from './icon.tsx';

/** The list inside Select and ComboBox. */
export function ChoiceList<V extends string>({ choices, empty }: { choices?: readonly Choice<V>[]; empty?: string }) {
  return (
    <ListBox
      {...(choices ? { items: choices } : {})}
      className="list-box"
      renderEmptyState={() => <div className="list-box-empty">{empty ?? 'Nothing to choose from'}</div>}
    >
      {(choice: Choice<V>) => (
        <ListBoxItem id={choice.value} textValue={choice.label} isDisabled={choice.disabled ?? false} className="list-box-item">
          {({ isSelected }) => (
            <>
              <span>
                {choice.label}
                {choice.hint ? <span className="hint">{choice.hint}</span> : null}
              </span>
              {isSelected ? <Icon of={Check} /> : <span />}
            </>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
