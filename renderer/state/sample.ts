import { newOp } from '../client/api.ts';
import { useClient } from '../client/client.tsx';
import { explained } from '../text/errors.ts';
import { sampleWords } from '../text/people.ts';
import { useCohort } from './cohort.ts';

/** Invented people to look round with: in by one call, out by another. Each answers what to say. */
export function useSample(): { add: () => Promise<string>; remove: () => Promise<string> } {
  const { api, live } = useClient();
  const { choose } = useCohort();
  return {
    add: async () => {
      const outcome = await api.call('sample.add', { op: newOp() });
      if (!outcome.ok) return explained(outcome.failure);
      choose(outcome.value.cohort);
      return sampleWords.added;
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
