import type { Action, ActionLine, ActionProposal } from '../../../preload/contract/model/review.ts';
import { newOp } from '../../client/api.ts';

/** What was read on paper, as an action of its own. */
export const actionOf = ({ writer, edition, source, what, who, when, told, due }: ActionProposal): Action => ({
  id: newOp(),
  participant: writer.participant,
  edition,
  source,
  what,
  who,
  when,
  told,
  outcome: 'open',
  happened: '',
  ...(due === undefined ? {} : { due }),
  revision: 0,
});

/** As it is kept, without what is only shown beside it. */
export function plain({ writer: _, editionTitle: __, changed: ___, ...action }: ActionLine): Action {
  return action;
}
