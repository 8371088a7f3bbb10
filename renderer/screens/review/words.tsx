import { Fragment, memo } from 'react';
import type { Excerpt, TagMark } from '../../../preload/contract/model/review.ts';
import { themeStyle, ThemeMark } from '../../ui/theme-mark.tsx';
import { layered, type Span } from './layers.ts';

/** What may lie over the words of an answer. */
export type Over = Span &
  (
    | {
        is: 'excerpt';
        id: string;
        colour: number | null;
        mark: TagMark | null;
        marks: readonly { colour: number; mark: TagMark }[];
        moved: boolean;
      }
    | { is: 'chosen' | 'added' | 'removed' | 'hit' }
    /** A name that is hidden; what stands for it is shown. */
    | { is: 'name'; instead: string }
  );

interface WordsProps {
  id: string;
  text: string;
  over: readonly Over[];
  /** Where choosing would begin, while an answer is gone through with the keyboard. */
  caret: number | null;
  /** The excerpt that was gone to. */
  excerpt: string | null;
}

/** An answer's words, with what was put on them. Each piece knows where in the answer it stands. */
export const Words = memo(function Words({ id, text, over, caret, excerpt }: WordsProps) {
  const pieces = layered(text, over, caret);
  return (
    <p id={id} className="rev-words">
      {pieces.map((piece) => (
        <Fragment key={piece.from}>
          {piece.from === caret ? <span className="rev-caret" aria-hidden="true" /> : null}
          <OnePiece {...piece} excerpt={excerpt} />
          {endsAt(piece.to, over).map((each) => (
            <span key={each.id} className="rev-ends" aria-hidden="true">
              {each.marks.map((mark, at) => (
                <ThemeMark key={at} {...mark} size={10} />
              ))}
            </span>
          ))}
        </Fragment>
      ))}
      {caret === text.length ? <span className="rev-caret" aria-hidden="true" /> : null}
    </p>
  );
});

type ExcerptOver = Extract<Over, { is: 'excerpt' }>;
const endsAt = (place: number, over: readonly Over[]): ExcerptOver[] =>
  over.filter((each): each is ExcerptOver => each.is === 'excerpt' && each.to === place && each.marks.length > 0);

interface PieceProps {
  from: number;
  to: number;
  text: string;
  over: readonly Over[];
  excerpt: string | null;
}

function OnePiece({ from, to, text, over, excerpt }: PieceProps) {
  const places = { 'data-from': from, 'data-to': to };
  const name = over.find((each) => each.is === 'name');
  // A name that is cut by something else is said once, in its first piece.
  const words = name ? (name.from === from ? name.instead : '') : text;
  if (over.length === 0) return <span {...places}>{words}</span>;
  const kinds = new Set(over.map(({ is }) => is));
  const marked = over.filter((each): each is ExcerptOver => each.is === 'excerpt');
  const first = marked.find(({ id }) => id === excerpt) ?? marked.at(-1);
  const className = [...kinds].map((kind) => `rev-${kind}`).join(' ');
  const inside = (
    <span
      {...places}
      {...(name ? { 'data-hidden': true } : {})}
      className={`${className}${first?.mark ? ` rev-line-${lineOf(first.mark)}` : ''}${marked.length > 1 ? ' rev-many' : ''}${first && first.id === excerpt ? ' rev-excerpt-on' : ''}`}
      {...(first && first.colour !== null ? { style: themeStyle(first.colour) } : {})}
    >
      {words}
    </span>
  );
  if (kinds.has('added')) return <ins className="rev-change">{inside}</ins>;
  if (kinds.has('removed')) return <del className="rev-change">{inside}</del>;
  if (first || kinds.has('hit')) return <mark className="rev-mark">{inside}</mark>;
  return inside;
}

/** Five ways to draw the line under marked words; the shapes at their end tell apart what lines do not. */
function lineOf(mark: TagMark): 'solid' | 'double' | 'dashed' | 'dotted' | 'wavy' {
  switch (mark) {
    case 'dot':
    case 'square':
      return 'solid';
    case 'ring':
    case 'frame':
      return 'double';
    case 'diamond':
    case 'bar':
      return 'dashed';
    case 'triangle':
    case 'cross':
      return 'dotted';
    case 'wave':
    case 'star':
      return 'wavy';
  }
}

/** Excerpts that have a place in the answer as it reads now. */
export function excerptsOver(
  excerpts: readonly Excerpt[],
  themeOf: (tag: string) => { colour: number; mark: TagMark } | undefined,
): Over[] {
  return excerpts.flatMap((excerpt): Over[] => {
    if (excerpt.state === 'needs-a-look') return [];
    const marks = excerpt.tags.flatMap((tag) => themeOf(tag) ?? []);
    const [first] = marks;
    return [
      {
        is: 'excerpt',
        id: excerpt.id,
        from: excerpt.start,
        to: excerpt.end,
        colour: first?.colour ?? null,
        mark: first?.mark ?? null,
        marks,
        moved: excerpt.state === 'moved',
      },
    ];
  });
}

/** Where in an answer a place in the page is, as a selection of the mouse gives it. `null` where it is not in these words. */
export function placeIn(words: Element, node: Node, offset: number): number | null {
  if (!words.contains(node)) return null;
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-from]');
  if (piece && words.contains(piece)) {
    const from = Number(piece.dataset['from']);
    const to = Number(piece.dataset['to']);
    const inside = node instanceof Element ? (offset > 0 ? to - from : 0) : offset;
    if (piece.dataset['hidden'] !== undefined) return inside > 0 ? to : from;
    return Math.min(from + inside, to);
  }
  // Between pieces: the end of the nearest one before.
  let place = 0;
  const before = [...node.childNodes].slice(0, offset);
  for (const each of before) {
    const found =
      each instanceof HTMLElement ? (each.matches('[data-to]') ? [each] : [...each.querySelectorAll<HTMLElement>('[data-to]')]) : [];
    for (const one of found) place = Math.max(place, Number(one.dataset['to']));
  }
  return place;
}
