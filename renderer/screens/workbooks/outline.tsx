import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, useMemo } from 'react';
import type { Ref } from 'react';
import { studio } from '../../text/workbooks.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import type { SearchFieldProps } from '../../ui/search-field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { TreeNode } from '../../ui/tree.tsx';
import { Tree } from '../../ui/tree.tsx';
import type { Finding, Hit } from './finding.ts';
import type { OutlineLine } from './outline-nodes.ts';

interface OutlineProps {
  lines: readonly OutlineLine[];
  pages: number | null;
  selected: string | null;
  onSelect: (id: string) => void;
  finding: Finding;
  onHit: (hit: Hit) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** The workbook's parts with their pages, and where what is looked for stands. */
export const Outline = memo(function Outline({ lines, pages, selected, onSelect, finding, onHit, searchRef }: OutlineProps) {
  const { hits, sought, at } = finding;
  const nodes = useMemo(() => lines.map(toNode), [lines]);
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
      <div className="outline-tree">
        <Tree label={studio.outline} nodes={nodes} selected={selected} onSelect={onSelect} />
      </div>
    </nav>
  );
});

const toNode = (line: OutlineLine): TreeNode => ({
  id: line.id,
  title: line.title,
  ...(line.pages ? { end: line.pages } : {}),
  ...(line.hits ? { mark: <HitCount count={line.hits} /> } : {}),
  ...(line.children.length ? { children: line.children.map(toNode) } : {}),
});

function HitCount({ count }: { count: number }) {
  return (
    <Tag kind="ochre">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{studio.hits(count)}</span>
    </Tag>
  );
}
