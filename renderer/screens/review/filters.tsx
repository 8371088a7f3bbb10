import { Star } from 'lucide-react';
import { useMemo } from 'react';
import type { Participant, Phase } from '../../../preload/contract/model/people.ts';
import { useLive } from '../../client/client.tsx';
import { byName } from '../../state/names.ts';
import { phases } from '../../text/people.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { choose, isFiltered, showAll, useChoices } from './choices.ts';
import { ChoiceChip, ToggleChip } from './chips.tsx';
import { useReading } from './reading.ts';
import { pathOf } from './themes.ts';

/** Whose answers are read: by role, phase, setting, and what was put on them. */
export function Filters() {
  const { cohort, names, themes } = useReading();
  const choices = useChoices();
  const people = useLive('person.list', { cohort }).value;
  const offered = useMemo(() => kindsOf(people ?? []), [people]);
  return (
    <>
      {offered.roles.length > 1 || choices.role ? (
        <ChoiceChip
          name={words.role}
          all={words.all}
          choices={offered.roles.map((value) => ({ value, label: value }))}
          value={choices.role}
          onChange={(role) => choose({ role })}
        />
      ) : null}
      {offered.phases.length > 1 || choices.phase ? (
        <ChoiceChip
          name={words.phase}
          all={words.all}
          choices={offered.phases.map((value) => ({ value, label: phases[value] }))}
          value={choices.phase}
          onChange={(phase) => choose({ phase: phase as Phase | null })}
        />
      ) : null}
      {names === 'shown' && (offered.settings.length > 1 || choices.setting) ? (
        <ChoiceChip
          name={words.setting}
          all={words.all}
          choices={offered.settings.map((value) => ({ value, label: value }))}
          value={choices.setting}
          onChange={(setting) => choose({ setting })}
        />
      ) : null}
      {themes.tags.length > 0 ? (
        <ChoiceChip
          name={words.theme}
          all={words.all}
          choices={themes.tags.map((tag) => ({ value: tag.id, label: pathOf(tag, themes.tagById) }))}
          value={choices.tag}
          onChange={(tag) => choose({ tag })}
        />
      ) : null}
      <ToggleChip name={words.starred} icon={Star} isOn={choices.starred} onChange={(starred) => choose({ starred })} />
      {isFiltered(choices) ? (
        <Button small kind="quiet" onPress={showAll}>
          {words.showAll}
        </Button>
      ) : null}
    </>
  );
}

function kindsOf(people: readonly Participant[]): { roles: string[]; phases: Phase[]; settings: string[] } {
  const each = <T extends string>(pick: (person: Participant) => T | undefined): T[] =>
    [...new Set(people.flatMap((person) => pick(person) ?? []))].toSorted(byName.compare);
  return { roles: each(({ role }) => role), phases: each(({ phase }) => phase), settings: each(({ setting }) => setting) };
}
