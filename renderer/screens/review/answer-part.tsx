import { useCallback } from 'react';
import { Check, MapPin, X } from 'lucide-react';
import type { Excerpt, Memo, ReviewAnswer } from '../../../preload/contract/model/review.ts';
import { useLive } from '../../client/client.tsx';
import { when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { useHand, useHandStore } from './hand.ts';
import { ExcerptMemos, Memos } from './memos.tsx';
import { isEmpty, trimmed } from './passage.ts';
import { unnamed, useReading } from './reading.ts';
import { themesOn } from './themes.ts';

/** All that is kept about the answer in hand. `known`: as the list has it, for the moment until all has come. */
export function AnswerPart({ response, known }: { response: string; known: ReviewAnswer | undefined }) {
  const { names, masks, scale, deeds } = useReading();
  const hand = useHandStore();
  const writing = useHand((now) => now.writing);
  const gone = useHand((now) => now.excerpt);
  const passage = useHand((now) => now.passage);
  const { value, failure } = useLive('review.answer', { response, names });
  const written = useCallback(() => hand.setState({ writing: false }), [hand]);
  const back = useCallback(() => hand.setState((each) => ({ turn: each.turn + 1 })), [hand]);
  const hidden = masks.get(response) ?? [];
  const now = new Date();
  const answer = value?.answer;
  const shown = answer ?? known;
  const onExcerpt = gone !== null && (shown?.excerpts.some(({ id }) => id === gone) ?? false);
  const place = shown && passage && !isEmpty(passage) && !onExcerpt ? trimmed(shown.text, passage) : null;
  return (
    <>
      {answer ? (
        <section>
          <h3 className="heading">{answer.writer.name}</h3>
          <p className="quiet small">
            {words.wrote(when(answer.written, now), words.sources[answer.source])}
            {answer.editionTitle ? ` ${answer.editionTitle}.` : ''}
          </p>
        </section>
      ) : null}
      {shown ? (
        <section>
          <h3>{words.excerpts}</h3>
          {shown.excerpts.length === 0 ? <p className="quiet small">{words.noExcerptsYet}</p> : null}
          <ul className="rev-excerpts">
            {shown.excerpts
              .toSorted((a, b) => Number(b.state === 'needs-a-look') - Number(a.state === 'needs-a-look') || a.start - b.start)
              .map((excerpt) => (
                <ExcerptLine
                  key={excerpt.id}
                  excerpt={excerpt}
                  answer={shown}
                  said={unnamed(excerpt.quote, 0, excerpt.quote.length, shifted(hidden, excerpt))}
                  memos={(value?.memos ?? []).filter(({ about }) => about.is === 'excerpt' && about.excerpt === excerpt.id)}
                />
              ))}
          </ul>
        </section>
      ) : null}
      {answer ? (
        <>
          {answer.state === 'written' ? (
            <section>
              <h3>{words.depth}</h3>
              <RadioGroup
                label={words.depthOf}
                hideLabel
                choices={[
                  ...scale.map(({ name, says }, index) => ({ value: String(index + 1), label: name, hint: says })),
                  { value: '0', label: words.notMarked },
                ]}
                value={String(answer.depth ?? 0)}
                onChange={(level) => void deeds.depth(answer, level === '0' ? null : Number(level), scale[Number(level) - 1]?.name ?? '')}
              />
            </section>
          ) : null}
        </>
      ) : failure ? (
        <Note kind="brick">{explained(failure)}</Note>
      ) : (
        <Skeleton lines={5} />
      )}
      {/* There before the rest has come: whoever presses M goes on to type. */}
      <section>
        <h3>{words.memo}</h3>
        {shown && place ? (
          <p className="quiet small rev-memo-on">{words.about(unnamed(shown.text, place.from, place.to, hidden))}</p>
        ) : null}
        <Memos
          about={{ is: 'response', response }}
          memos={(value?.memos ?? []).filter(({ about }) => about.is === 'response')}
          label={shown && place ? words.memoOnWords(unnamed(shown.text, place.from, place.to, hidden)) : words.memoOnAnswer}
          writing={writing && !onExcerpt}
          onWriting={written}
          onDone={back}
          {...(shown && place ? { onKeep: (text: string) => deeds.noteOn(shown, place, text) } : {})}
        />
      </section>
      {value ? (
        <section>
          <h3>{words.history}</h3>
          {value.versions.length === 0 ? <p className="quiet small">{words.noHistory}</p> : null}
          <ol className="rev-versions">
            {value.versions.map((version) => (
              <li key={version.revision}>
                <p className="faint small">{words.version(when(version.written, now), words.sources[version.source])}</p>
                <p className="rev-version">
                  {names === 'hidden' ? words.versionHidden : version.state === 'written' ? version.text : words.states[version.state]}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}

/** Where names stand, counted from where the excerpt begins. */
const shifted = <N extends { start: number; end: number }>(names: readonly N[], { state, start }: Excerpt): N[] =>
  state === 'needs-a-look' ? [] : names.map((name) => ({ ...name, start: name.start - start, end: name.end - start }));

interface ExcerptLineProps {
  excerpt: Excerpt;
  answer: ReviewAnswer;
  said: string;
  memos: readonly Memo[];
}

function ExcerptLine({ excerpt, answer, said, memos }: ExcerptLineProps) {
  const { themes, deeds, names } = useReading();
  const hand = useHandStore();
  const passage = useHand((now) => (now.answer === answer.response ? now.passage : null));
  const on = useHand((now) => now.answer === answer.response && now.excerpt === excerpt.id);
  const writing = useHand((now) => now.writing) && on;
  const place = passage && !isEmpty(passage) ? trimmed(answer.text, passage) : null;
  const lost = excerpt.state === 'needs-a-look';
  return (
    <li className={on ? 'rev-excerpt-line rev-excerpt-line-on' : 'rev-excerpt-line'} data-record={excerpt.id}>
      {lost ? <Tag kind="ochre">{words.needsALook}</Tag> : excerpt.state === 'moved' ? <Tag kind="ochre">{words.hasMoved}</Tag> : null}
      {lost ? (
        <>
          <p className="small">{names === 'hidden' ? words.lostHidden : words.lost}</p>
          {names === 'hidden' ? null : <blockquote className="rev-quote">“{excerpt.quote}”</blockquote>}
        </>
      ) : (
        <button
          type="button"
          className="rev-quote rev-quote-go"
          onClick={() =>
            hand.setState((now) => ({ excerpt: excerpt.id, passage: { anchor: excerpt.start, head: excerpt.end }, turn: now.turn + 1 }))
          }
        >
          “{said}”
        </button>
      )}
      <div className="rev-on">
        {themesOn(excerpt, themes).map((theme) => (
          <button
            key={`${theme.is} ${theme.id}`}
            type="button"
            className="rev-off"
            aria-label={words.takeOff(theme.name)}
            title={words.takeOff(theme.name)}
            onClick={() => void deeds.takeOff(excerpt, theme)}
          >
            {theme.is === 'tag' ? <ThemeMark {...(themes.markOf(theme.id) ?? { colour: 0, mark: 'dot' })} size={10} /> : null}
            <span>{theme.name}</span>
            <Icon of={X} size={12} />
          </button>
        ))}
      </div>
      {lost ? (
        <div className="row">
          <Button
            small
            icon={MapPin}
            notYet={place ? null : words.chooseFirst}
            onPress={() => {
              if (place) void deeds.placeExcerpt(excerpt, answer, place);
            }}
          >
            {words.placeHere}
          </Button>
          <Button small kind="quiet" onPress={() => void deeds.removeExcerpt(excerpt)}>
            {words.remove}
          </Button>
        </div>
      ) : excerpt.state === 'moved' ? (
        <div className="row">
          <Button small icon={Check} onPress={() => void deeds.placeExcerpt(excerpt, answer, { from: excerpt.start, to: excerpt.end })}>
            {words.keepHere}
          </Button>
        </div>
      ) : null}
      <ExcerptMemos
        excerpt={excerpt.id}
        quote={said}
        memos={memos}
        {...(on ? { keys: 'M' } : {})}
        writing={writing}
        onWriting={() => hand.setState({ writing: false })}
        onDone={() => hand.setState((now) => ({ turn: now.turn + 1 }))}
      />
    </li>
  );
}
