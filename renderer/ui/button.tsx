import './button.css';
import { useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Button as AriaButton } from 'react-aria-components';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Kbd, keyShortcut } from './kbd.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render'> {
  /** `primary`: the one filled button of a screen. `plain`: bordered. `quiet`: words only. `danger`: cannot be undone. `erase`: danger, confirmed. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger' | 'erase';
  icon?: IconShape;
  keys?: string;
  /** Why the button waits: shown in place of its words, as "Not yet: settle 3 findings". It stays reachable by keyboard. */
  notYet?: string | null;
  small?: boolean;
  children: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ kind = 'plain', icon, keys, notYet, small, children, onPress, ...rest }: ButtonProps) {
  const waits = notYet !== undefined && notYet !== null && notYet !== '';
  const press = useOncePressed(kind === 'plain' || kind === 'quiet' ? undefined : onPress);
  const className = `button button-${kind}${small ? ' button-small' : ''}${waits ? ' button-waits' : ''}`;
  if (waits) {
    return (
      <AriaButton {...rest} type="button" className={className} aria-disabled="true">
        <VisuallyHidden>{children}.</VisuallyHidden> <span>Not yet: {notYet}</span>
      </AriaButton>
    );
  }
  return (
    <AriaButton
      {...rest}
      {...(onPress ? { onPress: press ?? onPress } : {})}
      {...(keys ? ({ 'aria-keyshortcuts': keyShortcut(keys) } as object) : {})}
      className={className}
    >
      {icon ? <Icon of={icon} /> : null}
      <span>{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </AriaButton>
  );
}

/** How fast a second click is still the first one's: many people click twice, always. */
const doubleClick = 500;

/** What adds, starts or destroys something is done once, however it is clicked. A key is pressed as often as somebody means it. */
function useOncePressed(onPress: ButtonProps['onPress']): ButtonProps['onPress'] {
  const pressed = useRef(-doubleClick);
  if (!onPress) return undefined;
  return (event) => {
    const now = performance.now();
    if (event.pointerType !== 'keyboard' && now - pressed.current < doubleClick) return;
    pressed.current = now;
    const { target } = event;
    // Whoever did something else in between meant the second click.
    const forget = (next: Event): void => {
      for (const what of ['pointerdown', 'keydown']) window.removeEventListener(what, forget, true);
      if (next.type === 'keydown' || !(next.target instanceof Node) || !target.contains(next.target)) pressed.current = -doubleClick;
    };
    for (const what of ['pointerdown', 'keydown']) window.addEventListener(what, forget, true);
    onPress(event);
  };
}
