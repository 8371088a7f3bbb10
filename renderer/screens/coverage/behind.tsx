import { ArrowLeft } from 'lucide-react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Coverage, CoverageRow } from '../../../preload/contract/model/insight.ts';
import { useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { useNamesHidden } from '../../state/window-state.tsx';
import { coverageWords as words, meetingWords, secureSentence } from '../../text/coverage.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { Spot } from './coverage-map.tsx';

export interface BehindProps {
  row: CoverageRow;
  map: Coverage;
  uses: CallOutput<'framework.get'>['uses'];
  spot: Spot;
  cohort: string | undefined;
  onBack: () => void;
}

/** What stands behind one cell: the places in a workbook, what people wrote, or what a count is made of. */
export function Behind({ row, map, uses, spot, cohort, onBack }: BehindProps) {
  const workbook = map.workbooks.find(({ id }) => id === spot.column);
  const heading = workbook
    ? words.cell(row.code, workbook.title)
    : spot.column === 'written'
      ? words.evidenceTitle(row.code)
      : words.secureTitle(row.code);
  return (
    <div className="met-behind">
      <Button kind="quiet" small icon={ArrowLeft} onPress={onBack}>
        {words.back}
      </Button>
      <div role="status">
        <h3 className="heading">{heading}</h3>
      </div>
      <p className="quiet">{row.short}</p>
      {workbook ? (
        <Places uses={uses.filter((use) => use.workbook === workbook.id && use.statement === row.statement)} />
      ) : spot.column === 'written' && cohort !== undefined ? (
        <Words statement={row.statement} cohort={cohort} />
      ) : (
        <>
          <p>{secureSentence(row.secure)}</p>
          <p className="quiet small">{words.secureRule}</p>
        </>
      )}
    </div>
  );
}

function Places({ uses }: { uses: BehindProps['uses'] }) {
  if (uses.length === 0) return <p>{words.nowhere}</p>;
  return (
    <ul className="met-gaps">
      {uses.map(({ workbook, block, blockTitle, how }) => (
        <li key={`${block} ${how}`}>
          <a href={`#/workbooks/${workbook}/${block}`}>{blockTitle || words.untitled}</a>
          <p className="quiet small">{meetingWords[how]}</p>
        </li>
      ))}
    </ul>
  );
}

function Words({ statement, cohort }: { statement: string; cohort: string }) {
  const hidden = useNamesHidden();
  const { value, failure } = useLive('coverage.evidence', hidden ? null : { statement, cohort });
  const { nameOf } = useNames(cohort);
  if (hidden) return <p>{words.evidenceHidden}</p>;
  if (failure) return <Note kind="brick">{explained(failure)}</Note>;
  if (!value) return <Skeleton lines={4} />;
  if (value.length === 0) return <p>{words.evidenceNone}</p>;
  return (
    <ul className="met-gaps">
      {value.map(({ response, participant, question, text }) => (
        <li key={response}>
          <p className="quiet small">{question}</p>
          <blockquote className="met-words">{text}</blockquote>
          <a href={`#/people/${cohort}/${participant}`} className="small">
            {nameOf(participant)}
          </a>
        </li>
      ))}
    </ul>
  );
}
