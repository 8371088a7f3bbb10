import { Combine, FolderInput, Tag as TagShape, Trash2 } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { TagLine } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace } from '../../state/window-state.tsx';
import { rooms } from '../../text/frame.ts';
import { reviewWords as words } from '../../text/review.ts';
import { tagKeys, themeWords } from '../../text/review-themes.ts';
import { Button } from '../../ui/button.tsx';
import { FinderMenu } from '../../ui/finder-menu.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Memos } from './memos.tsx';
import { newTag } from './new-tag.ts';
import { tagPath } from './places.ts';
import { useReading } from './reading.ts';
import { TagExcerpts } from './tag-excerpts.tsx';
import { TagForm } from './tag-form.tsx';
import { branchOf, placeAfter, type TagMove } from './tag-moves.ts';
import { NewTag } from './tag-new.tsx';
import { TagTree } from './tag-tree.tsx';
import { pathOf } from './themes.ts';
import { Ways } from './ways.tsx';

type Seeking = 'merge' | 'move';

/** The themes: what each means, how they stand to each other, and what was put under them. */
export function TagsPage({ chosen }: { chosen: string | null }) {
  const { themes, deeds, cohort, names } = useReading();
  const api = useApi();
  const [, go] = useLocation();
  const [turn, setTurn] = useState(0);
  const [under, setUnder] = useState<{ parent: string | null; before: string | null }>({ parent: null, before: null });
  const [seeking, setSeeking] = useState<Seeking | null>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const newField = useRef<HTMLInputElement>(null);
  const mergeButton = useRef<HTMLButtonElement>(null);
  const moveButton = useRef<HTMLButtonElement>(null);
  const unsettled = useLive('review.excerpts', { filter: { cohort }, unsettled: true, names, limit: 1 }).value?.total ?? 0;
  usePlace(rooms.review, words.wayNames.tags);
  const { tags } = themes;
  const tag = tags.find(({ id }) => id === chosen) ?? tags[0];
  const choose = (id: string): void => go(tagPath(id), { replace: true });

  const move = async (id: string, place: { parent: string | null; before: string | null } | null): Promise<void> => {
    const moved = tags.find((each) => each.id === id);
    if (!place || !moved) return;
    await deeds.do(words.did.movedTag(moved.name), () => api.call('tag.move', { op: newOp(), tag: id, ...place }));
    setTurn((now) => now + 1);
  };
  const remove = async (gone: TagLine): Promise<void> => {
    const at = tags.indexOf(gone);
    const branch = branchOf(tags, gone.id);
    const next = tags.slice(at).find(({ id }) => !branch.has(id)) ?? tags[at - 1];
    if (await deeds.do(words.did.removedTag(gone.name), () => api.call('tag.remove', { op: newOp(), tag: gone.id }))) {
      if (next) choose(next.id);
      setTurn((now) => now + 1);
    }
  };
  const add = async (name: string): Promise<boolean> => {
    const made = newTag(name, under.parent, tags);
    if (!(await deeds.saveTag(made))) return false;
    if (under.before !== null) await api.call('tag.move', { op: newOp(), tag: made.id, ...under });
    choose(made.id);
    return true;
  };
  const parent = under.parent === null ? undefined : themes.tagById.get(under.parent);
  const others = tag ? tags.filter(({ id }) => !branchOf(tags, tag.id).has(id)) : [];
  const sought = (target: string): void => {
    if (!tag) return;
    if (seeking === 'move') {
      void move(tag.id, { parent: target === 'top' ? null : target, before: null });
      return;
    }
    const into = themes.tagById.get(target);
    if (!into) return;
    void deeds
      .do(words.did.merged(tag.name, into.name), () => api.call('tag.merge', { op: newOp(), from: tag.id, into: into.id }))
      .then((done) => {
        if (done) choose(into.id);
        setTurn((now) => now + 1);
      });
  };
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside" />
        <div className="rev-top-words">
          <Ways here="tags" />
          <h1 className="title" tabIndex={-1}>
            {tags.length === 0
              ? themeWords.noTagsTitle
              : themeWords.tagsTitle(tags.length, tags.filter(({ parent: above }) => above === null).length)}
          </h1>
          <p className="quiet rev-lead">{themeWords.tagsLead}</p>
        </div>
      </header>
      {unsettled > 0 ? (
        <div className="rev-unsettled">
          <Note actions={<Link to="/review/looks">{themeWords.seeLooks}</Link>}>{themeWords.needLooks(unsettled)}</Note>
        </div>
      ) : null}
      <div className="rev-tags">
        <div className="rev-tags-tree">
          <NewTag
            parent={parent?.name}
            field={newField}
            onAdd={add}
            onGiveUp={() => {
              setUnder({ parent: null, before: null });
              setTurn((now) => now + 1);
            }}
          />
          {!themes.ready ? <Skeleton lines={5} /> : null}
          {tags.length > 0 ? (
            <TagTree
              tags={tags}
              chosen={tag?.id ?? null}
              keyed={themes.keyed}
              turn={turn}
              onChoose={choose}
              onMove={(id, step: TagMove) => void move(id, placeAfter(tags, id, step))}
              onName={() => {
                nameField.current?.focus();
                nameField.current?.select();
              }}
              onNew={(id, where) => {
                const at = tags.find((each) => each.id === id);
                const siblings = tags.filter((each) => each.parent === (at?.parent ?? null));
                const next = siblings[siblings.findIndex((each) => each.id === id) + 1];
                setUnder(where === 'under' ? { parent: id, before: null } : { parent: at?.parent ?? null, before: next?.id ?? null });
                newField.current?.focus();
              }}
              onMerge={() => setSeeking('merge')}
              onRemove={(id) => {
                const gone = tags.find((each) => each.id === id);
                if (gone) void remove(gone);
              }}
            />
          ) : themes.ready ? (
            <p className="quiet">{themeWords.noTagsHow}</p>
          ) : null}
        </div>
        {tag ? (
          <section className="rev-tags-one" aria-label={tag.name}>
            <TagForm key={`form ${tag.id}`} tag={tag} nameField={nameField} />
            <div className="row rev-tag-deeds">
              <Button
                ref={mergeButton}
                small
                icon={Combine}
                keys="M"
                notYet={others.length === 0 ? themeWords.noOthers : null}
                onPress={() => setSeeking('merge')}
              >
                {themeWords.merge}
              </Button>
              <Button ref={moveButton} small icon={FolderInput} onPress={() => setSeeking('move')}>
                {themeWords.moveTag}
              </Button>
              <Button small icon={Trash2} keys="Delete" onPress={() => void remove(tag)}>
                {themeWords.removeTag}
              </Button>
            </div>
            <TagMemos key={`memos ${tag.id}`} tag={tag.id} />
            <TagExcerpts key={`under ${tag.id}`} tag={tag} />
          </section>
        ) : null}
      </div>
      <TagFinder
        seeking={seeking}
        others={others}
        anchor={seeking === 'move' ? moveButton : mergeButton}
        onClose={() => setSeeking(null)}
        onChoose={sought}
      />
      <ScreenKeys keys={tagKeys} />
    </>
  );
}

