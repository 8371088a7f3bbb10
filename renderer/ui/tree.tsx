import './tree.css';
import { ChevronRight, GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { memo, startTransition, useEffect, useState } from 'react';
import type { DragAndDropOptions, Key } from 'react-aria-components';
import { Button as AriaButton, Collection, Tree as AriaTree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import { tree as words } from '../text/editing.ts';
import type { IconShape } from './icon.tsx';
import { Icon } from './icon.tsx';

export interface TreeNode {
  id: string;
  title: string;
  icon?: IconShape;
  /** At the right, as a page number. */
  end?: string;
  /** A mark after the title (a finding, a hit). */
  mark?: ReactNode;
  /** Given for a branch, also for one that is empty. */
  children?: readonly TreeNode[];
}

/** What was dragged and where it was put down. */
export interface TreeDrop {
  ids: ReadonlySet<string>;
  key: string;
  position: 'before' | 'on' | 'after';
}

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  /** One, or several chosen with Shift and Ctrl. */
  chosen: ReadonlySet<string>;
  onChoose: (ids: string[]) => void;
  /** Makes the tree one whose parts can be dragged. */
  onDrop: (drop: TreeDrop) => void;
}

/** An outline: arrows move, right opens, left closes, Shift and Ctrl choose several, typing finds. */
export const Tree = memo(function Tree({ label, nodes, chosen, onChoose, onDrop }: TreeProps) {
  const branches = nodes.filter((node) => node.children).map((node) => node.id);
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const titles = new Map(nodes.flatMap((node) => [node, ...(node.children ?? [])]).map(({ id, title }) => [id, title]));
  const options: DragAndDropOptions = {
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titles.get(String(key)) ?? '' })),
    getDropOperation: () => 'move',
    shouldAcceptItemDrop: ({ key }) => branches.includes(String(key)),
    onMove: ({ keys, target }) => onDrop({ ids: new Set([...keys].map(String)), key: String(target.key), position: target.dropPosition }),
  };
  const { dragAndDropHooks } = useDragAndDrop(options);
  const [whole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return (
    <AriaTree
      aria-label={label}
      items={whole ? nodes : firstOf(nodes)}
      className="tree"
      selectionMode="multiple"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen}
      onSelectionChange={(keys) => onChoose(keys === 'all' ? [...titles.keys()] : [...keys].map(String))}
      onAction={(key: Key) => onChoose([String(key)])}
      expandedKeys={branches.filter((id) => !shut.has(id))}
      onExpandedChange={(keys: Set<Key>) => setShut(new Set(branches.filter((id) => !keys.has(id))))}
      dragAndDropHooks={dragAndDropHooks}
    >
      {renderNode}
    </AriaTree>
  );
});

/** Rows that are there at once: more than a window shows. A long outline is filled up after that. */
const atOnce = 48;

function firstOf(nodes: readonly TreeNode[]): readonly TreeNode[] {
  let room = atOnce;
  return nodes.flatMap((node): TreeNode[] => {
    if (room <= 0) return [];
    room -= 1;
    if (!node.children) return [node];
    const children = node.children.slice(0, room);
    room -= children.length;
    return [{ ...node, children }];
  });
}

function renderNode(node: TreeNode): ReactNode & object {
  return (
    <TreeItem id={node.id} textValue={node.title} className={node.children ? 'tree-item tree-branch' : 'tree-item'}>
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className={`tree-line tree-level-${level}`}>
            {hasChildItems || node.children ? (
              <AriaButton slot="chevron" className="tree-chevron">
                <Icon of={ChevronRight} size={14} />
              </AriaButton>
            ) : (
              <span className="tree-chevron">{node.icon ? <Icon of={node.icon} size={14} /> : null}</span>
            )}
            <span className="tree-title" title={node.title}>
              {node.title}
            </span>
            {node.mark}
            {node.end ? <span className="tree-end">{node.end}</span> : null}
            <AriaButton slot="drag" className="tree-grip" aria-label={words.drag(node.title)}>
              <Icon of={GripVertical} size={14} />
            </AriaButton>
          </div>
        )}
      </TreeItemContent>
      {node.children ? <Collection items={node.children}>{renderNode}</Collection> : null}
    </TreeItem>
  );
}
