import type { CallOutput, ParsedInput } from '../../../preload/contract/calls.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb } from '../store/store.ts';
import { listActions } from './actions.ts';
import { answerColumns, type AnswerRow, readAnswers, readFound, readTitles } from './answer-rows.ts';
import { findAnswers } from './answers.ts';
import { compareFields, partsOf, readAsked } from './asked.ts';
import { readExcerptList } from './excerpts.ts';
import { readable, readWanted, written } from './filter.ts';
import { grouped } from './groups.ts';
import { listMemos } from './memos.ts';
import { readWriters } from './people.ts';
import { editionsAnswered } from './prompts.ts';

/* One answer, one person, one statement. */

export function readAnswer(db: ReadDb, { response, names }: ParsedInput<'review.answer'>): CallOutput<'review.answer'> {
  const row = db.get<AnswerRow>(
    `SELECT ${answerColumns} FROM response r JOIN participant p ON p.id = r.participant_id JOIN cohort c ON c.id = p.cohort_id
     WHERE r.id = ? AND r.deleted_at IS NULL AND p.deleted_at IS NULL AND c.deleted_at IS NULL`,
    response,
  );
  const [answer] = row ? readFound(db, [row], names) : [];
  if (!answer) throw new Refusal('not-found', { what: 'response' });
  return {
    answer,
    versions: db
      .all<CallOutput<'review.answer'>['versions'][number] & { state: string | null }>(
        'SELECT revision, text, state, source, written FROM response_revision WHERE response_id = ? ORDER BY revision DESC',
        response,
      )
      .map((version) => ({ ...version, state: version.state ?? 'written' })),
    memos: listMemos(db, { response }),
  };
}

export function readPerson(db: ReadDb, { participant, names }: ParsedInput<'review.person'>): CallOutput<'review.person'> {
  const writer = readWriters(db, [participant], names).get(participant);
  if (!writer) throw new Refusal(db.get('SELECT 1 FROM tombstone WHERE id = ?', participant) ? 'erased' : 'not-found', { what: 'person' });
  const rows = db
    .all<AnswerRow>(
      `SELECT ${answerColumns} FROM response r INDEXED BY response_participant WHERE r.participant_id = ? AND r.deleted_at IS NULL AND ${readable}`,
      participant,
    )
    .filter(({ field }) => !field.endsWith(':tick'));
  const answers = readAnswers(db, rows);
  const titles = readTitles(db, rows);
  const seminars = db.all<{ id: Id; title: string; day: string | null; edition: Id | null }>(
    `SELECT s.id, s.title, s.day, s.edition_id AS edition FROM seminar s WHERE s.cohort_id = ? AND s.deleted_at IS NULL ORDER BY s.day, s.id`,
    writer.cohort,
  );
  const groups = grouped(answers, ({ edition }) => edition);
  return {
    writer,
    memos: listMemos(db, { participant }).length,
    seminars: [...groups]
      .map(([edition, list]) => {
        const at = seminars.find((seminar) => edition !== null && seminar.edition === edition);
        const asked = readAsked(db, edition);
        const order = new Map([...asked.prompts.keys()].map((prompt, place) => [prompt, place]));
        const place = (field: string): number => order.get(partsOf(field).prompt) ?? order.size;
        return {
          edition,
          editionTitle: edition === null ? null : (titles.get(edition) ?? null),
          seminar: at ? { id: at.id, title: at.title, day: at.day } : null,
          answers: list
            .toSorted((a, b) => place(a.field) - place(b.field) || compareFields(a.field, b.field))
            .map((answer) => {
              const { question = '', blockTitle = '', section = '' } = asked.prompts.get(answer.prompt) ?? {};
              return { ...answer, question, blockTitle, section };
            }),
          first: at?.day ?? list.reduce((day, answer) => (answer.written < day ? answer.written : day), '9'),
        };
      })
      .toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
      .map(({ first: _, ...group }) => group),
    actions: listActions(db, { participant, names }),
  };
}

/** Newest first. */
export function readStatement(
  db: ReadDb,
  { statement, filter, names, offset, limit }: ParsedInput<'review.statement'>,
): CallOutput<'review.statement'> {
  const { tag: _, statement: __, ...others } = filter;
  const wanted = readWanted(db, others);
  const tied = editionsAnswered(db, wanted).flatMap((edition) =>
    [...readAsked(db, edition).prompts.values()]
      .filter(({ statements }) => statements.includes(statement))
      .flatMap(({ prompt }) =>
        findAnswers(db, prompt, {
          ...wanted,
          editions: [edition],
          where: `${wanted.where} AND ${written}`,
        }),
      ),
  );
  tied.sort((a, b) => (a.written < b.written ? 1 : a.written > b.written ? -1 : 0));
  return {
    tied: tied.length,
    answers: readFound(db, tied.slice(offset, offset + limit), names),
    excerpts: readExcerptList(db, { filter: { ...others, statement }, unsettled: false, names, offset, limit }).excerpts,
  };
}
