import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useScope } from '../../state/window-state.tsx';
import { reviewWords as words } from '../../text/review.ts';
import { say } from '../../ui/live-region.tsx';
import { Answer } from './answer.tsx';
import { take, useHand, useHandStore } from './hand.ts';
import { doingOf, ownKeys } from './keys.ts';
import { answersOf, besideColumn, besideRow, type Line, nextExcerpt, type Shown, type Spot } from './lines.ts';
import { fromOf, isEmpty, moved, strideOf, toOf, trimmed } from './passage.ts';
import { useCopyQuote } from './quotes.ts';
import { unnamed, useReading } from './reading.ts';
import { type TallHandle, TallRows } from './tall-rows.tsx';
import { WriterMargin } from './writer-margin.tsx';

interface AnswerListProps {
  label: string;
  lines: readonly Line[];
  /** Over the columns, where there are several. */
  head?: ReactNode;
  foot?: ReactNode;
  /** What stands in the margin of a line; without it, whose it is. */
  margin?: (line: Line) => ReactNode;
  /** [ and ]. */
  onPrompt?: (way: 1 | -1) => void;
}

/** Answers to be read, gone through and marked with the keyboard or the mouse. */
export function AnswerList({ label, lines, head, foot, margin, onPrompt }: AnswerListProps) {
  const hand = useHandStore();
  const row = useHand((now) => now.row);
  const turn = useHand((now) => now.turn);
  const list = useRef<TallHandle>(null);
  const frame = useRef<HTMLDivElement>(null);
  const byAnswer = useMemo(() => {
    const all = new Map<string, { shown: Shown; row: string }>();
    for (const line of lines) for (const shown of answersOf(line)) all.set(shown.answer.response, { shown, row: line.id });
    return all;
  }, [lines]);
  const excerpts = useRef(new Map<string, string>());
  useEffect(() => {
    for (const [response, { shown }] of byAnswer) for (const { id } of shown.answer.excerpts) excerpts.current.set(id, response);
  }, [byAnswer]);

  // The focus follows what is in hand, once it is drawn.
  useEffect(() => {
    const { answer, row: at } = hand.getState();
    if (turn === 0 || answer === null || at === null) return;
    list.current?.show(at);
    // Where the window is low, the list itself may be out of sight.
    frame.current?.scrollIntoView({ block: 'nearest' });
    frame.current?.querySelector<HTMLElement>(`[data-answer="${CSS.escape(answer)}"]`)?.focus({ preventScroll: true });
  }, [hand, turn]);

  const reveal = useCallback(
    (touched: readonly { id: string }[]): boolean => {
      for (const { id } of touched) {
        const response = byAnswer.has(id) ? id : excerpts.current.get(id);
        const found = response === undefined ? undefined : byAnswer.get(response);
        if (found && response !== undefined) {
          take(hand, response, found.row, true);
          return true;
        }
      }
      // Something else about the answer in hand: the focus stays with it.
      return hand.getState().answer !== null && frame.current?.contains(document.activeElement) === true;
    },
    [byAnswer, hand],
  );
  useScope('review', reveal);
  useListKeys(lines, byAnswer, onPrompt);

  const first = useMemo(() => {
    const line = lines.find((each) => answersOf(each).length > 0);
    return line ? answersOf(line)[0]?.answer.response : undefined;
  }, [lines]);
  const count = lines.length;
  const draw = useCallback(
    (line: Line, index: number) => (
      <article
        className="rev-line"
        aria-label={line.writer?.name ?? words.answer}
        aria-posinset={index + 1}
        aria-setsize={count}
        style={{ gridTemplateColumns: `var(--margin) repeat(${line.columns.length}, minmax(0, 1fr))` }}
      >
        <div className="rev-margin">{margin ? margin(line) : line.writer ? <WriterMargin writer={line.writer} /> : null}</div>
        {line.columns.map((column, at) => (
          <div key={at} className="rev-column">
            {column.answers.length === 0 ? <p className="rev-none">{column.none}</p> : null}
            {column.answers.map((shown) => (
              <Answer
                key={shown.answer.response}
                shown={shown}
                row={line.id}
                name={line.writer?.name ?? ''}
                first={shown.answer.response === first}
              />
            ))}
          </div>
        ))}
      </article>
    ),
    [count, first, margin],
  );
  return (
    <div ref={frame} className="rev-list">
      <TallRows ref={list} label={label} rows={lines} rowId={idOf} guess={guessed} held={row} draw={draw} head={head} foot={foot} />
    </div>
  );
}

const idOf = ({ id }: Line): string => id;

/** By the number of letters that go in a line of a column of that width. */
function guessed(line: Line, width: number): number {
  const narrow = width < 560;
  const column = narrow ? width : (width - 152) / Math.max(1, line.columns.length) - 48;
  const letters = Math.max(16, column / 8.2);
  const tall = line.columns.map(({ answers }) =>
    answers.reduce((sum, { answer, question, label }) => {
      const rows = answer.text.split('\n').reduce((lines, text) => lines + Math.max(1, Math.ceil(text.length / letters)), 0);
      return sum + 28 + rows * 27 + (question || label ? 24 : 0) + (answer.excerpts.length > 0 || answer.starred || answer.depth ? 29 : 0);
    }, 0),
  );
  const matter = narrow ? tall.reduce((sum, each) => sum + each, 0) + 60 : Math.max(...tall, 0);
  return Math.max(matter, 56, narrow ? 0 : 104) + 1;
}

