import { Shuffle } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import { useNames } from '../../state/names.ts';
import { usePlace } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { pairWords as words } from '../../text/people.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { useCommandUndo } from './undo-removal.ts';

type Suggested = CallOutput<'pair.suggest'>;
const wholeProgramme = 'programme';

/** Who works with whom, for one seminar or for the whole programme. */
export function PairsPage({ cohort }: { cohort: CohortRow }) {
  const api = useApi();
  const undo = useCommandUndo();
  const { byId, nameOf, people } = useNames(cohort.id);
  const seminars = useLive('seminar.list', { cohort: cohort.id }).value;
  const pairs = useLive('pair.list', { cohort: cohort.id }).value;
  const [wanted, setWanted] = useState(wholeProgramme);
  const [suggested, setSuggested] = useState<Suggested | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  usePlace(rooms.people, cohort.title, words.title);
  const seminar = wanted === wholeProgramme ? {} : { seminar: wanted };
  const kept = (pairs ?? []).filter((pair) => (pair.seminar ?? wholeProgramme) === wanted).map((pair) => pair.people);
  const groups = suggested?.groups ?? kept;
  const placed = new Set(groups.flat());
  const alone = (people ?? []).filter(({ id, status }) => !placed.has(id) && (status ?? 'active') === 'active');

  const suggest = async (): Promise<void> => {
    const outcome = await api.call('pair.suggest', { cohort: cohort.id, ...seminar });
    setFailed(outcome.ok ? null : explained(outcome.failure));
    if (outcome.ok) setSuggested(outcome.value);
  };
  const save = async (): Promise<void> => {
    if (!suggested) return;
    const outcome = await api.call('pair.save', { op: newOp(), cohort: cohort.id, ...seminar, groups: suggested.groups });
    if (!outcome.ok) return setFailed(explained(outcome.failure));
    setSuggested(null);
    showToast({ text: words.saved, action: undoAction(undo) });
  };
  return (
    <MarginSheet>
      <MarginRow label={<Link to={`/people/${cohort.id}`}>{words.back}</Link>} beside="title">
        <h1 className="title">{groups.length === 0 ? words.none : words.head(groups.length)}</h1>
        <p className="quiet">{words.lead}</p>
      </MarginRow>
      <MarginRow space="near">
        {failed ? <Note kind="brick">{failed}</Note> : null}
        <div className="row">
          <Select
            label={words.for}
            choices={[
              { value: wholeProgramme, label: words.programme },
              ...(seminars ?? []).map(({ id, title }) => ({ value: id, label: title })),
            ]}
            value={wanted}
            onChange={(value) => {
              setWanted(value);
              setSuggested(null);
            }}
          />
        </div>
      </MarginRow>
      <MarginRow space="near">
        <div className="row">
          <Button kind={suggested ? 'plain' : 'primary'} icon={Shuffle} onPress={() => void suggest()}>
            {suggested || kept.length > 0 ? words.again : words.suggest}
          </Button>
          {suggested ? (
            <Button kind="primary" onPress={() => void save()}>
              {words.save}
            </Button>
          ) : null}
        </div>
        {suggested ? (
          <p>{words.proposed(suggested.repeated, suggested.colleagues)}</p>
        ) : kept.length > 0 ? (
          <p className="quiet">{words.kept}</p>
        ) : null}
      </MarginRow>
      <MarginRow space="near">
        <ol className="pair-list">
          {groups.map((group) => (
            <li key={group.join(' ')}>
              {group.map((id) => (
                <div key={id}>
                  <b>{nameOf(id)}</b>
                  <p className="faint small">
                    <Person>{byId.get(id)?.setting}</Person>
                  </p>
                </div>
              ))}
            </li>
          ))}
        </ol>
      </MarginRow>
      {groups.length > 0 && alone.length > 0 ? (
        <MarginRow label={words.alone} space="near">
          {alone.map(({ id }) => nameOf(id)).join(', ')}
        </MarginRow>
      ) : null}
    </MarginSheet>
  );
}
