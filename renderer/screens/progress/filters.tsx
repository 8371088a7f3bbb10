import type { PeopleFilter } from '../../../preload/contract/charts/series.ts';
import type { Phase } from '../../../preload/contract/model/people.ts';
import { useLive } from '../../client/client.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import type { ChosenFramework } from '../../state/framework.ts';
import { frameworkChoices, frameworkWords } from '../../text/framework-choices.ts';
import { onlySaid, phaseTitles, progressWords as words } from '../../text/progress.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenTools } from '../../ui/screen-head.tsx';
import { Select } from '../../ui/select.tsx';

/** Of whom the charts tell. */
export interface Whom {
  against: string | undefined;
  only: PeopleFilter;
}

const everybody = '*';

/** Which other cohort stands beside this one, which people of both are counted, and whose statements they rated. */
export function Filters({
  cohorts,
  cohort,
  whom,
  frameworks,
  onChange,
}: {
  cohorts: readonly CohortRow[];
  cohort: string;
  whom: Whom;
  /** `null` where no chart is of statements. */
  frameworks: ChosenFramework | null;
  onChange: (whom: Whom) => void;
}) {
  const choices = useLive('chart.filters', { cohort, only: whom.only }).value;
  const others = cohorts.filter(({ id }) => id !== cohort);
  const { only, against } = whom;
  const filtered = Object.keys(only).length > 0;
  const set = (key: keyof PeopleFilter, value: string): void => {
    const { [key]: _, ...rest } = only;
    onChange({ ...whom, only: value === everybody ? rest : { ...rest, [key]: value } });
  };
  const shown = (['role', 'phase', 'setting'] as const).filter((key) => (choices?.[key].length ?? 0) > 1 || only[key] !== undefined);
  const several = frameworks?.frameworks && frameworks.frameworks.length > 1 ? frameworks.frameworks : null;
  if (others.length === 0 && shown.length === 0 && !several) return null;
  return (
    <ScreenTools {...(filtered && choices ? { count: words.counted(onlySaid(only), choices.people.counted, choices.people.all) } : {})}>
      {others.length > 0 ? (
        <Select
          label={words.against}
          hideLabel
          choices={[
            { value: everybody, label: words.alone },
            ...others.map(({ id, title }) => ({ value: id, label: `${words.against} ${title}` })),
          ]}
          value={against ?? everybody}
          onChange={(value) => onChange({ ...whom, against: value === everybody ? undefined : value })}
        />
      ) : null}
      {shown.map((key) => (
        <Select
          key={key}
          label={words.filters[key]}
          hideLabel
          choices={[
            { value: everybody, label: words.every[key] },
            ...(choices?.[key] ?? []).map(({ value, people }) => ({
              value,
              label: key === 'phase' ? phaseTitles[value as Phase] : value,
              hint: String(people),
            })),
          ]}
          value={only[key] ?? everybody}
          onChange={(value) => set(key, value)}
        />
      ))}
      {frameworks && several ? (
        <Select
          label={frameworkWords.label}
          hideLabel
          choices={frameworkChoices(several)}
          value={frameworks.framework?.id ?? null}
          onChange={frameworks.choose}
        />
      ) : null}
      {filtered ? (
        <Button kind="quiet" onPress={() => onChange({ ...whom, only: {} })}>
          {words.clear}
        </Button>
      ) : null}
    </ScreenTools>
  );
}
