import './reports.css';
import { useState } from 'react';
import { ReportKind } from '../../../preload/contract/model/reports.ts';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { rooms } from '../../text/frame.ts';
import { reportWords as words } from '../../text/reports.ts';
import { EmptySheet } from '../../ui/empty-sheet.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Choices } from './choices.tsx';
import { Pages } from './pages.tsx';
import { Save } from './save.tsx';
import { type Chosen, useReport } from './use-report.ts';

/** Pages about people, to print or to send: chosen at the left, shown as they print at the right. */
export function ReportsScreen({ kind }: { kind?: string }) {
  const { cohorts, cohort } = useCohort();
  usePlace(rooms.reports, ...(cohort ? [cohort.title] : []));
  useScope('people');
  if (!cohorts) {
    return (
      <div className="waiting">
        <Skeleton lines={6} />
      </div>
    );
  }
  if (!cohort) {
    return <EmptySheet title={words.none.title} lead={words.none.lead} to="/people" way={words.none.way} />;
  }
  const known = ReportKind.options.find((option) => option === kind) ?? 'cohort';
  return <Reports key={`${cohort.id} ${known}`} cohort={cohort} first={known} />;
}

const kinds = ReportKind.options.map((value) => ({ value, ...words.kinds[value] }));

/** `first`: what the address names. Choosing another is no new place: the focus stays where it is. */
function Reports({ cohort, first }: { cohort: CohortRow; first: ReportKind }) {
  const [kind, setKind] = useState(first);
  const [chosen, setChosen] = useState<Chosen>({ names: {}, memos: false });
  const report = useReport(cohort.id, kind, chosen);
  return (
    <div className="reports">
      <div className="reports-choices">
        <h1 className="title">{words.title}</h1>
        <p className="quiet">{words.lead(cohort.title)}</p>
        <RadioGroup label={words.which} choices={kinds} value={kind} onChange={setKind} />
        <Choices report={report} chosen={chosen} onChange={(more) => setChosen({ ...chosen, ...more })} />
        <Save report={report} />
      </div>
      <Pages report={report} />
    </div>
  );
}
