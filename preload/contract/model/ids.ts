import * as v from 'valibot';

/** An id of ours: UUIDv7, or a readable one that a content pack gave ("ls1-role-1"). Never changes, never reused. */
export const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'not an id'));
export type Id = v.InferOutput<typeof Id>;

/** An instant: UTC, ISO 8601 with milliseconds. */
export const Instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not an instant'));
export type Instant = v.InferOutput<typeof Instant>;

/** A day without a time: YYYY-MM-DD. */
export const Day = v.pipe(v.string(), v.isoDate());
export type Day = v.InferOutput<typeof Day>;

/** A line of text that a person typed: no control characters, at most 1,000 characters. */
export const Line = v.pipe(v.string(), v.maxLength(1000), v.regex(/^[^\p{Cc}]*$/u, 'has a control character'));

/** Longer text: tabs and line ends allowed, at most 100,000 characters. */
export const Text = v.pipe(v.string(), v.maxLength(100_000), v.regex(/^(?:[^\p{Cc}]|[\t\n])*$/u, 'has a control character'));

export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
