import type { ReturnAnswer } from '../../../preload/contract/model/returns.ts';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { Person } from '../../ui/person.tsx';
import { Tag } from '../../ui/tag.tsx';

interface AnswerCardProps {
  answer: ReturnAnswer;
  flat: boolean;
  chosen: boolean;
  /** The file's words are to be kept where something else was typed. */
  taken: boolean;
  onChoose: () => void;
  onTake: (yes: boolean) => void;
}

const kinds = { new: 'moss', same: 'plain', changed: 'plain', conflict: 'ochre' } as const;

/** What the file says in one place, and beside it what is kept where that is something else. */
export function AnswerCard({ answer, flat, chosen, taken, onChoose, onTake }: AnswerCardProps) {
  const { state, before, place } = answer;
  const differs = before && state !== 'same';
  return (
    <article className={`answer-card${chosen ? ' answer-card-on' : ''}`} aria-label={answer.question}>
      <button type="button" className="answer-question" aria-pressed={chosen} onClick={onChoose}>
        <span className="answer-facts small">
          <span className="faint">{place ? words.page(place.page) : ''}</span>
          <Tag kind={kinds[state]}>{words.state[state]}</Tag>
          {answer.cut ? <Tag kind="ochre">{flat ? words.cutFlat : words.cut}</Tag> : null}
        </span>
        <span className="answer-asked">{answer.question}</span>
      </button>
      {differs ? <Version title={words.kept} text={before.text} kept={state === 'conflict' && !taken} /> : null}
      {differs ? (
        <Version title={words.read} text={answer.text} kept={state === 'changed' || taken} />
      ) : (
        <p className="answer-words">
          <Person>{answer.text}</Person>
        </p>
      )}
      {state === 'conflict' ? (
        <div className="answer-ways">
          <div className="row">
            <Button small kind={taken ? 'primary' : 'plain'} aria-pressed={taken} onPress={() => onTake(true)}>
              {words.takeFile}
            </Button>
            <Button small kind={taken ? 'plain' : 'primary'} aria-pressed={!taken} onPress={() => onTake(false)}>
              {words.takeMine}
            </Button>
          </div>
          <p className="small faint">{words.history}</p>
        </div>
      ) : null}
    </article>
  );
}

function Version({ title, text, kept }: { title: string; text: string; kept: boolean }) {
  return (
    <section className={`answer-version${kept ? ' answer-version-kept' : ''}`}>
      <h3 className="small">{title}</h3>
      <p className="answer-words">
        <Person>{text}</Person>
      </p>
    </section>
  );
}
