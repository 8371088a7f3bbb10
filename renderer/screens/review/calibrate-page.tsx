import { useEffect, useRef } from 'react';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewWords as words } from '../../text/review.ts';
import { depthWords } from '../../text/review-depth.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { Link } from '../../ui/link.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useLast } from './found.ts';
import { ownKeys } from './keys.ts';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

/** The same answers, marked twice without a name: how far do two readings agree? */
export function CalibratePage({ calibration }: { calibration: string }) {
  const { scale, ready } = useReading();
  const api = useApi();
  usePlace(rooms.review, depthWords.calibrate);
  useScope('review');
  const asked = useLive('calibration.next', { calibration });
  const value = useLast(asked.value);
  const next = value?.next ?? null;
  const sending = useRef<string | null>(null);
  const mark = async (level: number): Promise<void> => {
    if (!next || sending.current === next.mark) return;
    sending.current = next.mark;
    const outcome = await api.call('calibration.mark', { op: newOp(), mark: next.mark, level });
    if (!outcome.ok) {
      sending.current = null;
      showToast({ text: explained(outcome.failure) });
    }
  };
  const latest = useRef(mark);
  useEffect(() => {
    latest.current = mark;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.closest(ownKeys))) return;
      const level = Number(event.key);
      if (!Number.isInteger(level) || level < 1 || level > scale.length) return;
      event.preventDefault();
      void latest.current(level);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [scale.length]);
  const place = next ? depthWords.calibratePlace(next.place, next.of, next.round) : null;
  const says = value?.calibration.agreement?.says ?? null;
  useEffect(() => {
    // Undoing a mark makes it wait again.
    sending.current = null;
    if (place) say(place);
  }, [place]);
  useEffect(() => {
    if (says) say(says);
  }, [says]);
  if (!value || !ready) {
    return <div className="waiting">{asked.failure ? <Note kind="brick">{explained(asked.failure)}</Note> : <Skeleton lines={6} />}</div>;
  }
  const { marked, answers } = value.calibration;
  return (
    <ReviewSheet>
      <MarginRow label={place}>
        <Ways here="depth" />
        <h1 className="rev-title" tabIndex={-1}>
          {next ? next.question : (says ?? depthWords.calibrated)}
        </h1>
        <ProgressBar label={depthWords.markedSoFar(marked[0] + marked[1], answers * 2)} done={marked[0] + marked[1]} total={answers * 2} />
      </MarginRow>
      {next ? (
        <MarginRow label={depthWords.unnamed}>
          <p className="rev-words rev-blind">{next.text}</p>
          <div className="rev-levels" role="group" aria-label={words.depthOf}>
            {scale.map(({ name, says: means }, index) => (
              <button
                key={name}
                type="button"
                className="rev-level-choice"
                aria-keyshortcuts={String(index + 1)}
                onClick={() => void mark(index + 1)}
              >
                <Kbd keys={String(index + 1)} />
                <span>
                  <b>{name}</b>
                  <span className="quiet">{means}</span>
                </span>
              </button>
            ))}
          </div>
        </MarginRow>
      ) : (
        <MarginRow>
          <p className="rev-lead">{depthWords.calibratedLead}</p>
          <Link to="/review/depth" kind="plain">
            {depthWords.backToDepth}
          </Link>
        </MarginRow>
      )}
    </ReviewSheet>
  );
}
