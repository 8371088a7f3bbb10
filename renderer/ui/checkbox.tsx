import './checkbox.css';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CheckboxProps as AriaCheckboxProps } from 'react-aria-components';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'children' | 'className' | 'style' | 'render'> {
  children: ReactNode;
  hint?: string;
}

export function Checkbox({ children, hint, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="checkbox">
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className="checkbox-box" aria-hidden="true">
            {isIndeterminate ? (
              <span className="checkbox-mixed" />
            ) : isSelected ? (
              <Check size={12} strokeWidth={2.6} aria-hidden="true" />
            ) : null}
          </span>
          <span>
            {children}
            {hint ? <span className="choice-hint">{hint}</span> : null}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}
