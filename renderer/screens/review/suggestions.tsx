import type { CallOutput } from '../../../preload/contract/calls.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useFramework } from '../../state/framework.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { promptPath, searchPath } from './places.ts';
import { unnamed, useReading } from './reading.ts';

type Touch = CallOutput<'suggestion.statements'>[number];
type Pair = CallOutput<'suggestion.duplicates'>[number];

/** What might be worth a look, each with its reason. Nothing happens until a person says so; what is dismissed does not come back. */
export function Suggestions({ prompt, edition }: { prompt: string | null; edition: string | null }) {
  const { cohort, names } = useReading();
  const filter = { cohort, ...(edition === null ? {} : { edition }) };
  const framework = useFramework(cohort).framework?.id;
  const telling = useLive('suggestion.words', prompt === null ? null : { prompt, filter, limit: 12 }).value;
  const alike = useLive('suggestion.duplicates', { filter, names, ...(prompt === null ? {} : { prompt }) }).value;
  const touching = useLive(
    'suggestion.statements',
    framework === undefined ? null : { framework, filter, names, ...(prompt === null ? {} : { prompt }) },
  ).value;
  return (
    <>
      <p className="quiet small">{words.suggestionsLead}</p>
      {prompt === null ? null : (
        <section>
          <h3>{words.tellingWords}</h3>
          {telling === undefined ? <Skeleton lines={3} /> : null}
          {telling?.length === 0 ? <p className="quiet small">{words.noTellingWords}</p> : null}
          <ul className="rev-suggested">
            {telling?.map(({ word, says }) => (
              <li key={word}>
                <Link to={searchPath(word)}>{word}</Link>
                <p className="quiet small">{says}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.touching}</h3>
        {touching === undefined ? <Skeleton lines={3} /> : null}
        {touching?.length === 0 ? <p className="quiet small">{words.noTouching}</p> : null}
        <ul className="rev-suggested">
          {touching?.slice(0, 20).map((touch) => (
            <OneTouch key={touch.key} touch={touch} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.alike}</h3>
        {alike === undefined ? <Skeleton lines={3} /> : null}
        {alike?.length === 0 ? <p className="quiet small">{words.noAlike}</p> : null}
        <ul className="rev-suggested">
          {alike?.slice(0, 20).map((pair) => (
            <OnePair key={pair.key} pair={pair} />
          ))}
        </ul>
      </section>
    </>
  );
}

function OneTouch({ touch: { key, answer, statement, ranges, says } }: { touch: Touch }) {
  const { themes, deeds, masks } = useReading();
  const api = useApi();
  const found = themes.statementById.get(statement);
  const [first] = ranges;
  const last = ranges.at(-1);
  const place = first && last ? sentenceOf(answer.text, first.start, last.end) : { from: 0, to: answer.text.length };
  return (
    <li data-record={answer.response}>
      <p className="rev-starred">“{unnamed(answer.text, place.from, place.to, masks.get(answer.response) ?? [])}”</p>
      <p className="quiet small">{says}</p>
      <div className="row">
        <Button
          small
          onPress={() => void deeds.mark(answer, place, { is: 'statement', id: statement, name: found?.code ?? words.statement })}
        >
          {words.putOn(found?.code ?? '')}
        </Button>
        <Button
          small
          kind="quiet"
          onPress={() => void deeds.do(words.did.dismissed, () => api.call('suggestion.dismiss', { op: newOp(), kind: 'statement', key }))}
        >
          {words.dismiss}
        </Button>
      </div>
    </li>
  );
}

function OnePair({ pair: { key, one, other, says } }: { pair: Pair }) {
  const { deeds, masks } = useReading();
  const api = useApi();
  return (
    <li>
      {[one, other].map((answer) => (
        <p key={answer.response} className="rev-starred">
          “{short(unnamed(answer.text, 0, answer.text.length, masks.get(answer.response) ?? []))}”{' '}
          <Link to={promptPath(answer.edition, answer.prompt, answer.response)}>{answer.writer.name}</Link>
        </p>
      ))}
      <p className="quiet small">{says}</p>
      <Button
        small
        kind="quiet"
        onPress={() => void deeds.do(words.did.dismissed, () => api.call('suggestion.dismiss', { op: newOp(), kind: 'duplicate', key }))}
      >
        {words.dismiss}
      </Button>
    </li>
  );
}

const short = (text: string): string => (text.length > 140 ? `${text.slice(0, text.lastIndexOf(' ', 140))} …` : text);

/** The sentences in which the words stand: what a person would have marked. */
export function sentenceOf(text: string, start: number, end: number): { from: number; to: number } {
  const sentences = [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)];
  const from = sentences.findLast(({ index }) => index <= start)?.index ?? 0;
  const last = sentences.find(({ index, segment }) => index + segment.length >= end);
  const to = last ? last.index + last.segment.trimEnd().length : text.length;
  return { from, to: Math.max(from, to) };
}
