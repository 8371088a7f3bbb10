import './editions.css';
import { useState } from 'react';
import type { CallInput, CallOutput } from '../../../../preload/contract/calls.ts';
import type { BlockDifference } from '../../../../preload/contract/model/exchange.ts';
import { useLive } from '../../../client/client.tsx';
import { usePlace, useScope } from '../../../state/window-state.tsx';
import { dayOf } from '../../../text/dates.ts';
import { editions as words } from '../../../text/editions.ts';
import { explained } from '../../../text/errors.ts';
import { rooms } from '../../../text/frame.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Link } from '../../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../../ui/margin.tsx';
import { Note } from '../../../ui/note.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ComparedBlocks, Parts } from './compared.tsx';

type Version = CallInput<'compare.contents'>['before'];
type Compared = CallOutput<'compare.contents'>;

/** The editions of a workbook, and two of its moments side by side. */
export function EditionsScreen({ workbook }: { workbook: string }) {
  useScope(`workbook:${workbook}`);
  const titled = useLive('workbook.list', {}).value?.find(({ id }) => id === workbook);
  const { value: list, failure } = useLive('edition.list', { workbook });
  usePlace(rooms.workbooks, titled?.title ?? '');
  const newest = list?.toSorted((a, b) => b.number - a.number);
  const [beforeChosen, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState('draft');
  const [now] = useState(() => new Date());
  if (!newest) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</MarginRow>
      </MarginSheet>
    );
  }
  const before = beforeChosen ?? newest[0]?.id ?? null;
  const choices = [{ value: 'draft', label: words.draft }, ...newest.map(({ id, number }) => ({ value: id, label: words.number(number) }))];
  const version = (value: string): Version => (value === 'draft' ? { of: 'draft', workbook } : { of: 'edition', edition: value });
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title(newest.length)}
        </h1>
        <p className="quiet editions-lead">{newest.length === 0 ? words.none : words.lead}</p>
        <p>
          <Link to={`/workbooks/${workbook}`}>{words.back}</Link>
        </p>
      </MarginRow>
      {newest.map(({ id, number, issued, hash }) => (
        <MarginRow key={id} label={words.number(number)} space="near">
          <p>{words.issued(dayOf(issued, now), hash.slice(0, 6).toUpperCase())}</p>
        </MarginRow>
      ))}
      {before === null ? null : (
        <>
          <MarginRow label={words.before} beside="control">
            <div className="editions-choice">
              <Select hideLabel label={words.before} choices={choices} value={before} onChange={setBefore} />
              <span>{words.after}</span>
              <Select hideLabel label={words.after} choices={choices} value={after} onChange={setAfter} />
            </div>
          </MarginRow>
          <Comparing key={`${before} ${after}`} before={version(before)} after={version(after)} />
        </>
      )}
    </MarginSheet>
  );
}

function Comparing({ before, after }: { before: Version; after: Version }) {
  const { value, failure } = useLive('compare.contents', { before, after });
  const [changedOnly, setChangedOnly] = useState(true);
  if (!value) return <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</MarginRow>;
  const differing = value.blocks.filter(isDifferent);
  const shown = changedOnly ? differing : value.blocks;
  return (
    <>
      <MarginRow space="near">
        <p className="lead editions-sentence" role="status">
          {sentence(value)}
        </p>
        {differing.length > 0 ? (
          <Checkbox isSelected={changedOnly} onChange={setChangedOnly}>
            {words.onlyChanged}
          </Checkbox>
        ) : null}
      </MarginRow>
      {value.head.length > 0 ? (
        <MarginRow label={words.head} section={2}>
          <Parts parts={value.head} />
        </MarginRow>
      ) : null}
      {value.matter.length > 0 ? (
        <MarginRow label={words.matter} section={2}>
          {value.matter.map(({ id, title, parts }) => (
            <div key={id} className="compared-block">
              <h3 className="compared-title">{title}</h3>
              <Parts parts={parts} />
            </div>
          ))}
        </MarginRow>
      ) : null}
      {shown.length > 0 ? (
        <MarginRow label={words.list} section={2}>
          <p className="small faint">{words.hint}</p>
          <ComparedBlocks blocks={shown} />
        </MarginRow>
      ) : null}
    </>
  );
}

const isDifferent = ({ state, moved }: BlockDifference): boolean => state !== 'same' || moved;

function sentence({ blocks, head, matter }: Compared): string {
  const count = (state: BlockDifference['state']): number => blocks.filter((block) => block.state === state).length;
  const moved = blocks.filter((block) => block.moved && block.state !== 'added' && block.state !== 'removed').length;
  if (!blocks.some(isDifferent)) return head.length + matter.length === 0 ? words.same : `${words.changed(0, 0, 0, 0)}.`;
  return `${words.changed(count('changed'), count('added'), count('removed'), moved)}.`;
}
