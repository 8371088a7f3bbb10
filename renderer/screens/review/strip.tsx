import { Copy, Hash, Layers, MessageSquare, Star, StarOff, Tag as TagShape, X } from 'lucide-react';
import { useRef } from 'react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { reviewWords as words } from '../../text/review.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Kbd, keyShortcut } from '../../ui/kbd.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { Finder } from './finder.tsx';
import { useHand, useHandStore } from './hand.ts';
import type { Shown } from './lines.ts';
import { isEmpty, trimmed } from './passage.ts';
import { useReading } from './reading.ts';
import { useCopyQuote } from './quotes.ts';

/** Under the answer in hand: what can be done to it, each with its key. */
export function Strip({ shown }: { shown: Shown }) {
  const { answer } = shown;
  const { deeds, scale } = useReading();
  const hand = useHandStore();
  const open = useHand((now) => now.open);
  const passage = useHand((now) => now.passage);
  const gone = useHand((now) => now.excerpt);
  const copy = useCopyQuote();
  const tagButton = useRef<HTMLButtonElement>(null);
  const statementButton = useRef<HTMLButtonElement>(null);
  const place = passage && !isEmpty(passage) ? trimmed(answer.text, passage) : null;
  const excerpt = answer.excerpts.find(({ id }) => id === gone);
  const close = (): void => hand.setState((now) => ({ open: null, typed: '', turn: now.turn + 1 }));
  return (
    <div className="rev-strip" role="toolbar" aria-label={words.doTo}>
      <Do ref={tagButton} icon={TagShape} keys="T" name={words.tag} onDo={() => hand.setState({ open: 'tag', typed: '' })} />
      <Do ref={statementButton} icon={Hash} keys="#" name={words.statement} onDo={() => hand.setState({ open: 'statement', typed: '' })} />
      <Do
        icon={answer.starred ? StarOff : Star}
        keys="S"
        name={words.star}
        says={answer.starred ? words.unstar : words.starIt}
        onDo={() => void deeds.star(answer, !answer.starred)}
      />
      <Do icon={MessageSquare} keys="M" name={words.memo} onDo={() => hand.setState({ panel: 'answer', writing: true })} />
      <MenuTrigger isOpen={open === 'depth'} onOpenChange={(isOpen) => (isOpen ? hand.setState({ open: 'depth' }) : close())}>
        <Do icon={Layers} keys="D" name={words.depth} />
        <Popover className="popover menu-popover rev-depths" offset={4}>
          <AriaMenu
            aria-label={words.depthOf}
            className="menu"
            selectionMode="single"
            selectedKeys={answer.depth === null ? [] : [String(answer.depth)]}
            onAction={(key) => {
              const level = Number(key);
              void deeds.depth(answer, level === 0 ? null : level, scale[level - 1]?.name ?? '');
            }}
          >
            {scale.map(({ name, says }, index) => (
              <MenuItem key={name} id={String(index + 1)} textValue={name} className="rev-depth">
                <span className="rev-depth-name">{name}</span>
                <span className="hint">{says}</span>
              </MenuItem>
            ))}
            {answer.depth === null ? null : (
              <MenuItem id="0" textValue={words.noDepth} className="rev-depth">
                <span className="rev-depth-name">{words.noDepth}</span>
              </MenuItem>
            )}
          </AriaMenu>
        </Popover>
      </MenuTrigger>
      <Do icon={Copy} keys="C" name={words.copy} says={words.copyHow} onDo={() => void copy(answer, place)} />
      {excerpt ? <Do icon={X} keys="Delete" name={words.removeExcerpt} onDo={() => void deeds.removeExcerpt(excerpt)} /> : null}
      {open === 'tag' || open === 'statement' ? (
        <Finder of={open} answer={answer} place={place} anchor={open === 'tag' ? tagButton : statementButton} onClose={close} />
      ) : null}
    </div>
  );
}

interface DoProps {
  icon: IconShape;
  keys: string;
  name: string;
  /** What a screen reader says after it, where the word alone does not tell. */
  says?: string;
  onDo?: () => void;
  ref?: React.Ref<HTMLButtonElement>;
}

function Do({ icon, keys, name, says, onDo, ref }: DoProps) {
  return (
    <AriaButton
      {...(ref ? { ref } : {})}
      {...(onDo ? { onPress: onDo } : {})}
      {...({ 'aria-keyshortcuts': keyShortcut(keys) } as object)}
      className="rev-do"
    >
      <Icon of={icon} size={14} />
      <span>
        {name}
        {says ? <VisuallyHidden> {says}</VisuallyHidden> : null}
      </span>
      <Kbd keys={keys} />
    </AriaButton>
  );
}
