import './list-box.css';
import './menu.css';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface MenuAction {
  id: string;
  label: string;
  icon?: IconShape;
  keys?: string;
  danger?: boolean;
  /** Why it cannot be done now; the line then says so and does nothing. */
  notYet?: string;
  onAction: () => void;
}

export interface MenuProps {
  label: string;
  /** A Button or an IconButton. */
  trigger: ReactElement;
  actions: readonly (MenuAction | 'line')[];
}

export function Menu({ label, trigger, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover menu-popover" offset={4}>
        <AriaMenu aria-label={label} className="menu">
          {actions.map((action, index) =>
            action === 'line' ? (
              <Separator key={`line-${index}`} className="menu-line" />
            ) : (
              <MenuItem
                key={action.id}
                id={action.id}
                textValue={action.label}
                onAction={action.onAction}
                isDisabled={Boolean(action.notYet)}
                className={action.danger ? 'menu-item brick' : 'menu-item'}
              >
                {action.icon ? <Icon of={action.icon} /> : null}
                <span>{action.notYet ?? action.label}</span>
                {action.keys ? <Kbd keys={action.keys} /> : null}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
