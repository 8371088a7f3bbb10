import { useMemo } from 'react';
import type { CallInput } from '../../../preload/contract/calls.ts';
import type { Excerpt, Memo, MemoAbout, ReviewAnswer, Tag } from '../../../preload/contract/model/review.ts';
import { newOp, type Outcome } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { reviewWords as words } from '../../text/review.ts';
import { showToast, undoAction } from '../../ui/toast.tsx';

/** A theme or a statement, by the name that people say. */
export interface Theme {
  is: 'tag' | 'statement';
  id: string;
  name: string;
}

export interface Place {
  from: number;
  to: number;
}

/** What can be done to answers here. Each is kept at once, says what it did, and can be undone. True when it was kept. */
export interface Deeds {
  /** Puts a theme on words, or takes it off where it already is on just these. Without a place: on the whole answer. */
  mark: (answer: ReviewAnswer, place: Place | null, theme: Theme) => Promise<boolean>;
  takeOff: (excerpt: Excerpt, theme: Theme) => Promise<boolean>;
  removeExcerpt: (excerpt: Excerpt) => Promise<boolean>;
  placeExcerpt: (excerpt: Excerpt, answer: ReviewAnswer, place: Place) => Promise<boolean>;
  star: (answer: ReviewAnswer, starred: boolean) => Promise<boolean>;
  depth: (answer: ReviewAnswer, level: number | null, name: string) => Promise<boolean>;
  /** A memo on words: on the excerpt that they are, or that they become. */
  noteOn: (answer: ReviewAnswer, place: Place, text: string) => Promise<boolean>;
  saveMemo: (memo: Memo) => Promise<boolean>;
  removeMemo: (memo: Memo) => Promise<boolean>;
  saveTag: (tag: Tag) => Promise<boolean>;
  /** Anything else of the review, with what to say of it. */
  do: (said: string, send: () => Promise<Outcome<unknown>>) => Promise<boolean>;
}

export function useDeeds(): Deeds {
  const api = useApi();
  const { views } = useWindowState();
  return useMemo(() => {
    const undo = undoAction(() => views.step('undo'));
    const done: Deeds['do'] = async (said, send) => {
      const outcome = await send();
      showToast(outcome.ok ? { text: said, action: undo } : { text: explained(outcome.failure) });
      return outcome.ok;
    };
    const retag = (excerpt: Excerpt, theme: Theme, on: boolean): CallInput<'excerpt.tag'> => ({
      op: newOp(),
      excerpts: [excerpt.id],
      ...(theme.is === 'tag' ? { [on ? 'add' : 'take']: [theme.id] } : { [on ? 'addStatements' : 'takeStatements']: [theme.id] }),
    });
    const has = (excerpt: Excerpt, { is, id }: Theme): boolean => (is === 'tag' ? excerpt.tags : excerpt.statements).includes(id);
    const takeOff: Deeds['takeOff'] = (excerpt, theme) =>
      done(words.did.tookOff(theme.name, excerpt.quote), () => {
        // An excerpt on which nothing is left says nothing any more.
        const last = excerpt.tags.length + excerpt.statements.length === 1 && excerpt.memos === 0;
        return last
          ? api.call('excerpt.remove', { op: newOp(), excerpts: [excerpt.id] })
          : api.call('excerpt.tag', retag(excerpt, theme, false));
      });
    return {
      do: done,
      noteOn: (answer, place, text) => {
        const there = excerptAt(answer, place);
        return done(words.did.noted(answer.text.slice(place.from, place.to)), () =>
          there
            ? api.call('memo.save', { op: newOp(), memo: memoAbout({ is: 'excerpt', excerpt: there.id }, text) })
            : api.call('excerpt.add', {
                op: newOp(),
                excerpt: newOp(),
                response: answer.response,
                revision: answer.revision,
                start: place.from,
                end: place.to,
                memo: { id: newOp(), text },
              }),
        );
      },
      mark: (answer, place, theme) => {
        const { from, to } = place ?? { from: 0, to: answer.text.length };
        const there = excerptAt(answer, { from, to });
        if (there && has(there, theme)) return takeOff(there, theme);
        return done(words.did.tagged(place ? answer.text.slice(from, to) : null, theme.name), () =>
          there
            ? api.call('excerpt.tag', retag(there, theme, true))
            : api.call('excerpt.add', {
                op: newOp(),
                excerpt: newOp(),
                response: answer.response,
                revision: answer.revision,
                start: from,
                end: to,
                tags: theme.is === 'tag' ? [theme.id] : [],
                statements: theme.is === 'statement' ? [theme.id] : [],
              }),
        );
      },
      takeOff,
      removeExcerpt: ({ id, quote }) =>
        done(words.did.removedExcerpt(quote), () => api.call('excerpt.remove', { op: newOp(), excerpts: [id] })),
      placeExcerpt: (excerpt, answer, { from, to }) =>
        done(words.did.placed(answer.text.slice(from, to)), () =>
          api.call('excerpt.place', { op: newOp(), excerpt: excerpt.id, revision: answer.revision, start: from, end: to }),
        ),
      star: ({ response }, starred) =>
        done(starred ? words.did.starred : words.did.unstarred, () =>
          api.call('star.set', { op: newOp(), responses: [response], starred }),
        ),
      depth: ({ response }, level, name) =>
        done(level === null ? words.did.noDepth : words.did.depth(name), () =>
          api.call('depth.mark', { op: newOp(), responses: [response], level }),
        ),
      saveMemo: (memo) => done(words.did.memo, () => api.call('memo.save', { op: newOp(), memo })),
      removeMemo: ({ id }) => done(words.did.noMemo, () => api.call('memo.remove', { op: newOp(), memo: id })),
      saveTag: (tag) =>
        done(tag.revision === 0 ? words.did.newTag(tag.name) : words.did.savedTag(tag.name), () =>
          api.call('tag.save', { op: newOp(), tag }),
        ),
    };
  }, [api, views]);
}

const excerptAt = ({ excerpts }: ReviewAnswer, { from, to }: Place): Excerpt | undefined =>
  excerpts.find(({ state, start, end }) => state !== 'needs-a-look' && start === from && end === to);

export const memoAbout = (about: MemoAbout, text: string): Memo => ({ id: newOp(), about, text, revision: 0 });
