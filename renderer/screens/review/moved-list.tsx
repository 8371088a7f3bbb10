import { Check } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { reviewWords as words } from '../../text/review.ts';
import { themeWords } from '../../text/review-themes.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Link } from '../../ui/link.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { promptPath } from './places.ts';
import { movedPieces } from './moved-pieces.ts';
import { useReading } from './reading.ts';
import { themesOn } from './themes.ts';

type Moved = CallOutput<'review.moved'>;

/** Marks whose very words were found elsewhere in an answer that was changed: looked over, and confirmed together. */
export function MovedList({ total, passages }: Moved) {
  const { deeds } = useReading();
  const api = useApi();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = passages.filter(({ excerpt }) => !left.has(excerpt.id));
  const keep = (): void => {
    const excerpts = chosen.map(({ excerpt, answer }) => ({ excerpt: excerpt.id, revision: answer.revision }));
    void deeds.do(words.did.kept(excerpts.length), () => api.call('excerpt.keep', { op: newOp(), excerpts }));
  };
  return (
    <section className="rev-moved" aria-label={themeWords.foundAgain(total)}>
      <p className="quiet rev-lead">
        {themeWords.foundAgainLead} {total > passages.length ? themeWords.firstOf(passages.length, total) : ''}
      </p>
      <div className="row rev-confirm">
        <Button kind="primary" icon={Check} notYet={chosen.length === 0 ? themeWords.tickFirst : null} onPress={keep}>
          {themeWords.keepThere(chosen.length)}
        </Button>
        {passages.length > 1 ? (
          <Button kind="quiet" onPress={() => setLeft(chosen.length > 0 ? new Set(passages.map(({ excerpt }) => excerpt.id)) : new Set())}>
            {chosen.length > 0 ? themeWords.tickNone : themeWords.tickAll}
          </Button>
        ) : null}
      </div>
      <ul className="rev-moved-list">
        {passages.map((passage) => (
          <MovedLine
            key={passage.excerpt.id}
            {...passage}
            isChosen={!left.has(passage.excerpt.id)}
            onChoose={(on) =>
              setLeft((now) => {
                const next = new Set(now);
                if (on) next.delete(passage.excerpt.id);
                else next.add(passage.excerpt.id);
                return next;
              })
            }
          />
        ))}
      </ul>
    </section>
  );
}

type MovedLineProps = Moved['passages'][number] & { isChosen: boolean; onChoose: (on: boolean) => void };

function MovedLine({ excerpt, answer, changed, isChosen, onChoose }: MovedLineProps) {
  const { themes, names, masks } = useReading();
  // How an answer read before may name people whom nobody has looked for.
  const runs = names === 'hidden' ? null : changed;
  const pieces = movedPieces(answer.text, excerpt, runs, masks.get(answer.response) ?? []);
  return (
    <li data-record={excerpt.id}>
      <Checkbox isSelected={isChosen} onChange={onChoose} aria-label={themeWords.keepOne(excerpt.quote, answer.writer.name)}>
        <b>{answer.writer.name}</b> <span className="quiet small">{answer.question}</span>
      </Checkbox>
      <p className="rev-words rev-moved-words">
        {pieces.map(({ text, is, marked }, at) => {
          const inside = marked ? <mark className="rev-mark rev-excerpt rev-excerpt-on">{text}</mark> : text;
          if (is === 'added') {
            return (
              <ins key={at} className="rev-change rev-added">
                {inside}
              </ins>
            );
          }
          if (is === 'removed') {
            return (
              <del key={at} className="rev-change rev-removed">
                {inside}
              </del>
            );
          }
          return <span key={at}>{inside}</span>;
        })}
      </p>
      <p className="quiet small rev-moved-foot">
        {themesOn(excerpt, themes).map((theme) => (
          <span key={`${theme.is} ${theme.id}`} className="tag tag-plain">
            {theme.is === 'tag' ? <ThemeMark {...(themes.markOf(theme.id) ?? { colour: 0, mark: 'dot' })} size={10} /> : null}
            {theme.name}
          </span>
        ))}
        <Link to={promptPath(answer.edition, answer.prompt, answer.response)}>{themeWords.seeAnswer}</Link>
        {runs ? null : <span>{themeWords.changesNotShown}</span>}
      </p>
    </li>
  );
}
