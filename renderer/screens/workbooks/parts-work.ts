import { useMemo } from 'react';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { findBlock, titleOf } from '../../../preload/contract/draft.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { newOp } from '../../client/api.ts';
import { useLive } from '../../client/client.tsx';
import type { WorkbookDraft } from '../../state/window-state.tsx';
import { useWindowState } from '../../state/window-state.tsx';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { editing, newBlockWords, promptHere } from '../../text/editing.ts';
import { pictures } from '../../text/pictures.ts';
import { blockName } from '../../text/workbooks.ts';
import type { FinderChoice } from '../../ui/finder-menu.tsx';
import { say } from '../../ui/live-region.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import type { TreeDrop } from '../../ui/tree.tsx';
import { useTakePicture } from './blocks/picture-add.ts';
import type { Ground } from './new-blocks.ts';
import { blockIcons, newBlocks } from './new-blocks.ts';
import { dropped, duplicate, moveBy, moveInto, partsOf, placeAfter, remove, sectionOf } from './outline-moves.ts';
import type { Pasting } from './paste-blocks.ts';
import { blocksOf } from './paste-blocks.ts';
import { useSame, useSteady } from './steady.ts';

/** What can be done with the chosen parts of a workbook, each as one step that can be undone. */
export interface PartsWork {
  choices: readonly FinderChoice[];
  add: (key: string) => void;
  addSection: () => void;
  move: (by: 1 | -1) => void;
  moveInto: (section: Id) => void;
  drop: (drop: TreeDrop) => void;
  duplicate: () => void;
  remove: () => void;
  /** To the first box of what is chosen. */
  edit: () => void;
  paste: (pieces: readonly Pasting[]) => void;
}

interface PartsWorkNeeds {
  draft: WorkbookDraft;
  selected: Id | null;
  chosen: ReadonlySet<Id>;
  onChange: (edits: readonly DraftEdit[], label: string) => void;
  /** The first is the one whose settings are shown. */
  onChosen: (ids: readonly Id[]) => void;
  /** To the settings, to type: in the first box, or in the first within an element of that id. */
  onEdit: (within?: string) => void;
}

