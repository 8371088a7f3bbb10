import './tree.css';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Key } from 'react-aria-components';
import { Button as AriaButton, Collection, Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components';
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
  children?: readonly TreeNode[];
}

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  selected?: string | null;
  onSelect: (id: string) => void;
  /** Without these two, every branch starts open and keeps itself. */
  expanded?: readonly string[];
  onExpandedChange?: (ids: string[]) => void;
}

/** An outline: arrows move, right opens, left closes, Enter chooses, typing finds. */
export function Tree({ label, nodes, selected, onSelect, expanded, onExpandedChange }: TreeProps) {
  return (
    <AriaTree
      aria-label={label}
      items={nodes}
      className="tree"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        if (keys === 'all') return;
        const [key] = keys;
        if (key !== undefined) onSelect(String(key));
      }}
      onAction={(key: Key) => onSelect(String(key))}
      {...(expanded ? { expandedKeys: expanded } : { defaultExpandedKeys: nodes.filter((node) => node.children).map((node) => node.id) })}
      {...(onExpandedChange ? { onExpandedChange: (keys: Set<Key>) => onExpandedChange([...keys].map(String)) } : {})}
    >
      {renderNode}
    </AriaTree>
  );
}

function renderNode(node: TreeNode): ReactNode & object {
  return (
    <TreeItem id={node.id} textValue={node.title} className={node.children ? 'tree-item tree-branch' : 'tree-item'}>
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className={`tree-line tree-level-${level}`}>
            {hasChildItems ? (
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
          </div>
        )}
      </TreeItemContent>
      {node.children ? <Collection items={node.children}>{renderNode}</Collection> : null}
    </TreeItem>
  );
}
