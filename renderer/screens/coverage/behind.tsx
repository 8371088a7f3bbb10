import { ArrowLeft } from 'lucide-react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Coverage, CoverageRow, Evidence } from '../../../preload/contract/model/insight.ts';
import { useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { useNamesHidden } from '../../state/window-state.tsx';
import { coverageWords as words, meetingWords, meetsWords, secureSentence, thereSentence } from '../../text/coverage.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { columnsOf, meetsIn, type MapColumn } from './columns.ts';
import type { Spot } from './coverage-map.tsx';

export interface BehindProps {
  row: CoverageRow;
  map: Coverage;
  uses: CallOutput<'framework.get'>['uses'];
  spot: Spot;
  cohort: string | undefined;
  onBack: () => void;
}

/** What stands behind one cell: the places in a workbook and what people wrote there, or what a count is made of. */
export function Behind({ row, map, uses, spot, cohort, onBack }: BehindProps) {
  const column = columnsOf(map, true).find(({ id }) => id === spot.column);
  return (
    <div className="met-behind">
      <Button kind="quiet" small icon={ArrowLeft} onPress={onBack}>
        {words.back}
      </Button>
      <div role="status">
        <h3 className="heading">{headingOf(row, column)}</h3>
      </div>
      <p className="quiet">{row.short}</p>
      {column ? <Inside row={row} map={map} uses={uses} column={column} cohort={cohort} /> : null}
    </div>
  );
}

function headingOf({ code }: CoverageRow, column: MapColumn | undefined): string {
  if (column?.is === 'part') return words.cellPart(code, column.part.kind, column.label);
  if (column?.is !== 'cohort') return words.cell(code, column?.title ?? '');
  const titles = {
    taught: words.taughtTitle(code),
    practised: words.practisedTitle(code),
    written: words.evidenceTitle(code),
    secure: words.secureTitle(code),
  };
  return titles[column.id];
}

function Inside({ row, map, uses, column, cohort }: Omit<BehindProps, 'spot' | 'onBack'> & { column: MapColumn }) {
  if (column.is === 'cohort') {
    if (column.id === 'written')
      return cohort === undefined ? null : <Words statement={row.statement} cohort={cohort} none={words.evidenceNone} />;
    if (column.id === 'secure') return <Rule says={secureSentence(row.secure)} rule={words.secureRule} />;
    return <Rule says={thereSentence(row[column.id])} rule={column.id === 'taught' ? words.taughtRule : words.practisedRule} />;
  }
  const workbook = column.is === 'workbook' ? column.id : (map.opened?.workbook ?? '');
  const prompts = column.is === 'part' ? new Set(column.part.prompts) : null;
  const meets = meetsIn(row, column);
  return (
    <>
      {column.is === 'part' ? (
        <>
          <p>{column.title}</p>
          <p>
            <a href={`#/workbooks/${workbook}/${column.part.block}`}>{meetsWords(meets)}</a>
          </p>
        </>
      ) : (
        <Places uses={uses.filter((use) => use.workbook === workbook && use.statement === row.statement)} met={meetsWords(meets)} />
      )}
      {cohort !== undefined && meets.length > 0 ? (
        <>
          <h4 className="met-quotes">{words.quotesTitle}</h4>
          <Words
            statement={row.statement}
            cohort={cohort}
            workbook={workbook}
            only={({ prompt }) => prompts === null || prompts.has(prompt)}
            none={words.evidenceNone}
          />
        </>
      ) : null}
    </>
  );
}

function Rule({ says, rule }: { says: string; rule: string }) {
  return (
    <>
      <p>{says}</p>
      <p className="quiet small">{rule}</p>
    </>
  );
}

function Places({ uses, met }: { uses: BehindProps['uses']; met: string }) {
  // Met through another edition only: the places are tied to that one's statements.
  if (uses.length === 0) return <p>{met === words.legend.none ? words.nowhere : met}</p>;
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

interface WordsProps {
  statement: string;
  cohort: string;
  workbook?: string;
  only?: (evidence: Evidence) => boolean;
  none: string;
}

function Words({ statement, cohort, workbook, only, none }: WordsProps) {
  const hidden = useNamesHidden();
  const { value, failure } = useLive(
    'coverage.evidence',
    hidden ? null : { statement, cohort, ...(workbook === undefined ? {} : { workbook }) },
  );
  const { nameOf } = useNames(cohort);
  if (hidden) return <p>{words.evidenceHidden}</p>;
  if (failure) return <Note kind="brick">{explained(failure)}</Note>;
  if (!value) return <Skeleton lines={4} />;
  const shown = only ? value.filter(only) : value;
  if (shown.length === 0) return <p>{none}</p>;
  return (
    <ul className="met-gaps">
      {shown.map(({ response, participant, question, text, marked, edition }) => (
        <li key={response}>
          <p className="quiet small">{question}</p>
          <blockquote className="met-words">{marked === null ? text : <Marked text={text} marked={marked} />}</blockquote>
          {edition === null ? null : <p className="quiet small">{words.evidenceOf(edition)}</p>}
          <a href={`#/people/${cohort}/${participant}`} className="small">
            {nameOf(participant)}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The whole answer, with the words that somebody marked. */
function Marked({ text, marked }: { text: string; marked: string }) {
  const at = text.indexOf(marked);
  if (at < 0) return <mark>{marked}</mark>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{marked}</mark>
      {text.slice(at + marked.length)}
    </>
  );
}
