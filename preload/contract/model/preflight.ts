import * as v from 'valibot';
import { DraftEdit } from '../calls/workbooks.ts';
import { Framework } from './framework.ts';
import { Id } from './ids.ts';
import { Scenario } from './scenario.ts';

/** What preflight looks for. The words for each are the window's; the facts for those words stand in a finding's `values`. */
export const PreflightRule = v.picklist([
  'name-two-ways',
  'placeholder-unknown',
  'other-programme',
  'contents-without-heading',
  'contents-differ',
  'heading-not-in-contents',
  'contents-without-page',
  'statement-missing',
  'statement-doubled',
  'statements-run-together',
  'refers-to-nothing',
  'quotation-without-source',
  'source-superseded',
  'no-alt-text',
  'picture-missing',
  'picture-coarse',
  'space-too-small',
  'level-skipped',
  'empty-block',
  'empty-section',
  'answer-missing',
  'dead-link',
  'source-changed',
  'bad-address',
  'placeholder-left',
  'date-wrong',
  'number-differs',
  'page-typed',
  'prompt-twice',
  'word-twice',
  'times-apart',
  'agenda-sum',
  'code-unknown',
  'letters-missing',
  'american-spelling',
  'spelling',
]);
export type PreflightRule = v.InferOutput<typeof PreflightRule>;

/** `mend`: a slip that should not be printed. `look`: somebody should look at it. `note`: good to know. */
export const Severity = v.picklist(['mend', 'look', 'note']);
export type Severity = v.InferOutput<typeof Severity>;

/** One way to put a finding right, done and undone as one step. Whole scenarios and frameworks, as they would then be. */
export const Mend = v.object({
  does: v.picklist([
    'use-name',
    'use-spelling',
    'reword',
    'use-headings',
    'add-heading',
    'split-statements',
    'number-again',
    'add-alt-text',
    'add-lines',
    'set-level',
    'set-width',
    'remove',
    'unlink',
    'use-source',
    'take-source',
    'keep-own',
  ]),
  values: v.record(v.string(), v.string()),
  draft: v.array(DraftEdit),
  scenarios: v.array(Scenario),
  frameworks: v.array(Framework),
});
export type Mend = v.InferOutput<typeof Mend>;

export const Finding = v.object({
  /** The same slip in the same place has the same id, so that what was dismissed stays dismissed. */
  id: v.pipe(v.string(), v.maxLength(300)),
  rule: PreflightRule,
  severity: Severity,
  where: v.object({
    section: v.optional(Id),
    block: v.optional(Id),
    prompt: v.optional(Id),
    scenario: v.optional(Id),
    framework: v.optional(Id),
    statement: v.optional(Id),
  }),
  values: v.record(v.string(), v.string()),
  mends: v.array(Mend),
});
export type Finding = v.InferOutput<typeof Finding>;
