import * as v from 'valibot';
import { Count, Id, Line } from './ids.ts';
import { Naming } from './people.ts';
import { Paper, Preset } from './print.ts';

/**
 * What can be reported. `cohort`: a cohort over its seminars; `seminar`: one seminar, prompt by prompt; `evidence`: what a provider asks
 * for; `feedback`: one person's own sheet; `revision`: one person's own notes under the statements, for an open-book assessment.
 */
export const ReportKind = v.picklist(['cohort', 'seminar', 'evidence', 'feedback', 'revision']);
export type ReportKind = v.InferOutput<typeof ReportKind>;

const set = {
  /** Without it: each person's own where the report is theirs, else what the settings say. */
  preset: v.optional(Preset),
  paper: v.optional(Paper),
};
/** In what is meant to be shared names are hidden unless somebody asks for them; few people are never told apart, either way. */
const hidden = v.optional(Naming, 'hidden');
/** Without it: the one that the cohort uses most. */
const framework = v.optional(Id);
/** A sheet for each of them; without it for everybody who goes through the programme now. */
const people = v.optional(v.pipe(v.array(Id), v.minLength(1), v.maxLength(2000)));

export const ReportRequest = v.variant('kind', [
  v.object({ kind: v.literal('cohort'), cohort: Id, framework, names: hidden, ...set }),
  v.object({ kind: v.literal('seminar'), cohort: Id, seminar: Id, names: hidden, ...set }),
  v.object({ kind: v.literal('evidence'), cohort: Id, names: v.optional(Naming, 'shown'), ...set }),
  v.object({
    kind: v.literal('feedback'),
    cohort: Id,
    framework,
    people,
    /** What the facilitator noted about the person and their answers, as they wrote it: for themselves, so only where they say so. */
    memos: v.optional(v.boolean(), false),
    ...set,
  }),
  v.object({ kind: v.literal('revision'), cohort: Id, framework, people, ...set }),
]);
export type ReportRequest = v.InferOutput<typeof ReportRequest>;

/** `unset`: how many letters no face could set; each is printed as an empty box. */
export const ReportResult = v.object({ folder: v.string(), files: v.array(Line), pages: Count, bytes: Count, unset: Count });
export type ReportResult = v.InferOutput<typeof ReportResult>;
