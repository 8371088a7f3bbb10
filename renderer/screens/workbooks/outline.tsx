import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  ChevronUp,
  CircleAlert,
  Copy,
  Ellipsis,
  Plus,
  Rows3,
  SquareArrowRight,
  Trash2,
} from 'lucide-react';
import { memo, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { editing } from '../../text/editing.ts';
import { preflight } from '../../text/preflight.ts';
import { studio } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { FinderMenu } from '../../ui/finder-menu.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import type { MenuAction } from '../../ui/menu.tsx';
import { Menu } from '../../ui/menu.tsx';
import type { SearchFieldProps } from '../../ui/search-field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { TreeNode } from '../../ui/tree.tsx';
import { Tree } from '../../ui/tree.tsx';
import type { Finding, Hit } from './finding.ts';
import { blockIcons } from './new-blocks.ts';
import type { OutlineLine } from './outline-nodes.ts';
import type { PartsWork } from './parts-work.ts';

interface OutlineProps {
  lines: readonly OutlineLine[];
  /** How much preflight found in a part. */
  warned: ReadonlyMap<string, number>;
  pages: number | null;
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[]) => void;
  work: PartsWork;
  adding: boolean;
  onAdding: (open: boolean) => void;
  finding: Finding;
  onHit: (hit: Hit) => void;
  searchRef: Ref<HTMLInputElement>;
  /** What stands under the parts. */
  foot: ReactNode;
}

/** The workbook's parts with their pages, and where what is looked for stands. */
export const Outline = memo(function Outline({
  lines,
  warned,
  pages,
  chosen,
  onChoose,
  work,
  adding,
  onAdding,
  finding,
  onHit,
  searchRef,
  foot,
}: OutlineProps) {
  const { hits, sought, at } = finding;
  const nodes = useMemo(() => lines.map((line) => toNode(line, warned)), [lines, warned]);
  const go = (by: 1 | -1): void => {
    const hit = finding.step(by);
    if (hit) onHit(hit);
  };
  const keys: SearchFieldProps['onKeyDown'] = (event) => {
    // A field of react-aria keeps every key to itself unless it is told to let it go: Ctrl+P is for the screen.
    if (event.key !== 'Enter') return event.continuePropagation();
    event.preventDefault();
    go(event.shiftKey ? -1 : 1);
  };
  const addButton = useRef<HTMLButtonElement>(null);
  const press = (event: KeyboardEvent): void => {
    const { key, altKey } = event;
    const control = event.ctrlKey || event.metaKey;
    if (altKey && !control && (key === 'ArrowUp' || key === 'ArrowDown')) work.move(key === 'ArrowUp' ? -1 : 1);
    else if (altKey) return;
    else if (control && key.toLowerCase() === 'd') work.duplicate();
    else if (control) return;
    else if (key === '/') onAdding(true);
    else if (key === 'Delete') work.remove();
    else if (key === 'F2') work.edit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const current = hits[at];
  return (
    <nav className="outline" aria-label={studio.outline}>
      <header className="outline-head">
        <h2>{studio.outline}</h2>
        <span className="small faint">{pages === null ? '' : studio.pages(pages)}</span>
      </header>
      <div className="outline-find">
        <SearchField
          ref={searchRef}
          label={studio.find}
          placeholder={studio.findShort}
          keys="Ctrl F"
          value={finding.text}
          onChange={finding.setText}
          onKeyDown={keys}
        />
        {sought ? (
          <div className="outline-found">
            <p className="small" role="status">
              {studio.found(hits.length, new Set(hits.map(({ block }) => block)).size)}
              {current ? `, ${studio.foundAt(at + 1, hits.length)}` : ''}
            </p>
            <IconButton name={studio.lastHit} icon={ChevronUp} isDisabled={hits.length === 0} onPress={() => go(-1)} />
            <IconButton name={studio.nextHit} icon={ChevronDown} isDisabled={hits.length === 0} onPress={() => go(1)} />
          </div>
        ) : null}
        {current ? (
          <p className="outline-snippet small">
            …{current.before}
            <mark>{current.match}</mark>
            {current.after}…
          </p>
        ) : null}
      </div>
      <div className="outline-tools" role="toolbar" aria-label={editing.tools}>
        <Button small icon={Plus} keys="/" ref={addButton} onPress={() => onAdding(true)}>
          {editing.add}
        </Button>
        <span className="studio-space" />
        <IconButton name={editing.up} icon={ArrowUp} keys="Alt ↑" onPress={() => work.move(-1)} />
        <IconButton name={editing.down} icon={ArrowDown} keys="Alt ↓" onPress={() => work.move(1)} />
        <Menu label={editing.more} trigger={<IconButton name={editing.more} icon={Ellipsis} />} actions={actionsOf(lines, work)} />
      </div>
      <FinderMenu
        title={editing.addTitle}
        placeholder={editing.filter}
        empty={editing.nothing}
        choices={work.choices}
        isOpen={adding}
        onClose={() => onAdding(false)}
        onChoose={work.add}
        anchor={addButton}
      />
      {/* The keys of the tree's own rows: captured, so that typing to find does not take them. */}
      <div className="outline-tree" role="presentation" onKeyDownCapture={press}>
        <Tree label={studio.outline} nodes={nodes} chosen={chosen} onChoose={onChoose} onDrop={work.drop} />
      </div>
      {foot}
    </nav>
  );
});

/** What is not done often enough to have a button of its own. */
function actionsOf(lines: readonly OutlineLine[], work: PartsWork): (MenuAction | 'line')[] {
  const sections = lines.filter(({ type }) => type === null);
  return [
    { id: 'duplicate', label: editing.duplicate, icon: Copy, keys: 'Ctrl D', onAction: work.duplicate },
    { id: 'remove', label: editing.remove, icon: Trash2, keys: 'Delete', onAction: work.remove },
    'line',
    { id: 'section', label: editing.addSection, icon: Rows3, onAction: work.addSection },
    ...(sections.length > 0 ? ['line' as const] : []),
    ...sections.map(({ id, title }) => ({
      id: `to-${id}`,
      label: editing.moveTo(title),
      icon: SquareArrowRight,
      onAction: () => work.moveInto(id),
    })),
  ];
}

const toNode = (line: OutlineLine, warned: ReadonlyMap<string, number>): TreeNode => ({
  id: line.id,
  title: line.title,
  ...(line.type ? { icon: blockIcons[line.type] } : {}),
  ...(line.pages ? { end: line.pages } : {}),
  ...markOf(line.hits, warned.get(line.id) ?? 0),
  ...(line.type === null ? { children: line.children.map((child) => toNode(child, warned)) } : {}),
});

const markOf = (hits: number, findings: number): Pick<TreeNode, 'mark'> => {
  if (hits > 0) return { mark: <HitCount count={hits} /> };
  return findings > 0 ? { mark: <FindingCount count={findings} /> } : {};
};

function FindingCount({ count }: { count: number }) {
  return (
    <span className="outline-found-here">
      <Icon of={CircleAlert} size={14} />
      <span className="visually-hidden">{preflight.here(count)}</span>
    </span>
  );
}

function HitCount({ count }: { count: number }) {
  return (
    <Tag kind="ochre">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{studio.hits(count)}</span>
    </Tag>
  );
}
