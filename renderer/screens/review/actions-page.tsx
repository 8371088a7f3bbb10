import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Action, ActionProposal, Outcome } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { reviewWords as words } from '../../text/review.ts';
import { actionSummary, actionWords, outcomeNames } from '../../text/review-actions.ts';
import { Button } from '../../ui/button.tsx';
import { useGrowing } from '../../ui/growing.ts';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ToggleChip } from './chips.tsx';
import { ActionForm } from './action-form.tsx';
import { actionOf, plain } from './action-kinds.ts';
import { ActionRow } from './action-row.tsx';
import { ProposalRow } from './proposal-row.tsx';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

const outcomes: readonly Outcome[] = ['open', 'done', 'partly', 'not', 'changed'];
/** Rows that are drawn before anybody scrolls: a cohort has hundreds after some seminars. */
const atOnce = 30;

/** Who said they would do what, and what became of it. */
export function ActionsPage() {
  const { cohort, names, deeds, ready } = useReading();
  const api = useApi();
  const [shown, setShown] = useState<Outcome | null>(null);
  const [edited, setEdited] = useState<Action | 'new' | null>(null);
  const actions = useLive('action.list', { cohort, names });
  const proposals = useLive('action.proposals', { cohort, names });
  usePlace(rooms.review, words.wayNames.actions);
  const all = actions.value ?? [];
  const list = shown === null ? all : all.filter(({ outcome }) => outcome === shown);
  const { drawn, end, more } = useGrowing(list.length, atOnce, `${cohort} ${shown ?? 'all'}`);
  if (!actions.value || !proposals.value || !ready) {
    const failure = actions.failure ?? proposals.failure;
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const counts = new Map(outcomes.map((outcome) => [outcome, all.filter((action) => action.outcome === outcome).length]));
  const confirm = (some: readonly ActionProposal[]): void =>
    void deeds.do(words.did.confirmed(some.length), () => api.call('action.save', { op: newOp(), actions: some.map(actionOf) }));
  const byPerson = groupedBy(list.slice(0, drawn), ({ writer }) => writer.name);
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="actions" />
        <h1 className="title">
          {all.length === 0 ? actionWords.noActionsTitle(proposals.value.length) : actionSummary(all.map(({ outcome }) => outcome))}
        </h1>
        <p className="quiet rev-lead">{actionWords.actionsLead}</p>
        <div className="rev-tools">
          {all.length > 0
            ? outcomes.map((outcome) => (
                <ToggleChip
                  key={outcome}
                  name={`${outcomeNames[outcome]}: ${counts.get(outcome) ?? 0}`}
                  isOn={shown === outcome}
                  onChange={(on) => setShown(on ? outcome : null)}
                />
              ))
            : null}
          <Button small icon={Plus} onPress={() => setEdited('new')}>
            {actionWords.addAction}
          </Button>
        </div>
      </MarginRow>
      {proposals.value.length > 0 ? (
        <MarginRow label={actionWords.proposals} section={2}>
          <p className="rev-lead">{actionWords.proposalsLead(proposals.value.length)}</p>
          <div className="row rev-confirm">
            <Button kind="primary" icon={Check} onPress={() => confirm(proposals.value ?? [])}>
              {actionWords.confirmAll(proposals.value.length)}
            </Button>
          </div>
          <ul className="rev-actions">
            {proposals.value.map((proposal) => (
              <ProposalRow
                key={`${proposal.writer.participant} ${proposal.edition} ${proposal.source}`}
                proposal={proposal}
                onConfirm={() => confirm([proposal])}
                onChange={() => setEdited(actionOf(proposal))}
              />
            ))}
          </ul>
        </MarginRow>
      ) : null}
      {all.length === 0 && proposals.value.length === 0 ? (
        <MarginRow>
          <p className="quiet">{actionWords.noActionsHow}</p>
        </MarginRow>
      ) : null}
      {byPerson.map(([name, some]) => (
        <MarginRow key={name} label={name} section={2} space="near">
          <ul className="rev-actions">
            {some.map((action) => (
              <ActionRow key={action.id} action={action} onEdit={() => setEdited(plain(action))} />
            ))}
          </ul>
        </MarginRow>
      ))}
      {drawn < list.length ? (
        <MarginRow>
          <div key={drawn} ref={end} className="rev-more">
            <Button onPress={more}>{words.more}</Button>
          </div>
        </MarginRow>
      ) : null}
      {edited === null ? null : <ActionForm cohort={cohort} action={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </ReviewSheet>
  );
}

function groupedBy<T>(list: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
