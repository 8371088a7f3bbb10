import type { ActionLine, Outcome } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useKeptText } from '../../state/kept-text.ts';
import { fullDay, today } from '../../text/dates.ts';
import { reviewWords as words } from '../../text/review.ts';
import { actionWords, outcomeNames } from '../../text/review-actions.ts';
import { Menu } from '../../ui/menu.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Ellipsis } from 'lucide-react';
import { Segmented } from '../../ui/segmented.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { asText } from '../../ui/typed.ts';
import { ActionFacts } from './action-facts.tsx';
import { plain } from './action-kinds.ts';
import { useKeeping } from './keeping.ts';
import { useReading } from './reading.ts';

const outcomes: readonly Outcome[] = ['open', 'done', 'partly', 'not', 'changed'];

/** One action, and what became of it. */
export function ActionRow({ action, onEdit }: { action: ActionLine; onEdit: () => void }) {
  const { deeds } = useReading();
  const api = useApi();
  const { what, who, when, due, told, outcome, settled, editionTitle, changed } = action;
  const now = today(new Date());
  const late = outcome === 'open' && due !== undefined && due < now;
  const keep = useKeeping(plain(action), (next) =>
    deeds.do(next.outcome === outcome ? words.did.happened : words.did.outcome(outcomeNames[next.outcome]), () =>
      api.call('action.save', { op: newOp(), actions: [next] }),
    ),
  );
  const save = (change: Partial<Pick<ActionLine, 'outcome' | 'happened'>>): void =>
    keep(({ settled: before, ...rest }) => {
      const next = { ...rest, ...change };
      return next.outcome === 'open' ? next : { ...next, settled: change.outcome === undefined ? (before ?? now) : now };
    });
  const happened = useKeptText(action.happened, (said) => save({ happened: said }));
  return (
    <li className="rev-action" data-record={action.id}>
      <p className="rev-what">{what}</p>
      <ActionFacts
        facts={[
          [actionWords.who, who],
          [actionWords.byWhen, due ? [when, fullDay(due)].filter(Boolean).join(', ') : when],
          [actionWords.told, told],
          [actionWords.saidIn, editionTitle ?? undefined],
          [actionWords.settled, settled && fullDay(settled)],
        ]}
      />
      {late || changed ? (
        <p className="row">
          {late ? <Tag kind="ochre">{actionWords.late}</Tag> : null} {changed ? <Tag kind="ochre">{actionWords.readsOtherwise}</Tag> : null}
        </p>
      ) : null}
      <div className="rev-outcome">
        <Segmented
          label={actionWords.outcome}
          choices={outcomes.map((value) => ({ value, label: outcomeNames[value] }))}
          value={outcome}
          onChange={(next) => save({ outcome: next })}
        />
        <Menu
          label={actionWords.moreOf}
          trigger={<IconButton name={actionWords.moreOf} icon={Ellipsis} />}
          actions={[
            { id: 'edit', label: actionWords.editAction, onAction: onEdit },
            {
              id: 'remove',
              label: actionWords.removeAction,
              onAction: () =>
                void deeds.do(words.did.removedAction, () => api.call('action.remove', { op: newOp(), actions: [action.id] })),
            },
          ]}
        />
      </div>
      {outcome === 'open' && happened.text === '' ? null : (
        <div className="rev-happened">
          <TextArea
            label={actionWords.happened}
            hideLabel
            placeholder={actionWords.happened}
            rows={1}
            value={happened.text}
            onChange={(next) => happened.type(asText(next))}
            onBlur={happened.keep}
          />
        </div>
      )}
    </li>
  );
}
