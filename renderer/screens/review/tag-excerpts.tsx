import { Split } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { TagLine } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { explained } from '../../text/errors.ts';
import { reviewWords as words } from '../../text/review.ts';
import { themeWords } from '../../text/review-themes.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { asLine } from '../../ui/typed.ts';
import { byExcerpt, ExcerptMemos } from './memos.tsx';
import { promptPath, tagPath } from './places.ts';
import { unnamed, useReading } from './reading.ts';

/** What stands under a theme, and a way to part some of it off as a theme of its own. */
export function TagExcerpts({ tag }: { tag: TagLine }) {
  const { cohort, names, deeds, masks, ready, themes } = useReading();
  const api = useApi();
  const [, go] = useLocation();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [name, setName] = useState('');
  const { value, failure } = useLive('review.excerpts', { filter: { cohort, tag: tag.id }, names, limit: 500 });
  const noted = useLive('memo.list', { cohort }).value;
  const memos = useMemo(() => byExcerpt(noted ?? []), [noted]);
  if (!value || !ready) return failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={3} />;
  // Those that are no longer there, as after undo, are not picked either.
  const own = value.excerpts.filter(({ excerpt }) => excerpt.tags.includes(tag.id));
  const chosen = own.filter(({ excerpt }) => picked.has(excerpt.id)).map(({ excerpt }) => excerpt.id);
  const split = async (): Promise<void> => {
    const wanted = name.trim();
    const made = newOp();
    const done = await deeds.do(words.did.split(chosen.length, wanted), () =>
      api.call('tag.split', { op: newOp(), tag: tag.id, made, name: wanted, excerpts: chosen }),
    );
    if (!done) return;
    setPicked(new Set());
    setName('');
    go(tagPath(made), { replace: true });
  };
  return (
    <div className="rev-tag-excerpts">
      <h2 className="heading">{themeWords.underTag(value.total)}</h2>
      {value.total === 0 ? <p className="quiet">{themeWords.nothingUnderTag}</p> : <p className="quiet small">{themeWords.splitHow}</p>}
      {chosen.length > 0 ? (
        <div className="row rev-split">
          <TextField
            label={themeWords.splitName}
            hideLabel
            placeholder={themeWords.splitName}
            value={name}
            onChange={(next) => setName(asLine(next))}
          />
          <Button icon={Split} notYet={name.trim() === '' ? themeWords.nameFirst : null} onPress={() => void split()}>
            {themeWords.split(chosen.length)}
          </Button>
        </div>
      ) : null}
      <ul>
        {value.excerpts.map(({ excerpt, answer }) => {
          const said =
            excerpt.state === 'needs-a-look'
              ? names === 'hidden'
                ? words.lostHidden
                : excerpt.quote
              : unnamed(answer.text, excerpt.start, excerpt.end, masks.get(answer.response) ?? []);
          const beneath = excerpt.tags.includes(tag.id) ? null : excerpt.tags.map((id) => themes.tagById.get(id)?.name).find(Boolean);
          return (
            <li key={excerpt.id} data-record={excerpt.id} className="rev-under">
              <Checkbox
                isSelected={picked.has(excerpt.id)}
                isDisabled={beneath !== null}
                onChange={(on) =>
                  setPicked((now) => {
                    const next = new Set(now);
                    if (on) next.add(excerpt.id);
                    else next.delete(excerpt.id);
                    return next;
                  })
                }
              >
                <span className="rev-quote">“{said}”</span>
              </Checkbox>
              <p className="quiet small">
                <Link to={promptPath(answer.edition, answer.prompt, answer.response)}>{answer.writer.name}</Link>
                {excerpt.state === 'held' ? '' : ` · ${excerpt.state === 'moved' ? words.hasMoved : words.needsALook}`}
                {beneath ? ` · ${beneath}` : ''}
              </p>
              <ExcerptMemos excerpt={excerpt.id} quote={said} memos={memos.get(excerpt.id) ?? []} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
