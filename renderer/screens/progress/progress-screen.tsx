import './progress.css';
import { useLive } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { useNamesHidden, usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { progressWords as words } from '../../text/progress.ts';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead } from '../../ui/screen-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AttendancePart } from './attendance-part.tsx';
import { CompletionPart } from './completion-part.tsx';
import { ConfidencePart } from './confidence-part.tsx';

/** How a cohort stands, each chart headed by the sentence that says what it shows. */
export function ProgressScreen() {
  const { cohorts, cohort } = useCohort();
  const frameworks = useLive('framework.list', {});
  const framework = frameworks.value?.[0]?.id;
  usePlace(rooms.progress, ...(cohort ? [cohort.title] : []));
  useScope('people');
  if (cohorts?.length === 0) {
    return (
      <MarginSheet>
        <MarginRow beside="display">
          <Empty
            title={words.none.title}
            lead={words.none.lead}
            actions={
              <Link to="/people" kind="primary">
                {words.none.people}
              </Link>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  if (!cohort || framework === undefined) {
    return (
      <MarginSheet>
        <MarginRow>{frameworks.failure ? <Note kind="brick">{explained(frameworks.failure)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  return <Charts key={cohort.id} cohort={cohort} framework={framework} />;
}

function Charts({ cohort, framework }: { cohort: CohortRow; framework: string }) {
  const names = useNamesHidden() ? 'hidden' : 'shown';
  const { value, failure } = useLive('progress.get', { cohort: cohort.id, framework, names });
  if (!value) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  return (
    <>
      <ScreenHead title={rooms.progress} lead={words.lead(cohort.title, value.people)} />
      <div className="progress">
        <ConfidencePart series={value.confidence} cohort={cohort.id} framework={framework} />
        <div className="progress-side">
          <AttendancePart series={value.attendance} cohort={cohort.id} framework={framework} />
          <CompletionPart series={value.completion} cohort={cohort.id} framework={framework} />
        </div>
      </div>
    </>
  );
}
