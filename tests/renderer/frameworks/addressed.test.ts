import { describe, expect, it } from 'vitest';
import { addressed, shownOf } from '../../../renderer/screens/frameworks/addressed.ts';
import { testCore } from '../../support/cores.ts';

let once: ReturnType<typeof ask> | undefined;
const shipped = () => (once ??= ask());
const ask = async () => {
  const core = testCore();
  const [summary] = await core.ask('framework.list', {});
  const { framework, uses } = await core.ask('framework.get', { framework: summary?.id ?? '' });
  return addressed(framework, uses);
};

describe('where statements are addressed', () => {
  it('runs from 6a to 6t in five groups', async () => {
    const all = await shipped();
    expect(all.map(({ code }) => code).join(' ')).toBe('6a 6b 6c 6d 6e 6f 6g 6h 6i 6j 6k 6l 6m 6n 6o 6p 6q 6r 6s 6t');
    expect(new Set(all.map(({ group }) => group.id)).size).toBe(5);
  });

  it('does not take a list or a rating for practice', async () => {
    const all = await shipped();
    const stopping = all.find(({ code }) => code === '6c');
    expect(stopping?.practised).toBe(false);
    expect(stopping?.places.map(({ how }) => how).toSorted()).toEqual(['rated', 'shown']);
    expect(all.find(({ code }) => code === '6d')?.practised).toBe(true);
  });

  it('names a block once for a statement, however often it is met there', async () => {
    for (const { places } of await shipped()) expect(new Set(places.map(({ block }) => block)).size).toBe(places.length);
  });

  it('filters by gap, by word and by code', async () => {
    const all = await shipped();
    expect(shownOf(all, 'gaps', '').length + shownOf(all, 'practised', '').length).toBe(20);
    expect(shownOf(all, 'all', '6D').map(({ code }) => code)).toEqual(['6d']);
    expect(shownOf(all, 'all', 'robust DIAGNOSTIC').map(({ code }) => code)).toEqual(['6d']);
    expect(shownOf(all, 'all', 'sustain').map(({ code }) => code)).toEqual(expect.arrayContaining(['6r', '6s', '6t']));
    expect(shownOf(all, 'all', 'nowhere')).toEqual([]);
  });
});
