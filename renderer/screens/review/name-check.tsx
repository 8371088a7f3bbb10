import { ChevronDown, ChevronUp } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { NameFound, NamesChecked } from '../../../preload/contract/model/review.ts';
import { exportWords as words } from '../../text/review-export.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type Decision, decide, decisionAt, decisionOn, type Decisions, groupNames, type NameGroup, openPlaces } from './export-names.ts';

export type Rest = 'replace' | 'leave' | null;

interface NameCheckProps {
  checked: NamesChecked;
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
  /** Of the places that are too many to be listed. */
  rest: Rest;
  onRest: (rest: Rest) => void;
}

/** Every name that was found in what leaves, with the words around it: replaced, or left, wherever it stands or place by place. */
export function NameCheck({ checked: { texts, names, found }, decisions, onDecide, rest, onRest }: NameCheckProps) {
  const groups = useMemo(() => groupNames(found), [found]);
  const known = groups.filter(({ as }) => as !== 'word');
  const addresses = known.filter(({ as }) => as === 'address').length;
  const others = groups.filter(({ as }) => as === 'word');
  const placesOf = (some: readonly NameGroup[]): NameFound[] => some.flatMap(({ places }) => places);
  return (
    <>
      <p className="rev-lead" role="status">
        {words.namesFound(groups.length, names, texts)}{' '}
        {found.length > 0 ? words.decided(found.length - openPlaces(found, decisions), found.length) : ''}
      </p>
      <p className="quiet small rev-lead">{words.namesNote}</p>
      {groups.length > 0 ? (
        <div className="row rev-confirm">
          {known.length > 0 ? (
            <Button onPress={() => onDecide(decide(placesOf(known), true))}>
              {words.replaceKnown(known.length - addresses, addresses)}
            </Button>
          ) : null}
          {others.length > 0 ? (
            <Button onPress={() => onDecide(decide(placesOf(others), false))}>{words.leaveWords(others.length)}</Button>
          ) : null}
        </div>
      ) : null}
      <ul className="rev-names">
        {groups.map((group) => (
          <OneName key={group.key} group={group} decisions={decisions} onDecide={onDecide} />
        ))}
        {names > found.length ? (
          <li>
            <p>{words.others(names - found.length)}</p>
            <Segmented
              label={words.others(names - found.length)}
              choices={[
                { value: 'open', label: '–' },
                { value: 'replace', label: words.replaceEach },
                { value: 'leave', label: words.leaveEach },
              ]}
              value={rest ?? 'open'}
              onChange={(next) => onRest(next === 'open' ? null : next)}
            />
          </li>
        ) : null}
      </ul>
    </>
  );
}

/** As many as say what the name is about. */
const shownFirst = 2;

function OneName({ group, decisions, onDecide }: { group: NameGroup } & Pick<NameCheckProps, 'decisions' | 'onDecide'>) {
  const { name, as, instead, places } = group;
  const [all, setAll] = useState(false);
  const decided = places.length - openPlaces(places, decisions);
  const several = places.length > 1;
  return (
    <li>
      <div className="row rev-name-head">
        <p>
          <b>{name}</b>{' '}
          <span className="quiet small">
            {words.kinds[as]}
            {several ? `, ${words.places(places.length)}` : `, ${words.where[(places[0] as NameFound).in]}`}
            {decided > 0 && decided < places.length ? `, ${words.somePlaces(decided, places.length)}` : ''}
          </span>
        </p>
        <Choice
          label={words.decisionOf(name)}
          instead={instead}
          value={decisionOn(group, decisions)}
          onChange={(replace) => onDecide(decide(places, replace))}
        />
      </div>
      <ul className="rev-name-places">
        {(all ? places : places.slice(0, shownFirst)).map((place, at) => (
          <li key={place.key}>
            <p className="rev-starred">
              {place.before}
              <mark>{place.found}</mark>
              {place.after}
              {several ? <span className="faint small"> {words.where[place.in]}</span> : null}
            </p>
            {all ? (
              <Choice
                label={words.decisionAt(name, at + 1, places.length)}
                instead={instead}
                value={decisionAt(place, decisions)}
                onChange={(replace) => onDecide(decide([place], replace))}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {several ? (
        <Button small kind="quiet" icon={all ? ChevronUp : ChevronDown} onPress={() => setAll(!all)}>
          {all ? words.hidePlaces : words.showPlaces(places.length)}
        </Button>
      ) : null}
    </li>
  );
}

interface ChoiceProps {
  label: string;
  instead: string;
  value: Decision;
  onChange: (replace: boolean) => void;
}

function Choice({ label, instead, value, onChange }: ChoiceProps) {
  return (
    <Segmented
      label={label}
      choices={[
        { value: 'open', label: words.undecided, disabled: true },
        { value: 'replace', label: words.replaceWith(instead) },
        { value: 'leave', label: words.leave },
      ]}
      value={value}
      onChange={(next) => {
        if (next !== 'open') onChange(next === 'replace');
      }}
    />
  );
}
