import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, Mode, Moment } from '../../../preload/contract/model/workbook.ts';
import { Mode as ModeSchema } from '../../../preload/contract/model/workbook.ts';
import type { ReadDb } from '../store/store.ts';
import type { Content } from '../workbooks/drafts.ts';

/* What an edition asks, in reading order, read from its frozen content: laying it out for the same would take a quarter of a second. */

export interface Asked {
  prompt: string;
  question: string;
  block: Id;
  blockTitle: string;
  section: string;
  moment?: Moment;
  statements: Id[];
  modes: Mode[];
  kind: 'prompt' | 'actions' | 'recall';
}

export interface AskedIn {
  prompts: ReadonlyMap<string, Asked>;
  workbook: Id;
  names: Readonly<Record<string, string>>;
}

const nothing: AskedIn = { prompts: new Map(), workbook: '', names: {} };
/** An edition never changes. */
const known = new WeakMap<ReadDb, Map<Id, AskedIn>>();

export function readAsked(db: ReadDb, edition: Id | null): AskedIn {
  if (edition === null) return nothing;
  const here = known.get(db) ?? new Map<Id, AskedIn>();
  known.set(db, here);
  const found = here.get(edition);
  if (found) return found;
  const row = db.get<{ content: string }>('SELECT content FROM edition WHERE id = ?', edition);
  if (!row) return nothing;
  const asked = askedIn(JSON.parse(row.content) as Partial<Content>);
  here.set(edition, asked);
  return asked;
}

/** PURE. A prompt that is asked in several modes stands once, where it is asked first. */
export function askedIn({ workbook, scenarios = [] }: Partial<Content>): AskedIn {
  if (!workbook?.sections) return nothing;
  const names = Object.assign({}, ...scenarios.map((scenario) => scenario.names), workbook.head.names) as Record<string, string>;
  const prompts = new Map<string, Asked>();
  for (const section of workbook.sections) {
    for (const block of section.blocks) {
      const blockTitle = plainText(titleOf(block), names);
      for (const { mode, statements = [], ...asked } of questionsOf(workbook, block)) {
        const standing = prompts.get(asked.prompt);
        if (standing) {
          if (!standing.modes.includes(mode)) standing.modes.push(mode);
          continue;
        }
        prompts.set(asked.prompt, {
          ...asked,
          question: plainText(asked.question, names) || blockTitle,
          block: block.id,
          blockTitle,
          section: section.title,
          statements: [...new Set(statements)],
          modes: [mode],
        });
      }
    }
  }
  return { prompts, workbook: workbook.id, names };
}

type Question = Pick<Asked, 'prompt' | 'question' | 'moment' | 'kind'> & { mode: Mode; statements?: readonly Id[] };

function questionsOf(workbook: Content['workbook'], block: Block): Question[] {
  const mode: Mode = ('mode' in block ? block.mode : block.type === 'bullets' ? block.room?.mode : undefined) ?? usualMode(block);
  const own = promptsOf(workbook, block).map(
    ({ id, text, moment, statements }): Question => ({
      prompt: id,
      question: text,
      kind: 'prompt',
      mode,
      ...(moment ? { moment } : {}),
      ...(statements ? { statements } : {}),
    }),
  );
  if (block.type === 'retrieval') {
    const recalled = [...block.stages, ...block.foundations].map(
      ({ id }, at): Question => ({ prompt: id, question: `${block.question} (${at + 1})`, kind: 'recall', mode }),
    );
    return [...recalled, ...own];
  }
  if (block.type === 'actions') return [...own, { prompt: block.prompt, question: block.title, kind: 'actions', mode }];
  if (block.type === 'notes') return [...own, { prompt: block.prompt, question: block.title, kind: 'prompt', mode }];
  return own;
}

const usualMode = (block: Block): Mode => (block.type === 'coaching' ? 'coaching' : 'individual');

interface FieldParts {
  readonly prompt: string;
  readonly mode?: Mode;
  readonly part?: string;
}

/** Thousands of answers stand under a few hundred fields. */
const parted = new Map<string, FieldParts>();
const mostParted = 20_000;

/** The three parts of a field: "prompt:mode:part". */
export function partsOf(field: string): FieldParts {
  const before = parted.get(field);
  if (before) return before;
  if (parted.size === mostParted) parted.clear();
  const parts = readParts(field);
  parted.set(field, parts);
  return parts;
}

function readParts(field: string): FieldParts {
  const [prompt = '', second = '', ...rest] = field.split(':');
  const mode = ModeSchema.options.find((option) => option === second);
  return { prompt, ...(mode ? { mode } : {}), ...(rest.length > 0 ? { part: rest.join(':') } : {}) };
}

/** As paper has them: alone, together, with a coach; within one, by number where the part begins with one. */
export function compareFields(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  const place = (mode: Mode | undefined): number => (mode === undefined ? -1 : ModeSchema.options.indexOf(mode));
  return (
    place(one.mode) - place(other.mode) ||
    Number.parseInt(one.part ?? '0', 10) - Number.parseInt(other.part ?? '0', 10) ||
    cellPlace(one.part) - cellPlace(other.part) ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}
const cellPlace = (part: string | undefined): number => ['what', 'who', 'when', 'told'].findIndex((cell) => part?.endsWith(`-${cell}`));
