import { smallGroup, type Told } from '../../../preload/contract/model/insight.ts';

/* PURE. What may be told of a group of people. */

/** `count` of `of` people. When it is shared, nothing of fewer than five people, and no count that picks out fewer than five. */
export function told(count: number, of: number, shared: boolean): Told {
  if (!shared) return { is: 'known', count, of };
  if (of < smallGroup) return { is: 'withheld' };
  // The other way round as well: "20 of 21" says of one person what that person did not say.
  if (of - count > 0 && of - count < smallGroup) return { is: 'withheld' };
  return count < smallGroup ? { is: 'few', of } : { is: 'known', count, of };
}
