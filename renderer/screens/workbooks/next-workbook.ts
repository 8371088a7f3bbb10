import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Block, Workbook, WorkbookHead } from '../../../preload/contract/model/workbook.ts';
import { newBlockWords, starting } from '../../text/editing.ts';
import { firstWorkbook } from '../../text/workbooks.ts';

/** What is counted up from one workbook to the next. */
const counted = /\b(seminar|session|workshop|meeting|module|chapter|unit|cluster|part|week|day)\s+(\d{1,3})(?!\d)/i;

export interface Next {
  /** "Seminar 2". */
  called: string;
  title: string;
  subtitle: string;
}

/** The workbook after this one, where its title says which it is: Seminar 2 after Seminar 1, on the shelf and on the cover. */
export function nextOf(title: string, { subtitle }: Pick<WorkbookHead, 'subtitle'>, taken: readonly string[]): Next | null {
  const [, what, number] = counted.exec(title) ?? [];
  if (what === undefined || number === undefined) return null;
  const next = String(Number(number) + 1);
  const up = (text: string): string => text.replace(new RegExp(`\\b(${what})(\\s+)${number}(?!\\d)`, 'i'), `$1$2${next}`);
  // A copy of a copy is that workbook again.
  const named = up(title).replace(/ \(copy(?: \d+)?\)$/, '');
  return taken.includes(named) ? null : { called: `${what} ${next}`, title: named, subtitle: up(subtitle) };
}

/** A workbook to begin with: what every seminar has, and nothing to take out. */
export function emptyWorkbook(newId: () => Id, taken: readonly string[], last: WorkbookHead | undefined): Workbook {
  const block = (made: Block): Block => made;
  const title = firstWorkbook.titled(taken);
  return {
    id: newId(),
    title,
    head: {
      programme: last?.programme ?? '',
      programmeName: last?.programmeName ?? '',
      chapter: '',
      topic: firstWorkbook.topic,
      subtitle: firstWorkbook.subtitle,
      names: {},
      source: '',
    },
    sections: [
      {
        id: newId(),
        title: '',
        blocks: [
          block({ id: newId(), type: 'cover', logos: [], ask: ['name', 'setting'], note: firstWorkbook.note }),
          block({ id: newId(), type: 'contents', title: newBlockWords.contents.title }),
        ],
      },
      {
        id: newId(),
        title: firstWorkbook.sections[0],
        blocks: [block({ id: newId(), type: 'bullets', title: firstWorkbook.intentions, style: 'bullets', items: [] })],
      },
      {
        id: newId(),
        title: firstWorkbook.sections[1],
        blocks: [
          block({
            id: newId(),
            type: 'prompts',
            title: newBlockWords.prompts.title,
            mode: 'individual',
            prompts: [{ id: newId(), text: firstWorkbook.prompt }],
          }),
          block({ id: newId(), type: 'actions', title: newBlockWords.actions.title, intro: starting.actions, prompt: newId(), rows: 3 }),
          block({ id: newId(), type: 'notes', title: newBlockWords.notes.title, prompt: newId() }),
        ],
      },
    ],
  };
}
