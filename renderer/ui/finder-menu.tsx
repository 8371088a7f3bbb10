import './list-box.css';
import './finder-menu.css';
import type { RefObject } from 'react';
import { Autocomplete, Dialog, Menu, MenuItem, Popover, Text, useFilter } from 'react-aria-components';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';
import { SearchField } from './search-field.tsx';

export interface FinderChoice {
  id: string;
  name: string;
  purpose: string;
  /** Other words that find it. */
  words: string;
  icon: IconShape;
}

interface FinderMenuProps {
  title: string;
  placeholder: string;
  empty: string;
  choices: readonly FinderChoice[];
  isOpen: boolean;
  onClose: () => void;
  onChoose: (id: string) => void;
  /** Where it opens. */
  anchor: RefObject<HTMLElement | null>;
}

/** A menu that is filtered by typing; arrows move in it while the cursor stays in the box. */
export function FinderMenu({ title, placeholder, empty, choices, isOpen, onClose, onChoose, anchor }: FinderMenuProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <Popover
      className="popover finder"
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog aria-label={title} className="finder-dialog">
        <Autocomplete filter={(text, typed) => typed.split(/\s+/).every((word) => contains(text, word))}>
          <SearchField autoFocus label={title} placeholder={placeholder} />
          <Menu
            aria-label={title}
            className="finder-list"
            items={choices}
            onAction={(key) => {
              onClose();
              onChoose(String(key));
            }}
            renderEmptyState={() => <p className="list-box-empty">{empty}</p>}
          >
            {(choice) => (
              <MenuItem id={choice.id} textValue={`${choice.name} ${choice.purpose} ${choice.words}`} className="finder-item">
                <Icon of={choice.icon} />
                <Text slot="label">{choice.name}</Text>
                <Text slot="description" className="hint">
                  {choice.purpose}
                </Text>
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </Dialog>
    </Popover>
  );
}
