import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import type { BlockDifference, DiffRun } from '../../../../preload/contract/model/exchange.ts';
import type { BlockType } from '../../../../preload/contract/model/workbook.ts';
import { editions as words, partName } from '../../../text/editions.ts';
import { blockName } from '../../../text/workbooks.ts';
import { Tag } from '../../../ui/tag.tsx';

/** Block by block; the arrow keys go from one to the next, Home and End to the ends. */
export function ComparedBlocks({ blocks }: { blocks: readonly BlockDifference[] }) {
  const list = useRef<HTMLOListElement>(null);
  const press = (event: KeyboardEvent): void => {
    const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || at < 0) return;
    event.preventDefault();
    rows[Math.min(rows.length - 1, Math.max(0, next))]?.focus();
  };
  return (
    <ol className="compared" ref={list} onKeyDown={press} aria-label={words.list}>
      {blocks.map((block) => {
        const title = block.title || blockName(block.type as BlockType);
        return (
          // A list to go through by keyboard: each line of it can be stood on.
          <li
            key={block.block}
            className={`compared-block compared-${block.state}`}
            tabIndex={0}
            aria-label={`${title}: ${words.states[block.state]}`}
          >
            <h3 className="compared-title">
              {title}{' '}
              <Tag kind={block.state === 'removed' ? 'brick' : block.state === 'same' ? 'plain' : 'moss'}>{words.states[block.state]}</Tag>
            </h3>
            {block.moved && block.sectionBefore !== undefined && block.sectionAfter !== undefined ? (
              <p className="small quiet">{words.moved(block.sectionBefore || words.front, block.sectionAfter || words.front)}</p>
            ) : null}
            <Parts parts={block.parts} />
          </li>
        );
      })}
    </ol>
  );
}

/** What a part said before at the left, and what it says after at the right. */
export function Parts({ parts }: { parts: readonly { part: string; runs: readonly DiffRun[] }[] }) {
  return (
    <>
      {parts.map(({ part, runs }, at) => (
        <div key={`${part} ${at}`} className="compared-part">
          <p className="small faint">{partName(part)}</p>
          <div className="compared-sides">
            <Side runs={runs} leaves="added" />
            <Side runs={runs} leaves="removed" />
          </div>
        </div>
      ))}
    </>
  );
}

function Side({ runs, leaves }: { runs: readonly DiffRun[]; leaves: 'added' | 'removed' }) {
  const mine = runs.filter(({ state }) => state !== leaves);
  if (mine.every(({ text }) => text.trim() === '')) return <p className="compared-side faint">{words.nothing}</p>;
  return (
    <p className="compared-side">
      {mine.map(({ text, state }, at) =>
        state === 'removed' ? <del key={at}>{text}</del> : state === 'added' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>,
      )}
    </p>
  );
}
