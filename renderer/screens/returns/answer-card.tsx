import { FileText, Keyboard } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReturnAnswer } from '../../../preload/contract/model/returns.ts';
import { dayOf } from '../../text/dates.ts';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import { Tag } from '../../ui/tag.tsx';
import { differences, type Stretch } from './differences.ts';
import { bringIntoSight } from './sight.ts';

interface AnswerCardProps {
  answer: ReturnAnswer;
  flat: boolean;
  chosen: boolean;
  saved: string | null;
  /** The file's words are to be kept where something else was typed. */
  taken: boolean;
  /** The answer is not to be stored. */
  left: boolean;
  onChoose: () => void;
  onTake: (yes: boolean) => void;
  onLeave: (yes: boolean) => void;
}

const kinds = { new: 'moss', same: 'plain', changed: 'plain', conflict: 'ochre' } as const;

/** What the file says in one place, and beside it what is kept where that is something else. */
export function AnswerCard({ answer, flat, chosen, saved, taken, left, onChoose, onTake, onLeave }: AnswerCardProps) {
  const { state, before, place } = answer;
  const card = useRef<HTMLElement>(null);
  const shown = useRef(false);
  useEffect(() => {
    // A file that comes up moves nothing but its own answers; whoever goes to the next answer wants to see it.
    if (chosen && card.current && !bringIntoSight(card.current, '.returns-side') && shown.current)
      card.current.scrollIntoView?.({ block: 'nearest' });
    shown.current = true;
  }, [chosen]);
  const stretches = before && state !== 'same' ? differences(before.text, answer.text) : null;
  const now = new Date();
  return (
    <article
      ref={card}
      className={`answer-card${chosen ? ' answer-card-on' : ''}${left ? ' answer-card-left' : ''}`}
      aria-label={answer.question}
    >
      <button type="button" className="answer-question" aria-pressed={chosen} onClick={onChoose}>
        <span className="answer-facts small">
          <span className="faint">{place ? words.page(place.page) : ''}</span>
          <Tag kind={left ? 'plain' : kinds[state]}>{left ? words.leftOut : words.state[state]}</Tag>
          {answer.cut ? <Tag kind="ochre">{flat ? words.cutFlat : words.cut}</Tag> : null}
          {answer.cleaned ? <Tag kind="ochre">{words.cleaned}</Tag> : null}
        </span>
        <span className="answer-asked">{answer.question}</span>
      </button>
      {before && state !== 'same' ? (
        <>
          <Version
            icon={before.source === 'typed' ? Keyboard : FileText}
            title={before.source === 'typed' ? words.typed : words.kept}
            day={dayOf(before.written, now)}
            text={before.text}
            stretches={stretches?.filter(({ is }) => is !== 'after') ?? null}
            kept={left || (state === 'conflict' && !taken)}
          />
          <Version
            icon={FileText}
            title={words.read}
            day={saved ? words.saved(dayOf(saved, now)) : ''}
            text={answer.text}
            stretches={stretches?.filter(({ is }) => is !== 'before') ?? null}
            kept={!left && (state === 'changed' || taken)}
          />
        </>
      ) : (
        <p className="answer-words">
          <Person>{answer.text}</Person>
        </p>
      )}
      {state === 'conflict' ? (
        <div className="answer-ways">
          <div className="row">
            <Button
              small
              kind={taken ? 'primary' : 'plain'}
              aria-pressed={taken}
              {...(chosen ? { keys: '2' } : {})}
              onPress={() => onTake(true)}
            >
              {words.takeFile}
            </Button>
            <Button
              small
              kind={taken ? 'plain' : 'primary'}
              aria-pressed={!taken}
              {...(chosen ? { keys: '1' } : {})}
              onPress={() => onTake(false)}
            >
              {words.takeMine}
            </Button>
          </div>
          <p className="small faint">{words.history}</p>
        </div>
      ) : state === 'same' ? null : (
        <div className="answer-ways">
          <Checkbox isSelected={!left} onChange={(keep) => onLeave(!keep)}>
            {words.store}
          </Checkbox>
        </div>
      )}
    </article>
  );
}

interface VersionProps {
  icon: IconShape;
  title: string;
  day: string;
  text: string;
  stretches: readonly Stretch[] | null;
  kept: boolean;
}

function Version({ icon, title, day, text, stretches, kept }: VersionProps) {
  return (
    <section className={`answer-version${kept ? ' answer-version-kept' : ''}`}>
      <h3>
        <Icon of={icon} size={14} />
        <span>{title}</span>
        <span className="answer-day faint">{day}</span>
      </h3>
      <p className="answer-words">
        {stretches === null ? (
          <Person>{text}</Person>
        ) : (
          stretches.map(({ text: said, is }, at) => {
            const shown = <Person>{said}</Person>;
            if (is === 'both') return <span key={at}>{shown}</span>;
            return is === 'before' ? <del key={at}>{shown}</del> : <ins key={at}>{shown}</ins>;
          })
        )}
      </p>
    </section>
  );
}
