import type { ActionProposal } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { fullDay } from '../../text/dates.ts';
import { reviewWords as words } from '../../text/review.ts';
import { actionWords } from '../../text/review-actions.ts';
import { Button } from '../../ui/button.tsx';
import { ActionFacts } from './action-facts.tsx';
import { useReading } from './reading.ts';

interface ProposalRowProps {
  proposal: ActionProposal;
  onConfirm: () => void;
  onChange: () => void;
}

/** An action as it was read in somebody's workbook. It is one when a person says so. */
export function ProposalRow({ proposal, onConfirm, onChange }: ProposalRowProps) {
  const { deeds } = useReading();
  const api = useApi();
  const { writer, edition, source, what, who, when, told, due } = proposal;
  return (
    <li className="rev-action">
      <p className="rev-what">{what}</p>
      <ActionFacts
        facts={[
          [words.person, writer.name],
          [actionWords.who, who],
          [actionWords.byWhen, when],
          [actionWords.readAs, due && fullDay(due)],
          [actionWords.told, told],
        ]}
      />
      <div className="row">
        <Button small aria-label={actionWords.confirmOne(writer.name)} onPress={onConfirm}>
          {actionWords.confirm}
        </Button>
        <Button small kind="quiet" aria-label={actionWords.changeOne(writer.name)} onPress={onChange}>
          {actionWords.changeFirst}
        </Button>
        <Button
          small
          kind="quiet"
          aria-label={actionWords.dismissOne(writer.name)}
          onPress={() =>
            void deeds.do(words.did.dismissed, () =>
              api.call('suggestion.dismiss', { op: newOp(), kind: 'action', key: `${writer.participant} ${edition} ${source}` }),
            )
          }
        >
          {words.dismiss}
        </Button>
      </div>
    </li>
  );
}
