import type { NameFound } from '../../../preload/contract/model/review.ts';
import { reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';

/** By the key of a name: what stands instead, or `null` to leave it. */
export type Decisions = Readonly<Record<string, string | null>>;

export const openNames = (found: readonly NameFound[], decisions: Decisions): number =>
  found.filter(({ key }) => decisions[key] === undefined).length;

interface NameCheckProps {
  answers: number;
  found: readonly NameFound[];
  decisions: Decisions;
  onDecide: (decisions: Decisions) => void;
}

/** Every name that was found in what people wrote, each with the words around it: replaced, or left. */
export function NameCheck({ answers, found, decisions, onDecide }: NameCheckProps) {
  const known = found.filter(({ as }) => as !== 'word');
  const others = found.filter(({ as }) => as === 'word');
  const decideAll = (some: readonly NameFound[], replace: boolean): void =>
    onDecide(Object.fromEntries(some.map(({ key, instead }) => [key, replace ? instead : null])));
  return (
    <>
      <p className="rev-lead" role="status">
        {words.namesFound(found.length, answers)}{' '}
        {found.length > 0 ? words.decided(found.length - openNames(found, decisions), found.length) : ''}
      </p>
      <p className="quiet small rev-lead">{words.namesNote}</p>
      {found.length > 0 ? (
        <div className="row rev-confirm">
          {known.length > 0 ? <Button onPress={() => decideAll(known, true)}>{words.replaceKnown(known.length)}</Button> : null}
          {others.length > 0 ? <Button onPress={() => decideAll(others, false)}>{words.leaveWords(others.length)}</Button> : null}
        </div>
      ) : null}
      <ul className="rev-names">
        {found.map(({ key, before, found: name, after, as, instead }) => (
          <li key={key}>
            <p className="rev-starred">
              {before}
              <mark>{name}</mark>
              {after}
            </p>
            <div className="row">
              <Segmented
                label={words.decisionOf(name)}
                choices={[
                  { value: 'open', label: '–' },
                  { value: 'replace', label: words.replaceWith(instead) },
                  { value: 'leave', label: words.leave },
                ]}
                value={decisions[key] === undefined ? 'open' : decisions[key] === null ? 'leave' : 'replace'}
                onChange={(next) => {
                  if (next !== 'open') onDecide({ [key]: next === 'replace' ? instead : null });
                }}
              />
              <span className="quiet small">{words.kinds[as]}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
