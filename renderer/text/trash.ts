import { count } from './numbers.ts';

export const trashWords = {
  title: (n: number) => (n === 0 ? 'Trash is empty' : `${count(n, 'thing')} can be brought back`),
  lead: 'What you remove stays here for 30 days and can be brought back whole. Then it is deleted for good, by itself.',
  columns: { title: 'What', kind: 'Kind', removed: 'Removed', goes: 'Deleted for good', restore: 'Bring back' },
  restore: 'Bring back',
  personRestored: 'The person is back, with what they wrote.',
  restored: (title: string) => `“${title}” is back.`,
} as const;
