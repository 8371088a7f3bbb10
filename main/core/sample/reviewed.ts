import type { Day, Id } from '../../../preload/contract/model/ids.ts';
import { saveResponse } from '../people/people.ts';
import { answerColumns, type AnswerRow } from '../review/answer-rows.ts';
import { proposeActions, saveActions } from '../review/actions.ts';
import { markDepth, startCalibration } from '../review/depth.ts';
import { addExcerpt, setStars, tagExcerpts } from '../review/excerpts.ts';
import { saveMemo } from '../review/memos.ts';
import { saveTag } from '../review/tags.ts';
import type { Tx } from '../store/store.ts';
import { depthOf, happenings, markedDeep, sampleMemos, type SampleTag, sampleTags, sentenceWith } from './marks.ts';

/* The sample as it stands after a facilitator has read it: through the same functions by which anybody reads a cohort. */

interface Reviewed {
  cohort: Id;
  /** The first seminar's edition: the later one's actions are not confirmed yet. */
  first: Id;
  today: Day;
  now: string;
  newId: () => Id;
}

/** Answers with the tags that were made for them, so that these can go too. */
export function reviewSample(tx: Tx, reviewed: Reviewed): Id[] {
  const { cohort, newId } = reviewed;
  const rows = tx.all<AnswerRow>(
    `SELECT ${answerColumns} FROM participant p JOIN response r ON r.participant_id = p.id
     WHERE p.cohort_id = ? AND r.text <> '' AND r.field LIKE '%:individual' ORDER BY r.newness`,
    cohort,
  );
  const tags = addTags(tx, sampleTags, null, newId);
  const excerpts = addExcerpts(tx, rows, tags, newId);
  const deep = rows.filter(({ field }) => markedDeep.test(field));
  for (const [at, row] of deep.entries()) if (at % 9 !== 4) markDepth(tx, [row.id], depthOf(row), newId);
  const best = deep.filter((row, at) => depthOf(row) === 3 && at % 3 === 0).slice(0, 9);
  setStars(
    tx,
    best.map(({ id }) => id),
    true,
    newId,
  );
  addMemos(tx, { best, tag: tags[0]?.id, excerpt: excerpts[0]?.id, cohort, newId });
  calibrate(tx, reviewed);
  settleFirst(tx, reviewed);
  changeTwo(tx, excerpts);
  return tags.map(({ id }) => id);
}

interface Made {
  id: Id;
  made: SampleTag;
}

function addTags(tx: Tx, tags: readonly SampleTag[], parent: Id | null, newId: () => Id): Made[] {
  return tags.flatMap((made): Made[] => {
    const id = newId();
    const { name, definition, colour, mark, statement } = made;
    const known = statement !== undefined && tx.get('SELECT 1 FROM statement WHERE id = ?', statement) !== undefined;
    saveTag(tx, { id, parent, name, definition, colour, mark, ...(known ? { statement } : {}), revision: 0 });
    return [{ id, made }, ...addTags(tx, made.under, id, newId)];
  });
}

interface Marked {
  id: Id;
  row: AnswerRow;
  start: number;
}

function addExcerpts(tx: Tx, rows: readonly AnswerRow[], tags: readonly Made[], newId: () => Id): Marked[] {
  const marked: Marked[] = [];
  for (const row of rows) {
    const places = new Map<number, Id>();
    for (const { id: tag, made } of tags) {
      const place = sentenceWith(row.text, made.words);
      if (!place) continue;
      // Two themes in one sentence are on one excerpt.
      const there = places.get(place.start);
      if (there !== undefined) {
        tagExcerpts(tx, { excerpts: [there], add: [tag], take: [], addStatements: [], takeStatements: [] }, newId);
        continue;
      }
      const excerpt = newId();
      addExcerpt(tx, { excerpt, response: row.id, revision: row.revision, ...place, tags: [tag], statements: [] }, newId);
      places.set(place.start, excerpt);
      marked.push({ id: excerpt, row, start: place.start });
    }
  }
  return marked;
}

interface Noting {
  best: readonly AnswerRow[];
  tag: Id | undefined;
  excerpt: Id | undefined;
  cohort: Id;
  newId: () => Id;
}

function addMemos(tx: Tx, { best, tag, excerpt, cohort, newId }: Noting): void {
  const [first, second] = best;
  const note = (about: Parameters<typeof saveMemo>[1]['about'], text: string): void =>
    saveMemo(tx, { id: newId(), about, text, revision: 0 });
  note({ is: 'prompt', prompt: 'ls1-case-1', cohort }, sampleMemos.prompt);
  if (first) note({ is: 'response', response: first.id }, sampleMemos.response);
  if (second) note({ is: 'participant', participant: second.participant }, sampleMemos.person);
  if (tag !== undefined) note({ is: 'tag', tag }, sampleMemos.tag);
  if (excerpt !== undefined) note({ is: 'excerpt', excerpt }, sampleMemos.excerpt);
}

/** Ten answers, marked twice, with the slips that anybody makes. */
function calibrate(tx: Tx, { cohort, first, now, newId }: Reviewed): void {
  const calibration = newId();
  const filter = { cohort, edition: first };
  startCalibration(tx, { calibration, prompt: 'ls1-sense-2', filter }, now, newId);
  for (const { id, text, round, place } of tx.all<{ id: Id; text: string; round: number; place: number }>(
    'SELECT d.id, r.text, d.round, d.place FROM depth_mark d JOIN response r ON r.id = d.response_id WHERE d.calibration_id = ?',
    calibration,
  )) {
    const level = depthOf({ text });
    tx.update('depth_mark', id, { level: round === 2 && place % 5 === 0 ? Math.max(1, level - 1) : level });
  }
}

/** Most of the first actions are confirmed, and told of in the second seminar; a few are left to be looked at. */
function settleFirst(tx: Tx, { cohort, first, today, newId }: Reviewed): void {
  const proposed = proposeActions(tx, { cohort, edition: first, names: 'shown' });
  const confirmed = proposed.filter((_, at) => at % 7 !== 5);
  saveActions(
    tx,
    confirmed.map(({ writer, edition, source, what, who, when, told }, at) => {
      const { outcome, happened } = happenings[at % happenings.length] ?? { outcome: 'open' as const, happened: '' };
      return {
        ...{ id: newId(), participant: writer.participant, edition, source, what, who, when, told, outcome, happened, revision: 0 },
        ...(outcome === 'open' ? {} : { settled: today }),
      };
    }),
  );
}

/** One answer was gone over by whoever wrote it, so that its passage moved; another says something else now. */
function changeTwo(tx: Tx, marked: readonly Marked[]): void {
  const apart = marked.filter(({ row }, at) => marked.findIndex((other) => other.row.id === row.id) === at && row.text.length > 60);
  const edits: ((text: string, start: number) => string)[] = [
    (text) => `Looking at it again: ${text}`,
    (text, start) => `${text.slice(0, start)}More or less: ${text.charAt(start).toLowerCase()}${text.slice(start + 1)}`,
  ];
  for (const [at, edit] of edits.entries()) {
    const changed = apart[at * 5];
    const edition = changed?.row.edition;
    if (!changed || !edition) continue;
    const { row, start } = changed;
    const { id, participant, field, source, text, written, revision } = row;
    const later = new Date(Date.parse(written) + 86_400_000).toISOString();
    saveResponse(tx, { id, participant, edition, field, source, state: 'written', text: edit(text, start), written: later, revision });
  }
}
