import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { TagLine } from '../../../preload/contract/model/review.ts';
import { reviewWords as words } from '../../text/review.ts';
import { themeWords } from '../../text/review-themes.ts';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { openLines, type TagMove } from './tag-moves.ts';

interface TagTreeProps {
  tags: readonly TagLine[];
  chosen: string | null;
  /** The first nine have keys where answers are read. */
  keyed: readonly TagLine[];
  onChoose: (tag: string) => void;
  onMove: (tag: string, move: TagMove) => void;
  onName: (tag: string) => void;
  /** A new one beside it, or under it. */
  onNew: (tag: string, where: 'beside' | 'under') => void;
  onMerge: (tag: string) => void;
  onRemove: (tag: string) => void;
  /** Counted up when the chosen one is to have the focus. */
  turn: number;
}

/** Themes in their order, gone through and rearranged with the keyboard as an outline is. */
export function TagTree({ tags, chosen, keyed, turn, ...on }: TagTreeProps) {
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const tree = useRef<HTMLDivElement>(null);
  const lines = openLines(tags, shut);
  const parents = new Set(tags.flatMap(({ parent }) => parent ?? []));
  const current = lines.find(({ id }) => id === chosen) ?? lines[0];
  const focus = (id: string): void => tree.current?.querySelector<HTMLElement>(`[data-tag="${CSS.escape(id)}"]`)?.focus();
  useEffect(() => {
    if (turn > 0) tree.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [tree, turn]);
  const open = (id: string, isOpen: boolean): void =>
    setShut((now) => {
      const next = new Set(now);
      if (isOpen) next.delete(id);
      else next.add(id);
      return next;
    });

  const press = (event: KeyboardEvent): void => {
    if (!current || event.ctrlKey || event.metaKey) return;
    const { id } = current;
    const at = lines.indexOf(current);
    const go = (line: TagLine | undefined): void => {
      if (!line) return;
      on.onChoose(line.id);
      focus(line.id);
    };
    const doing = ((): (() => void) | undefined => {
      if (event.altKey) {
        const move = ({ ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const)[event.key];
        return move && (() => on.onMove(id, move));
      }
      switch (event.key) {
        case 'ArrowDown':
          return () => go(lines[at + 1]);
        case 'ArrowUp':
          return () => go(lines[at - 1]);
        case 'Home':
          return () => go(lines[0]);
        case 'End':
          return () => go(lines.at(-1));
        case 'ArrowRight':
          return () => {
            if (parents.has(id) && shut.has(id)) open(id, true);
            else if (parents.has(id)) go(lines[at + 1]);
          };
        case 'ArrowLeft':
          return () => {
            if (parents.has(id) && !shut.has(id)) open(id, false);
            else go(lines.find((line) => line.id === current.parent));
          };
        case 'Enter':
        case 'F2':
          return () => on.onName(id);
        case 'n':
          return () => on.onNew(id, 'beside');
        case 'N':
          return () => on.onNew(id, 'under');
        case 'm':
          return () => on.onMerge(id);
        case 'Delete':
          return () => on.onRemove(id);
        default:
          return undefined;
      }
    })();
    if (!doing) return;
    event.preventDefault();
    doing();
  };

  return (
    <div ref={tree} role="tree" aria-label={themeWords.tagTree} className="rev-tree" onKeyDown={press}>
      {lines.map((tag) => {
        const branch = parents.has(tag.id);
        const key = keyed.indexOf(tag) + 1;
        const siblings = tags.filter(({ parent }) => parent === tag.parent);
        return (
          <div
            key={tag.id}
            role="treeitem"
            data-tag={tag.id}
            data-record={tag.id}
            tabIndex={tag === current ? 0 : -1}
            aria-level={tag.depth + 1}
            aria-posinset={siblings.indexOf(tag) + 1}
            aria-setsize={siblings.length}
            aria-selected={tag.id === chosen}
            {...(branch ? { 'aria-expanded': !shut.has(tag.id) } : {})}
            className={tag.id === chosen ? 'rev-tag rev-tag-on' : 'rev-tag'}
            style={{ paddingInlineStart: 8 + tag.depth * 20 }}
            onFocus={() => {
              if (tag.id !== chosen) on.onChoose(tag.id);
            }}
            onClick={() => on.onChoose(tag.id)}
          >
            <span
              className="rev-tag-twist"
              aria-hidden="true"
              onClick={(event) => {
                if (!branch) return;
                event.stopPropagation();
                open(tag.id, shut.has(tag.id));
              }}
            >
              {branch ? <Icon of={shut.has(tag.id) ? ChevronRight : ChevronDown} size={14} /> : null}
            </span>
            <ThemeMark colour={tag.colour} mark={tag.mark} />
            <span className="rev-tag-name">{tag.name}</span>
            {key > 0 ? <Kbd keys={String(key)} /> : null}
            <span className="rev-count" aria-label={words.excerptCount(tag.below)}>
              {tag.below}
            </span>
          </div>
        );
      })}
    </div>
  );
}
