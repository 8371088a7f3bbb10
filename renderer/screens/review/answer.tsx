import { Link2, MessageSquare, RotateCcw, Star, TriangleAlert } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import type { ReviewAnswer } from '../../../preload/contract/model/review.ts';
import { useOwnHand } from '../../state/pictures.ts';
import { reviewWords as words } from '../../text/review.ts';
import { scanWords } from '../../text/scans.ts';
import { Handwriting } from '../../ui/handwriting.tsx';
import { Link } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { take, useHand, useHandStore } from './hand.ts';
import type { Shown } from './lines.ts';
import { isEmpty, trimmed } from './passage.ts';
import { useReading } from './reading.ts';
import { Strip } from './strip.tsx';
import { themesOfAnswer } from './themes.ts';
import { excerptsOver, type Over, placeIn, Words } from './words.tsx';

interface AnswerProps {
  shown: Shown;
  row: string;
  /** Whose it is, for a screen reader. */
  name: string;
  /** The one that Tab comes to while none is in hand. */
  first: boolean;
}

/** One answer, which can be taken in hand: by J and K, by Tab, or by a click. */
export const Answer = memo(function Answer({ shown, row, name, first }: AnswerProps) {
  const { answer, label } = shown;
  const { themes, masks } = useReading();
  const hand = useHandStore();
  const inHand = useHand((now) => now.answer === answer.response);
  const nothingInHand = useHand((now) => now.answer === null);
  const passage = useHand((now) => (now.answer === answer.response ? now.passage : null));
  const excerpt = useHand((now) => (now.answer === answer.response ? now.excerpt : null));
  const hidden = masks.get(answer.response);
  const chosen = passage && !isEmpty(passage) ? trimmed(answer.text, passage) : null;
  const over: Over[] = [
    ...shown.over,
    ...excerptsOver(answer.excerpts, themes.markOf),
    ...(hidden ?? []).map(({ start, end, instead }): Over => ({ is: 'name', from: start, to: end, instead })),
    ...(chosen ? [{ is: 'chosen' as const, ...chosen }] : []),
  ];
  const wordsId = `words-${answer.response}`;
  const chosenByMouse = (event: MouseEvent<HTMLElement>): void => {
    const selection = window.getSelection();
    const paragraph = event.currentTarget.querySelector('.rev-words');
    if (!selection || selection.isCollapsed || !paragraph || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const from = placeIn(paragraph, range.startContainer, range.startOffset) ?? (paragraph.contains(range.endContainer) ? 0 : null);
    const to =
      placeIn(paragraph, range.endContainer, range.endOffset) ?? (paragraph.contains(range.startContainer) ? answer.text.length : null);
    if (from === null || to === null || from === to) return;
    take(hand, answer.response, row, false);
    hand.setState({ passage: { anchor: from, head: to }, excerpt: null });
    // The words are shown as chosen by ourselves, as they are for the keyboard.
    selection.removeAllRanges();
  };
  return (
    // A group that takes the keyboard: its keys are said at the foot of the page, and each has a button while it is in hand.
    <div
      role="group"
      className={inHand ? 'rev-answer rev-answer-on' : 'rev-answer'}
      data-answer={answer.response}
      data-row={row}
      data-record={answer.response}
      tabIndex={inHand || (nothingInHand && first) ? 0 : -1}
      aria-label={words.answerOf(name, shown.says)}
      aria-describedby={answer.state === 'written' && answer.handwriting === undefined ? wordsId : undefined}
      onFocus={(event) => {
        if (event.target === event.currentTarget) take(hand, answer.response, row, false);
      }}
      onMouseUp={chosenByMouse}
    >
      {shown.question || shown.where ? (
        <p className="rev-question">
          {shown.to ? <Link to={shown.to}>{shown.question ?? label}</Link> : shown.question}
          {shown.where ? <span className="faint"> {shown.where}</span> : null}
        </p>
      ) : label && !shown.question ? (
        <p className="rev-part">{label}</p>
      ) : null}
      {answer.handwriting !== undefined ? (
        <InTheirHand crop={answer.handwriting} name={words.answerOf(name, shown.says)} />
      ) : answer.state === 'written' ? (
        <Words id={wordsId} text={answer.text} over={over} caret={passage && isEmpty(passage) ? passage.head : null} excerpt={excerpt} />
      ) : (
        <p className="rev-none">{words.states[answer.state]}</p>
      )}
      <Marks answer={answer} />
      {inHand && answer.state === 'written' && answer.handwriting === undefined ? <Strip shown={shown} /> : null}
    </div>
  );
});

/** Nobody has typed it: what they wrote by hand stands in its place. */
function InTheirHand({ crop, name }: { crop: string; name: string }) {
  return <Handwriting {...useOwnHand(crop, scanWords.pictureName)} name={name} kept />;
}

/** What is on an answer, in words: themes, star, depth, memos, and what needs a look. */
function Marks({ answer }: { answer: ReviewAnswer }) {
  const { themes, scale } = useReading();
  const on = themesOfAnswer(answer.excerpts, themes);
  const lost = answer.excerpts.filter(({ state }) => state === 'needs-a-look').length;
  const moved = answer.excerpts.filter(({ state }) => state === 'moved').length;
  const depth = answer.depth === null ? undefined : scale[answer.depth - 1];
  if (on.length === 0 && lost === 0 && moved === 0 && !answer.starred && !depth && answer.memos === 0 && answer.earlier === 0) return null;
  return (
    <ul className="rev-marks" aria-label={words.onIt}>
      {answer.starred ? (
        <li>
          <Tag icon={Star}>{words.starred}</Tag>
        </li>
      ) : null}
      {on.map((theme) => (
        <li key={`${theme.is} ${theme.id}`}>
          {theme.is === 'statement' ? (
            <Tag kind="statement">{theme.name}</Tag>
          ) : (
            <span className="tag tag-plain">
              <ThemeMark {...(themes.markOf(theme.id) ?? { colour: 0, mark: 'dot' })} size={10} />
              {theme.name}
            </span>
          )}
        </li>
      ))}
      {depth ? (
        <li>
          <Tag kind="moss">{depth.name}</Tag>
        </li>
      ) : null}
      {answer.memos > 0 ? (
        <li>
          <Tag icon={MessageSquare}>{words.memoCount(answer.memos)}</Tag>
        </li>
      ) : null}
      {answer.earlier > 0 ? (
        <li>
          <Tag icon={RotateCcw}>{words.earlier(answer.earlier)}</Tag>
        </li>
      ) : null}
      {moved > 0 ? (
        <li>
          <Tag kind="ochre" icon={Link2}>
            {words.moved(moved)}
          </Tag>
        </li>
      ) : null}
      {lost > 0 ? (
        <li>
          <Tag kind="ochre" icon={TriangleAlert}>
            {words.needLook(lost)}
          </Tag>
        </li>
      ) : null}
    </ul>
  );
}
