import './cohort-switcher.css';
import { Check, ChevronsUpDown, Plus, Sprout, X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { useCohort } from '../state/cohort.ts';
import { useSample } from '../state/sample.ts';
import { sampleWords, switcherWords as words } from '../text/people.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { Tag } from '../ui/tag.tsx';
import { showToast } from '../ui/toast.tsx';

/** Whose seminars, copies and answers the rooms are about. At the top of the navigation. */
export function CohortSwitcher() {
  const { cohorts, cohort, choose } = useCohort();
  const sample = useSample();
  const [path, go] = useLocation();
  if (!cohorts) return null;
  const said = (what: Promise<string>): void => void what.then((text) => showToast({ text }));
  const turnTo = (id: string): void => {
    choose(id);
    // What was open belongs to the other cohort: its room begins again.
    const room = path.split('/')[1] ?? '';
    if (room === 'people') go('/people');
    else if (room === 'seminars' && path.split('/').length > 2 && !path.startsWith('/seminars/register')) go('/seminars');
  };
  const has = cohorts.some((one) => one.sample);
  const actions: (MenuAction | 'line')[] = [
    ...cohorts.map((one) => ({
      id: one.id,
      label: one.sample ? words.sampleOf(one.title) : one.title,
      ...(one.id === cohort?.id ? { icon: Check } : {}),
      onAction: () => turnTo(one.id),
    })),
    ...(cohorts.length > 0 ? (['line'] as const) : []),
    { id: 'add', label: words.add, icon: Plus, onAction: () => go('/people/new') },
    has
      ? { id: 'sample', label: sampleWords.remove, icon: X, onAction: () => said(sample.remove().finally(() => go('/'))) }
      : { id: 'sample', label: sampleWords.add, icon: Sprout, onAction: () => said(sample.add()) },
  ];
  return (
    <Menu
      label={words.label}
      trigger={
        <AriaButton className="switcher">
          <small>{words.label}</small> <b>{cohort?.title ?? words.none}</b>{' '}
          <small>{cohort ? words.facts(cohort.programme, cohort.people) : words.noneHint}</small>{' '}
          {cohort?.sample ? <Tag kind="ochre">{sampleWords.tag}</Tag> : null}
          <Icon of={ChevronsUpDown} size={14} />
        </AriaButton>
      }
      actions={actions}
    />
  );
}
