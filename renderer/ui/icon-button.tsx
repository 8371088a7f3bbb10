import './icon-button.css';
import type { Ref } from 'react';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Kbd, keyName, keyShortcut } from './kbd.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render' | 'aria-label'> {
  /** What it does, for a screen reader and for the tooltip. */
  name: string;
  icon: IconShape;
  keys?: string;
  /** Shows the key beside the drawing, as for F9 in the title bar. */
  showKeys?: boolean;
  pressed?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** Only for undo, redo, duplicate, more, close and the folded navigation: elsewhere a drawing stands beside a word. */
export function IconButton({ name, icon, keys, showKeys, pressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={showKeys && keys ? `${name}, ${keyName(keys)}` : name}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(keys ? ({ 'aria-keyshortcuts': keyShortcut(keys) } as object) : {})}
        className={`icon-button${pressed ? ' icon-button-on' : ''}`}
      >
        <Icon of={icon} />
        {keys && showKeys ? <Kbd keys={keys} /> : null}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {name}
        {keys ? <Kbd keys={keys} /> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