/** What was noted on the theme itself: where it rubs, what to look for next time. */
function TagMemos({ tag }: { tag: string }) {
  const memos = useLive('memo.list', { tag }).value ?? [];
  return (
    <div className="rev-tag-memos">
      <h2 className="heading">{words.memo}</h2>
      <Memos about={{ is: 'tag', tag }} memos={memos} label={words.memoOnTag} />
    </div>
  );
}

interface TagFinderProps {
  seeking: Seeking | null;
  others: readonly TagLine[];
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  onChoose: (tag: string) => void;
}

/** Another theme, by typing: to merge into, or to stand under. */
function TagFinder({ seeking, others, anchor, onClose, onChoose }: TagFinderProps) {
  const { themes } = useReading();
  if (seeking === null) return null;
  return (
    <FinderMenu
      title={seeking === 'merge' ? themeWords.mergeInto : themeWords.moveUnder}
      placeholder={themeWords.themeName}
      empty={themeWords.nothingByName}
      choices={[
        ...(seeking === 'move' ? [{ id: 'top', name: themeWords.atTheTop, purpose: '', words: '', icon: TagShape }] : []),
        ...others.map((each) => ({ id: each.id, name: pathOf(each, themes.tagById), purpose: each.definition, words: '', icon: TagShape })),
      ]}
      isOpen
      onClose={onClose}
      onChoose={onChoose}
      anchor={anchor}
    />
  );
}
