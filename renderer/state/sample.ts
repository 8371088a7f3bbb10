import { newOp } from '../client/api.ts';
import { useClient } from '../client/client.tsx';
import { explained } from '../text/errors.ts';
import { sampleWords } from '../text/people.ts';
import { useCohort } from './cohort.ts';

/** On its way: whoever clicks twice has asked once. */
let adding: Promise<string> | null = null;

/** Invented people to look round with: in by one call, out by another. Each answers what to say. */
export function useSample(): { add: () => Promise<string>; remove: () => Promise<string> } {
  const { api, live } = useClient();
  const { choose } = useCohort();
  return {
    add: () => {
      adding ??= api
        .call('sample.add', { op: newOp() })
        .then((outcome) => {
          if (!outcome.ok) return explained(outcome.failure);
          choose(outcome.value.cohort);
          return sampleWords.added;
        })
        .finally(() => {
          adding = null;
        });
      return adding;
    },
    remove: async () => {
      const outcome = await api.call('sample.remove', {});
      if (!outcome.ok) return explained(outcome.failure);
      live.refresh(
        'cohort.list',
        'person.list',
        'seminar.list',
        'register.get',
        'copy.list',
        'response.list',
        'organisation.list',
        'pair.list',
      );
      return sampleWords.removed(outcome.value.people);
    },
  };
}
