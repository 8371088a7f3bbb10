import { useMemo } from 'react';
import type { CallInput } from '../../../preload/contract/calls.ts';
import type { MemoAbout } from '../../../preload/contract/model/review.ts';
import { useLive } from '../../client/client.tsx';
import { reviewWords as words } from '../../text/review.ts';
import { themeStyle, ThemeMark } from '../../ui/theme-mark.tsx';
import { choose, useChoices } from './choices.ts';
import { answersOf, type Line } from './lines.ts';
import { Memos } from './memos.tsx';
import { starredQuotes, useCopyStarred } from './quotes.ts';
import { unnamed, useReading } from './reading.ts';

export interface MemoOn {
  about: MemoAbout;
  label: string;
}

/** What there is in all the answers shown: themes, the memo on the prompt, and what is starred. */
export function AllPart({ lines, memoOn }: { lines: readonly Line[]; memoOn: MemoOn | null }) {
  const { themes, masks } = useReading();
  const { tag: filtered } = useChoices();
  const copyStarred = useCopyStarred();
  const answers = useMemo(
    () =>
      lines
        .flatMap(answersOf)
        .map(({ answer }) => answer)
        .filter(({ state }) => state === 'written'),
    [lines],
  );
  const counted = useMemo(() => {
    const of = new Map<string, number>();
    for (const { excerpts } of answers)
      for (const tag of new Set(excerpts.flatMap(({ tags }) => tags))) of.set(tag, (of.get(tag) ?? 0) + 1);
    return of;
  }, [answers]);
  const most = Math.max(1, ...counted.values());
  const shown = themes.tags.filter((tag) => counted.has(tag.id) || themes.keyed.includes(tag));
  const bare = answers.filter(({ excerpts }) => excerpts.every(({ tags, statements }) => tags.length + statements.length === 0)).length;
  const [top, second] = [...counted].toSorted((a, b) => b[1] - a[1]);
  const topTag = top && second && top[1] > second[1] ? themes.tagById.get(top[0]) : undefined;
  const starred = answers.filter((answer) => answer.starred);
  const quotes = starred.flatMap(starredQuotes);
  return (
    <>
      <section>
        {themes.tags.length === 0 ? <p className="quiet">{words.noThemesYet}</p> : null}
        <ul className="rev-themes">
          {shown.map((tag) => {
            const key = themes.keyed.indexOf(tag) + 1;
            const many = counted.get(tag.id) ?? 0;
            return (
              <li key={tag.id}>
                <span className="rev-key" aria-hidden="true">
                  {key > 0 ? key : ''}
                </span>
                <ThemeMark colour={tag.colour} mark={tag.mark} />
                <button
                  type="button"
                  className="rev-theme-name"
                  aria-pressed={filtered === tag.id}
                  title={tag.definition || undefined}
                  onClick={() => choose({ tag: filtered === tag.id ? null : tag.id })}
                >
                  {tag.name}
                </button>
                <span className="rev-bar" aria-hidden="true">
                  {many > 0 ? <span style={{ ...themeStyle(tag.colour), inlineSize: `${(many / most) * 100}%` }} /> : null}
                </span>
                <span className="rev-count" aria-label={words.answersWith(many)}>
                  {many}
                </span>
              </li>
            );
          })}
        </ul>
        {answers.length > 0 ? (
          <p className="quiet small">
            {topTag && top ? `${words.most(topTag.name, top[1], answers.length)} ` : ''}
            {words.bare(bare)}
          </p>
        ) : null}
      </section>
      {memoOn ? (
        <section>
          <h3>{words.memo}</h3>
          <MemosOn memoOn={memoOn} />
        </section>
      ) : null}
      <section>
        <h3>{words.starredHere}</h3>
        {quotes.length === 0 ? <p className="quiet small">{words.noStars}</p> : null}
        {quotes.slice(0, 12).map(({ response, text, from, to }) => (
          <p key={`${response} ${from} ${to}`} className="rev-starred">
            “{unnamed(text, from, to, masks.get(response) ?? []).trim()}”
          </p>
        ))}
        {quotes.length > 0 ? (
          <button type="button" className="rev-link" onClick={() => void copyStarred(starred)}>
            {words.copyStarred(quotes.length)}
          </button>
        ) : null}
      </section>
    </>
  );
}

export function MemosOn({ memoOn: { about, label } }: { memoOn: MemoOn }) {
  const memos = useLive('memo.list', asked(about)).value ?? [];
  return <Memos key={JSON.stringify(about)} about={about} memos={memos} label={label} />;
}

function asked(about: MemoAbout): CallInput<'memo.list'> {
  switch (about.is) {
    case 'prompt':
      return { prompt: about.prompt, ...(about.cohort === undefined ? {} : { cohort: about.cohort }) };
    case 'response':
      return { response: about.response };
    case 'excerpt':
      return { excerpt: about.excerpt };
    case 'participant':
      return { participant: about.participant };
    case 'tag':
      return { tag: about.tag };
  }
}
