import * as v from 'valibot';
import { Framework, FrameworkSummary } from '../model/framework.ts';
import { Count, Id, Line } from '../model/ids.ts';
import { Scenario, ScenarioSummary } from '../model/scenario.ts';
import { Block, Edition, Workbook, WorkbookHead, WorkbookSummary } from '../model/workbook.ts';
import { op, Nothing, read, write, Written } from './call.ts';

const Hit = v.object({ block: Id, section: Line, title: v.string(), before: v.string(), match: v.string(), after: v.string() });

/** Where a statement is met: a block that shows it, teaches it, practises it, or a prompt that asks about it. */
export const StatementUse = v.object({
  statement: Id,
  workbook: Id,
  workbookTitle: Line,
  block: Id,
  blockTitle: v.string(),
  how: v.picklist(['shown', 'taught', 'asked', 'rated']),
});

/** A prompt or a quotation that stands in a workbook, to be used again. */
export const BankItem = v.object({
  /** Of the prompt, or of the block. */
  id: Id,
  text: v.string(),
  source: v.string(),
  statements: v.array(Id),
  usedIn: v.array(v.object({ id: Id, title: Line, block: Id })),
});

/** One change to a draft. Blocks and sections keep their ids for life; `before` is the id that it is to stand in front of. */
export const DraftEdit = v.variant('do', [
  v.object({ do: v.literal('set-title'), title: Line }),
  v.object({ do: v.literal('set-head'), head: WorkbookHead }),
  v.object({ do: v.literal('set-block'), block: Block }),
  v.object({ do: v.literal('add-block'), section: Id, block: Block, before: v.nullable(Id) }),
  v.object({ do: v.literal('move-block'), block: Id, section: Id, before: v.nullable(Id) }),
  v.object({ do: v.literal('remove-block'), block: Id }),
  v.object({ do: v.literal('set-section'), section: Id, title: Line }),
  v.object({ do: v.literal('add-section'), section: Id, title: Line, before: v.nullable(Id) }),
  v.object({ do: v.literal('move-section'), section: Id, before: v.nullable(Id) }),
  v.object({ do: v.literal('remove-section'), section: Id }),
]);
export type DraftEdit = v.InferOutput<typeof DraftEdit>;

export const workbookCalls = {
  'workbook.list': read(Nothing, v.array(WorkbookSummary)),
  'workbook.get': read(
    v.object({ workbook: Id }),
    v.object({ workbook: Workbook, revision: Count, frameworks: v.array(Framework), scenarios: v.array(Scenario) }),
  ),
  'workbook.find': read(v.object({ workbook: Id, text: Line }), v.array(Hit)),
  'workbook.edit': write(
    v.object({
      ...op,
      workbook: Id,
      revision: Count,
      edits: v.pipe(v.array(DraftEdit), v.minLength(1), v.maxLength(500)),
      label: v.optional(Line),
    }),
    Written,
  ),
  /** A new one. Its ids are the caller's; none of them may be in use. */
  'workbook.add': write(v.object({ ...op, workbook: Workbook }), Written),
  /** With a subtitle, the copy's cover says that one. */
  'workbook.duplicate': write(
    v.object({ ...op, workbook: Id, title: Line, subtitle: v.optional(Line) }),
    v.object({ ...Written.entries, workbook: Id }),
  ),
  'workbook.remove': write(v.object({ ...op, workbook: Id }), Written),
  'edition.list': read(v.object({ workbook: Id }), v.array(Edition)),
  'edition.issue': write(v.object({ ...op, workbook: Id }), v.object({ ...Written.entries, edition: Edition })),
  /** By title; with a cohort, those first that it rates most and that its workbooks ask about. */
  'framework.list': read(v.object({ cohort: v.optional(Id) }), v.array(FrameworkSummary)),
  'framework.get': read(v.object({ framework: Id }), v.object({ framework: Framework, uses: v.array(StatementUse) })),
  'scenario.list': read(Nothing, v.array(ScenarioSummary)),
  'scenario.get': read(v.object({ scenario: Id }), v.object({ scenario: Scenario, revision: Count })),
  /** A new one for the bank, or a copy of one. */
  'scenario.add': write(v.object({ ...op, scenario: Scenario }), Written),
  /** Prompts and quotations of every workbook, each wording once, with where it is used. */
  'bank.list': read(v.object({ kind: v.picklist(['prompts', 'quotations']) }), v.array(BankItem)),
  'scenario.edit': write(v.object({ ...op, revision: Count, scenario: Scenario }), Written),
};
