import { Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import { Autocomplete, Dialog, Menu, MenuItem, Popover } from 'react-aria-components';
import type { ReviewAnswer } from '../../../preload/contract/model/review.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Icon } from '../../ui/icon.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { foldWords } from '../../ui/typed.ts';
import type { Place, Theme } from './deeds.ts';
import { useHand, useHandStore } from './hand.ts';
import { newTag } from './new-tag.ts';
import { useReading } from './reading.ts';
import { pathOf } from './themes.ts';

interface FinderProps {
  of: 'tag' | 'statement';
  answer: ReviewAnswer;
  place: Place | null;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

interface Found {
  id: string;
  name: string;
  hint: string;
  theme: Theme | null;
  key?: string;
  /** Already on just these words: choosing it takes it off. */
  on: boolean;
}

/** A theme by typing. What is not there yet is made, and put on the words at once. */
export function Finder({ of, answer, place, anchor, onClose }: FinderProps) {
  const { themes, deeds } = useReading();
  const hand = useHandStore();
  const typed = useHand((now) => now.typed);
  const box = useRef<HTMLInputElement>(null);
  // What was typed ahead is gone on from at its end.
  useEffect(() => {
    const input = box.current;
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  const wanted = foldWords(typed);
  const fits = (text: string): boolean => {
    const there = foldWords(text);
    return wanted.every((word) => there.some((each) => each.startsWith(word)));
  };
  const { from, to } = place ?? { from: 0, to: answer.text.length };
  const there = answer.excerpts.find(({ state, start, end }) => state !== 'needs-a-look' && start === from && end === to);
  const found: Found[] =
    of === 'statement'
      ? themes.statements
          .filter(({ code, short, text }) => fits(`${code} ${short} ${text}`))
          .map(({ id, code, short }) => ({
            id,
            name: code,
            hint: short,
            theme: { is: 'statement', id, name: code },
            on: there?.statements.includes(id) ?? false,
          }))
      : themes.tags
          .filter((tag) => fits(`${pathOf(tag, themes.tagById)} ${tag.definition}`))
          .map((tag) => {
            const key = themes.keyed.indexOf(tag) + 1;
            return {
              id: tag.id,
              name: pathOf(tag, themes.tagById),
              hint: tag.definition,
              theme: { is: 'tag', id: tag.id, name: tag.name },
              on: there?.tags.includes(tag.id) ?? false,
              ...(key > 0 ? { key: String(key) } : {}),
            };
          });
  const name = typed.trim().replace(/\s+/g, ' ');
  const makes =
    of === 'tag' && name !== '' && !themes.tags.some((tag) => tag.name.toLocaleLowerCase('en-GB') === name.toLocaleLowerCase('en-GB'));
  const items: Found[] = makes
    ? [...found, { id: 'make', name: words.makeTag(name), hint: words.makeTagHint, theme: null, on: false }]
    : found;

  const choose = async (id: string): Promise<void> => {
    const theme = items.find((item) => item.id === id)?.theme;
    onClose();
    if (theme) {
      await deeds.mark(answer, place, theme);
      return;
    }
    const tag = newTag(name, null, themes.tags);
    if (await deeds.saveTag(tag)) await deeds.mark(answer, place, { is: 'tag', id: tag.id, name });
  };
  const title = of === 'tag' ? words.tagWith : words.statementWith;
  return (
    <Popover
      className="popover finder"
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog aria-label={title} className="finder-dialog">
        <Autocomplete inputValue={typed} onInputChange={(next) => hand.setState({ typed: next })}>
          <SearchField ref={box} autoFocus label={title} placeholder={of === 'tag' ? words.tagPlaceholder : words.statementPlaceholder} />
          <p className="finder-about">{words.about(place ? answer.text.slice(place.from, place.to) : null)}</p>
          <Menu
            aria-label={title}
            className="finder-list"
            items={items}
            onAction={(id) => void choose(String(id))}
            renderEmptyState={() => <p className="list-box-empty">{of === 'tag' ? words.noTagsYet : words.noStatement}</p>}
          >
            {(item) => (
              <MenuItem id={item.id} textValue={item.name} className="finder-item rev-found">
                {item.theme === null ? (
                  <Icon of={Plus} />
                ) : item.theme.is === 'tag' ? (
                  <ThemeMark {...(themes.markOf(item.id) ?? { colour: 0, mark: 'dot' })} />
                ) : (
                  <span />
                )}
                <span>
                  {item.theme?.is === 'statement' ? <Tag kind="statement">{item.name}</Tag> : item.name}
                  {item.on ? <span className="faint"> {words.takesOff}</span> : null}
                </span>
                {item.hint ? <span className="hint">{item.hint}</span> : null}
                {item.key ? (
                  <kbd className="kbd" aria-hidden="true">
                    {item.key}
                  </kbd>
                ) : null}
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </Dialog>
    </Popover>
  );
}
