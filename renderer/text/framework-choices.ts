import type { FrameworkSummary } from '../../preload/contract/model/framework.ts';

export const frameworkWords = { label: 'Framework' } as const;

/** Each by what tells it from the others: its title and codes, or its edition where another has both. */
export function frameworkChoices(frameworks: readonly FrameworkSummary[]): { value: string; label: string; hint: string }[] {
  const labelOf = ({ title, first, last }: FrameworkSummary): string => `${title}, ${first} to ${last}`;
  return frameworks.map((each) => {
    const alike = frameworks.filter((other) => labelOf(other) === labelOf(each)).length > 1;
    return alike
      ? { value: each.id, label: `${each.title}: ${each.edition}`, hint: `${each.first} to ${each.last}` }
      : { value: each.id, label: labelOf(each), hint: each.edition };
  });
}
