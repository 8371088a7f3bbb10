import { promptsOf } from '../../../preload/contract/draft.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { BlockOf, Prompt, Workbook } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb } from '../store/store.ts';
import { listDrafts, readDraft } from './drafts.ts';

/*
 * Prompts and quotations that follow others. A draft never changes by itself: where what it follows reads otherwise, the draft says so,
 * and takes it or keeps its own as a person decides.
 */

/** What a followed thing says now, and where it stands. */
export interface Followed {
  text: string;
  workbook: string;
}

/** All that is followed of a quotation, as one text: its words and who said them. */
export const quotedAs = ({ quote, source }: Pick<BlockOf<'quotation'>, 'quote' | 'source'>): string => `${quote}\n\n${source}`;

/** Undoes `quotedAs`. A source is one line, so the last part is all of it. */
export function asQuoted(text: string): Pick<BlockOf<'quotation'>, 'quote' | 'source'> {
  const parted = text.lastIndexOf('\n\n');
  return parted < 0 ? { quote: text, source: '' } : { quote: text.slice(0, parted), source: text.slice(parted + 2) };
}

/** What a workbook follows in itself and in others, as it reads now. What is gone is not in it. */
export function readFollowed(db: ReadDb, workbook: Workbook): ReadonlyMap<Id, Followed> {
  const wanted = new Set(linksOf(workbook));
  const found = new Map<Id, Followed>();
  if (wanted.size === 0) return found;
  for (const { id } of listDrafts(db)) {
    const draft = readDraft(db, id).workbook;
    for (const block of draft.sections.flatMap((section) => section.blocks)) {
      if (block.type === 'quotation' && wanted.has(block.id)) found.set(block.id, { text: quotedAs(block), workbook: draft.title });
      if (block.type === 'prompts' && block.repeats) continue;
      for (const prompt of promptsOf(draft, block))
        if (wanted.has(prompt.id)) found.set(prompt.id, { text: prompt.text, workbook: draft.title });
    }
    if (found.size === wanted.size) break;
  }
  return found;
}

const linksOf = (workbook: Workbook): Id[] =>
  workbook.sections.flatMap((section) =>
    section.blocks.flatMap((block) => [
      ...(block.type === 'quotation' && block.linked ? [block.linked.to] : []),
      ...(block.type === 'prompts' && block.repeats ? [] : promptsOf(workbook, block)).flatMap(({ linked }: Prompt) => linked?.to ?? []),
    ]),
  );
