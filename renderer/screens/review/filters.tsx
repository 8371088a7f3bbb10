import { Star } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { smallGroup } from '../../../preload/contract/model/insight.ts';
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
  // Whoever is alone in a role would be found by it, whatever they are called.
  const least = names === 'hidden' ? smallGroup : 1;
  const offered = useMemo(() => kindsOf(people ?? [], least), [people, least]);
  const { role, phase } = choices;
  useEffect(() => {
    if (!people || least === 1) return;
    if (role !== null && !offered.roles.includes(role)) choose({ role: null });
    if (phase !== null && !offered.phases.includes(phase)) choose({ phase: null });
  }, [people, least, offered, role, phase]);
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

/** What at least so many people are, each once, however it is written. */
function kindsOf(people: readonly Participant[], least: number): { roles: string[]; phases: Phase[]; settings: string[] } {
  const each = <T extends string>(pick: (person: Participant) => T | undefined): T[] => {
    const counts = new Map<string, { value: T; many: number }>();
    for (const value of people.flatMap((person) => pick(person) ?? [])) {
      const known = counts.get(value.toLowerCase());
      counts.set(value.toLowerCase(), { value: known?.value ?? value, many: (known?.many ?? 0) + 1 });
    }
    return [...counts.values()].flatMap(({ value, many }) => (many >= least ? [value] : [])).toSorted(byName.compare);
  };
  return { roles: each(({ role }) => role), phases: each(({ phase }) => phase), settings: each(({ setting }) => setting) };
}