/** Keys work wherever nothing is typed: the answer in hand is what they are about. */
function useListKeys(
  lines: readonly Line[],
  byAnswer: ReadonlyMap<string, { shown: Shown; row: string }>,
  onPrompt?: (way: 1 | -1) => void,
): void {
  const hand = useHandStore();
  const { themes, deeds, masks } = useReading();
  const copy = useCopyQuote();
  const latest = useRef<(event: KeyboardEvent) => void>(() => {});
  useEffect(() => {
    latest.current = (event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || target?.closest(ownKeys)) return;
      const now = hand.getState();
      const held = now.answer === null ? undefined : byAnswer.get(now.answer);
      if (now.open === 'tag' || now.open === 'statement') {
        // The box is about to be there: what is typed meanwhile is for it.
        if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length !== 1 && event.key !== 'Backspace')) return;
        event.preventDefault();
        hand.setState({ typed: event.key === 'Backspace' ? now.typed.slice(0, -1) : now.typed + event.key });
        return;
      }
      const onAnswer = target?.closest('[data-answer]') === target && target !== null;
      const go = (spot: Spot | null): void => {
        if (spot) take(hand, spot.answer, spot.row, true);
      };
      const step = held && onAnswer ? strideOf(event) : null;
      if (step && held) {
        event.preventDefault();
        const { text } = held.shown.answer;
        const passage = moved(text, now.passage ?? { anchor: 0, head: 0 }, step.by, step.way, step.extend);
        hand.setState({ passage, excerpt: null });
        const chosen = isEmpty(passage) ? null : trimmed(text, passage);
        say(chosen ? words.chosen(text.slice(chosen.from, chosen.to)) : words.caretBefore(text.slice(passage.head, passage.head + 40)));
        return;
      }
      const doing = doingOf(event);
      if (!doing) return;
      // Arrows, Delete and Escape mean what they mean elsewhere, until an answer has the focus.
      const plain = event.key.length === 1;
      if (!plain && !onAnswer && !(doing.do === 'row' && (target === document.body || target?.id === 'page'))) return;
      if (doing.do === 'row' || doing.do === 'column' || doing.do === 'prompt') {
        event.preventDefault();
        const at = now.answer !== null && now.row !== null && held ? { row: held.row, answer: now.answer } : null;
        if (doing.do === 'prompt') onPrompt?.(doing.way);
        else if (doing.do === 'row') go(besideRow(lines, at, doing.way));
        else if (at) go(besideColumn(lines, at, doing.way));
        return;
      }
      if (!held) return;
      event.preventDefault();
      const { answer } = held.shown;
      const place = now.passage && !isEmpty(now.passage) ? trimmed(answer.text, now.passage) : null;
      switch (doing.do) {
        case 'let-go':
          hand.setState({ passage: null, excerpt: null });
          return;
        case 'excerpt': {
          const next = nextExcerpt(answer, now.excerpt);
          const excerpt = answer.excerpts.find(({ id }) => id === next);
          if (!excerpt) return say(words.noExcerpts);
          hand.setState({ excerpt: excerpt.id, passage: { anchor: excerpt.start, head: excerpt.end } });
          say(words.chosen(answer.text.slice(excerpt.start, excerpt.end)));
          return;
        }
        case 'remove': {
          const excerpt = answer.excerpts.find(({ id }) => id === now.excerpt);
          if (excerpt) {
            hand.setState({ excerpt: null, passage: null });
            void deeds.removeExcerpt(excerpt);
          } else say(words.chooseExcerpt);
          return;
        }
        case 'memo':
          hand.setState({ panel: 'answer', writing: true });
          return;
        default:
      }
      if (answer.state !== 'written') return say(words.nothingWritten);
      switch (doing.do) {
        case 'tag':
        case 'statement':
        case 'depth':
          hand.setState({ open: doing.do, typed: '' });
          return;
        case 'star':
          void deeds.star(answer, !answer.starred);
          return;
        case 'copy':
          void copy(answer, place);
          return;
        case 'key': {
          const tag = themes.keyed[doing.number - 1];
          if (tag) void deeds.mark(answer, place, { is: 'tag', id: tag.id, name: tag.name });
          else say(words.noTagAt(doing.number));
        }
      }
    };
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => latest.current(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  // Words that are chosen are copied as they are shown by the system's own key.
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      const { answer, passage } = hand.getState();
      const held = answer === null ? undefined : byAnswer.get(answer);
      if (!held || !passage || isEmpty(passage) || !document.activeElement?.closest('[data-answer]')) return;
      if (document.activeElement.closest(ownKeys) || window.getSelection()?.isCollapsed === false) return;
      const { response, text } = held.shown.answer;
      event.clipboardData?.setData('text/plain', unnamed(text, fromOf(passage), toOf(passage), masks.get(response) ?? []));
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [hand, byAnswer, masks]);
}
