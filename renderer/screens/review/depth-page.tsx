import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ReviewEdition } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewWords as words } from '../../text/review.ts';
import { depthWords } from '../../text/review-depth.ts';
import { Button } from '../../ui/button.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useReading } from './reading.ts';
import { ScaleForm } from './scale-form.tsx';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

/** The scale by which depth is marked, and how far somebody agrees with themselves about it. */
export function DepthPage({ editions }: { editions: readonly ReviewEdition[] }) {
  const { cohort, scale, deeds } = useReading();
  const api = useApi();
  const [, go] = useLocation();
  const [editing, setEditing] = useState(false);
  const [prompt, setPrompt] = useState<string | null>(null);
  const calibrations = useLive('calibration.list', { cohort }).value ?? [];
  usePlace(rooms.review, words.wayNames.depth);
  useScope('review');
  const asked = editions.flatMap((edition) =>
    edition.prompts.map((each) => ({ edition: edition.edition, title: edition.title, prompt: each })),
  );
  const questionOf = (id: string): string => asked.find(({ prompt: each }) => each.prompt === id)?.prompt.question ?? id;
  const choices = asked.filter(({ prompt: each }) => each.answers >= 4);
  const start = async (): Promise<void> => {
    const chosen = choices.find(({ edition, prompt: each }) => `${edition} ${each.prompt}` === prompt);
    if (!chosen) return;
    const calibration = newOp();
    const outcome = await api.call('calibration.start', {
      op: newOp(),
      calibration,
      prompt: chosen.prompt.prompt,
      filter: { cohort, edition: chosen.edition },
    });
    if (outcome.ok) go(`/review/depth/${calibration}`);
    else showToast({ text: explained(outcome.failure) });
  };
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="depth" />
        <h1 className="title">{depthWords.depthTitle(scale.length)}</h1>
        <p className="quiet rev-lead">{depthWords.depthLead}</p>
      </MarginRow>
      <MarginRow label={depthWords.scale} section={2}>
        <ol className="rev-scale">
          {scale.map(({ name, says }, index) => (
            <li key={name}>
              <span className="rev-key" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <b>{name}</b>
                <p className="quiet">{says}</p>
              </div>
            </li>
          ))}
        </ol>
        <Button icon={Pencil} onPress={() => setEditing(true)}>
          {depthWords.editScale}
        </Button>
      </MarginRow>
      <MarginRow label={depthWords.calibrate} section={2}>
        <p className="rev-lead">{depthWords.calibrateLead}</p>
        {choices.length === 0 ? (
          <p className="quiet">{depthWords.tooFewToCalibrate}</p>
        ) : (
          <div className="row rev-calibrate">
            <ComboBox
              label={depthWords.promptToMark}
              placeholder={depthWords.promptPlaceholder}
              choices={choices.map(({ edition, title, prompt: each }) => ({
                value: `${edition} ${each.prompt}`,
                label: each.question || each.blockTitle,
                hint: `${title}, ${words.answers(each.answers)}`,
              }))}
              value={prompt}
              onChange={setPrompt}
            />
            <Button notYet={prompt === null ? depthWords.choosePrompt : null} onPress={() => void start()}>
              {depthWords.startCalibration}
            </Button>
          </div>
        )}
        <ul className="rev-calibrations">
          {calibrations.map(({ id, prompt: of, made, marked, answers, agreement }) => (
            <li key={id} data-record={id}>
              <p>{questionOf(of)}</p>
              <p className={agreement ? 'rev-agreement' : 'quiet small'}>
                {agreement ? agreement.says : depthWords.markedSoFar(marked[0] + marked[1], answers * 2)}
              </p>
              <p className="faint small">{when(made, new Date())}</p>
              <div className="row">
                {agreement ? null : <Link to={`/review/depth/${id}`}>{depthWords.goOn}</Link>}
                <Button
                  small
                  kind="quiet"
                  icon={Trash2}
                  onPress={() =>
                    void deeds.do(words.did.removedCalibration, () => api.call('calibration.remove', { op: newOp(), calibration: id }))
                  }
                >
                  {words.remove}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </MarginRow>
      {editing ? <ScaleForm onClose={() => setEditing(false)} /> : null}
    </ReviewSheet>
  );
}