export function usePartsWork({ draft, selected, chosen, onChange, onChosen, onEdit }: PartsWorkNeeds): PartsWork {
  const workbook = draft.value;
  const { views } = useWindowState();
  const frameworks = useLive('framework.list', {}).value ?? none;
  const scenarios = useLive('scenario.list', {}).value ?? none;
  const ground = (): Ground => ({
    workbook,
    newId: newOp,
    frameworks,
    scenarios,
    after: selected === null ? undefined : (findBlock(workbook, selected) ?? sectionOf(workbook, selected)?.blocks.at(-1)),
  });
  const told = (text: string): void => {
    showToast({ text, action: undoAction(() => views.step('undo')) });
    say(text);
  };
  const named = (ids: ReadonlySet<Id>): { title: string; count: number } => {
    const { sections, blocks } = partsOf(workbook, ids);
    const [block] = blocks;
    const only = sections[0]?.title ?? (block ? titleOf(block) || blockName(block.type) : '');
    const count = sections.length + blocks.length;
    return { title: count === 1 ? editing.quoted(only) : editing.parts(count), count };
  };
  const moved = (ids: ReadonlySet<Id>, edits: readonly DraftEdit[]): void => {
    if (edits.length === 0) {
      say(editing.stays);
      return;
    }
    const { title, count } = named(ids);
    onChange(edits, editing.step.move(count));
    say(editing.moved(title));
    focusRow(selected);
  };
  const put = (block: Ground['after'], label: string): void => {
    const place = placeAfter(workbook, selected);
    if (!block) return;
    if (place) onChange([{ do: 'add-block', block, ...place }], label);
    else {
      const section = newOp();
      onChange(
        [
          { do: 'add-section', section, title: editing.newSection, before: null },
          { do: 'add-block', section, block, before: null },
        ],
        label,
      );
    }
    onChosen([block.id]);
  };

  const here = selected === null ? undefined : findBlock(workbook, selected);
  const asking = here?.type === 'prompts' && !here.repeats ? here : undefined;
  const addPrompt = (): void => {
    if (!asking) return;
    const prompt = { id: newOp(), text: '' };
    onChange([{ do: 'set-block', block: { ...asking, prompts: [...asking.prompts, prompt] } }], editing.step.add(promptHere.name));
    say(editing.added(promptHere.name));
    onEdit(`edit-${prompt.id}`);
  };
  const add = useSteady((key: string): void => {
    if (key === promptKey) return addPrompt();
    const found = newBlocks.find((each) => each.key === key);
    const block = found?.make(ground());
    if (!found || !block) return;
    const { name } = newBlockWords[found.key];
    put(block, editing.step.add(name));
    say(editing.added(name));
    // A question is what comes to mind first; its heading has a word already.
    onEdit(block.type === 'prompts' && block.prompts[0] ? `edit-${block.prompts[0].id}` : undefined);
  });
  const addSection = useSteady((): void => {
    const home = selected === null ? undefined : sectionOf(workbook, selected);
    const before = home ? (workbook.sections[workbook.sections.indexOf(home) + 1]?.id ?? null) : null;
    const section = newOp();
    onChange([{ do: 'add-section', section, title: editing.newSection, before }], 'add-section');
    onChosen([section]);
    say(editing.added(editing.newSection));
    onEdit();
  });
  const move = useSteady((by: 1 | -1): void => moved(chosen, moveBy(workbook, chosen, by)));
  const into = useSteady((section: Id): void => moved(chosen, moveInto(workbook, chosen, section)));
  const drop = useSteady(({ ids, key, position }: TreeDrop): void => moved(ids, dropped(workbook, ids, { key, position })));
  const copy = useSteady((): void => {
    const { title, count } = named(chosen);
    const { edits, made } = duplicate(workbook, chosen, newOp);
    if (made.length === 0) return;
    onChange(edits, editing.step.duplicate(count));
    onChosen(made);
    told(editing.duplicated(title));
    focusRow(made[0] ?? null);
  });
  const takeAway = useSteady((): void => {
    const { title, count } = named(chosen);
    const edits = remove(workbook, chosen);
    if (edits.length === 0) return;
    const next = neighbour(draft.value.sections, chosen);
    onChange(edits, editing.step.remove(count));
    if (next) onChosen([next]);
    told(editing.removed(title));
    focusRow(next);
  });
  const edit = useSteady((): void => onEdit());
  const takePicture = useTakePicture();
  const pasteBlocks = useSteady((blocks: readonly Block[]): void => {
    const place = placeAfter(workbook, selected);
    if (blocks.length === 0 || !place) return;
    onChange(
      blocks.map((block) => ({ do: 'add-block', block, ...place })),
      editing.step.paste,
    );
    onChosen(blocks.map(({ id }) => id));
    told(editing.pasted(blocks.length));
    focusRow(blocks[0]?.id ?? null);
  });
  const pictured = async (files: readonly File[]): Promise<void> => {
    const blocks: Block[] = [];
    for (const file of files) {
      const taken = await takePicture(file);
      if (taken.ok) blocks.push({ id: newOp(), type: 'image', image: taken.value.id, alt: '', width: 'column' });
      else showToast({ text: pictures.refused(taken.failure) });
    }
    pasteBlocks(blocks);
    // A picture has words of its own to be given: on to them.
    if (blocks.length > 0) onEdit();
  };
  const paste = useSteady((pieces: readonly Pasting[]): void => {
    const words = pieces.flatMap((piece) => (piece.kind === 'picture' ? [] : [piece]));
    if (words.length > 0) pasteBlocks(blocksOf(words, newOp));
    else void pictured(pieces.flatMap((piece) => (piece.kind === 'picture' ? [piece.file] : [])));
  });

  const within = asking ? titleOf(asking) || blockName(asking.type) : null;
  const offered = useSame(newBlocks.filter(({ make }) => make({ ...ground(), newId: () => 'offered' }) !== null).map(({ key }) => key));
  return useMemo(
    () => ({
      choices: [
        ...(within === null ? [] : [{ id: promptKey, icon: blockIcons.prompts, ...promptHere, purpose: promptHere.purpose(within) }]),
        ...newBlocks.filter(({ key }) => offered.includes(key)).map(({ key, icon }) => ({ id: key, icon, ...newBlockWords[key] })),
      ],
      add,
      addSection,
      move,
      moveInto: into,
      drop,
      duplicate: copy,
      remove: takeAway,
      edit,
      paste,
    }),
    [within, offered, add, addSection, move, into, drop, copy, takeAway, edit, paste],
  );
}

/** No block of its own: a question more in the chosen one. */
const promptKey = 'prompt-here';

const none: readonly never[] = [];

/** What is chosen after the chosen is gone: the block after it, else the one before. */
function neighbour(sections: WorkbookDraft['value']['sections'], gone: ReadonlySet<Id>): Id | null {
  const blocks = sections.flatMap((section) => section.blocks.map(({ id }) => ({ id, gone: gone.has(id) || gone.has(section.id) })));
  const last = blocks.findLastIndex((block) => block.gone);
  const after = blocks.slice(last + 1).find((block) => !block.gone);
  return (after ?? blocks.findLast((block) => !block.gone))?.id ?? null;
}

/** A row that was moved is another row: the keyboard stays with what it says. */
function focusRow(id: Id | null): void {
  if (id === null) return;
  setTimeout(() => {
    const row = document.querySelector<HTMLElement>(`.outline [role="row"][data-key="${CSS.escape(id)}"]`);
    if (row && document.activeElement !== row && !document.querySelector('.side-panel :focus, [role="dialog"] :focus')) row.focus();
  }, 50);
}
