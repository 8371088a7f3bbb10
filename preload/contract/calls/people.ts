import * as v from 'valibot';
import { Count, Day, Id, Instant, Line } from '../model/ids.ts';
import { AccessReport, Cohort, ErasureReport, Participant, Response } from '../model/people.ts';
import { Nothing, once, op, read, write, Written } from './call.ts';

export const peopleCalls = {
  'cohort.list': read(
    Nothing,
    v.array(v.object({ ...Cohort.entries, people: Count, reminder: v.picklist(['none', 'soon', 'due']), reminderDue: v.boolean() })),
  ),
  'cohort.save': write(v.object({ ...op, cohort: Cohort }), Written),
  'person.list': read(v.object({ cohort: v.optional(Id) }), v.array(Participant)),
  'person.save': write(v.object({ ...op, person: Participant }), Written),
  'person.remove': write(v.object({ ...op, person: Id }), Written),
  'response.save': write(v.object({ ...op, response: Response }), Written),
  'response.list': read(
    v.object({ participant: v.optional(Id), field: v.optional(v.string()), limit: v.optional(v.pipe(Count, v.maxValue(5000)), 500) }),
    v.array(Response),
  ),
  'response.search': read(
    v.object({ text: Line, limit: v.optional(v.pipe(Count, v.maxValue(200)), 50) }),
    v.array(v.object({ response: Response, snippet: v.string() })),
  ),
  'person.access': once(v.object({ person: Id, asked: Day, folder: v.string() }), AccessReport),
  'erase.preview': read(v.object({ kind: v.picklist(['person', 'cohort']), id: Id }), ErasureReport),
  'erase.do': once(v.object({ kind: v.picklist(['person', 'cohort']), id: Id }), ErasureReport),
  'activity.list': read(
    v.object({ limit: v.optional(Count, 200) }),
    v.array(v.object({ at: Instant, what: v.string(), detail: v.record(v.string(), v.union([v.string(), v.number()])) })),
  ),
};
