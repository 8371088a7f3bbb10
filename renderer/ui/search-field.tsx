import './search-field.css';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import type { SearchFieldProps as AriaSearchFieldProps } from 'react-aria-components';
import { Button as AriaButton, Group, Input, Label, SearchField as AriaSearchField } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'style' | 'render'> {
  label: string;
  placeholder?: string;
  keys?: string;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField({ label, placeholder, keys, ref, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} className="field search-field">
      {({ isEmpty }) => (
        <>
          <Label className="visually-hidden">{label}</Label>
          <Group className="field-group search-group">
            <Icon of={Search} />
            <Input className="field-input" placeholder={placeholder ?? label} {...(ref ? { ref } : {})} />
            {isEmpty ? (
              keys ? (
                <Kbd keys={keys} />
              ) : null
            ) : (
              <AriaButton aria-label="Clear">
                <Icon of={X} size={14} />
              </AriaButton>
            )}
          </Group>
        </>
      )}
    </AriaSearchField>
  );
}
