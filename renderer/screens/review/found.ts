import { useState } from 'react';
import type { Range, ReviewFound } from '../../../preload/contract/model/review.ts';
import { fullDay } from '../../text/dates.ts';
import { modeNames, reviewWords as words } from '../../text/review.ts';
import type { Line } from './lines.ts';
import { promptPath } from './places.ts';

/** An answer in a list that goes across prompts: what was asked stands over it, and leads to it among the others. */
export function lineOfFound(found: ReviewFound, hits: readonly Range[] = [], key = ''): Line {
  const { writer, question, editionTitle, ...answer } = found;
  const label = [answer.mode ? modeNames[answer.mode] : '', answer.part ? words.part(answer.part) : ''].filter(Boolean).join(', ');
  return {
    id: `${answer.response}${key}`,
    writer,
    columns: [
      {
        answers: [
          {
            answer,
            label,
            says: label || question,
            question: question || label || words.answer,
            where: [label, editionTitle ?? '', fullDay(answer.written.slice(0, 10))].filter(Boolean).join(' · '),
            to: promptPath(answer.edition, answer.prompt, answer.response),
            over: hits.map(({ start, end }) => ({ is: 'hit' as const, from: start, to: end })),
          },
        ],
        none: '',
      },
    ],
  };
}

/** The last answer that came, while the next is on its way: a list does not vanish between two letters. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
