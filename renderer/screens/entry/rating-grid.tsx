import { useMemo, useState } from 'react';
import { numberedFor } from '../../../preload/contract/model/aliases.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { Occasion } from '../../../preload/contract/model/entry.ts';
import type { Participant } from '../../../preload/contract/model/people.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import type { CohortRow } from '../../state/cohort.ts';
import { useFramework } from '../../state/framework.ts';
import { useNames } from '../../state/names.ts';
import { ratingWords as words, entryWords } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { frameworkChoices, frameworkWords } from '../../text/framework-choices.ts';
import type { GridColumn } from '../../ui/grid-column.ts';
import { Grid } from '../../ui/grid.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead, ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

const rowId = ({ id }: Participant): string => id;
const nobody: readonly Participant[] = [];
const keyOf = (person: string, statement: string, occasion: string): string => `${person} ${statement} ${occasion}`;

/** How confident each is in each statement, typed from paper: one figure, and on to the next. */
export function RatingGrid({ cohort }: { cohort: CohortRow }) {
  const api = useApi();
  const { people, nameOf } = useNames(cohort.id);
  const [occasion, setOccasion] = useState<Occasion>('before');
  const { frameworks: summaries, framework: chosen, choose } = useFramework(cohort.id);
  const kept = useLive('framework.get', chosen ? { framework: chosen.id } : null).value?.framework;
  const { codes } = cohort;
  const framework = useMemo(() => kept && numberedFor(kept, codes), [kept, codes]);
  const { value: ratings, failure } = useLive('rating.list', { cohort: cohort.id });
  const ahead = useAhead<number | null>(ratings);

  const columns = useMemo((): GridColumn<Participant>[] => {
    const kept = new Map((ratings ?? []).map((one) => [keyOf(one.participant, one.statement, one.occasion), one.value]));
    const statements =
      framework?.groups.flatMap((group) =>
        group.statements.map((statement) => ({ ...statement, code: statementCode(framework.section, statement), stem: group.stem })),
      ) ?? [];
    return [
      { id: 'name', title: entryWords.person, name: entryWords.person, width: 220, cell: ({ id }) => <b>{nameOf(id)}</b> },
      ...statements.map(({ id, code, short, stem, text }): GridColumn<Participant> => {
        return {
          id,
          title: (
            <span title={`${stem} ${text}`}>
              <span className="code">{code}</span>
              <span className="entry-question">{short}</span>
            </span>
          ),
          name: `${code} ${short}`,
          width: 96,
          cell: (person) => {
            const key = keyOf(person.id, id, occasion);
            const entered = ahead.of(key);
            const value = entered === undefined ? kept.get(key) : entered;
            return value ? <span className="rating-value">{value}</span> : <span className="faint">{words.none}</span>;
          },
        };
      }),
    ];
  }, [framework, ratings, ahead, nameOf, occasion]);

  if (!ratings || !summaries || (summaries.length > 0 && !framework)) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>;
  }
  const given = new Set(ratings.map(({ participant }) => participant)).size;
  const rate = (participant: string, statement: string, value: number | null): void =>
    ahead.put({ [keyOf(participant, statement, occasion)]: value }, () =>
      api.call('rating.set', { op: newOp(), ratings: [{ participant, statement, occasion, value }] }),
    );
  return (
    <>
      <ScreenHead
        title={words.title(given, people?.length ?? 0)}
        lead={
          <>
            {framework ? words.lead : words.noFramework} <Link to="/answers">{entryWords.back}</Link>
          </>
        }
      />
      <ScreenTools>
        <Segmented
          label={words.occasion}
          choices={(Object.keys(words.occasions) as Occasion[]).map((value) => ({ value, label: words.occasions[value] }))}
          value={occasion}
          onChange={setOccasion}
        />
        {summaries.length > 1 ? (
          <Select
            label={frameworkWords.label}
            hideLabel
            choices={frameworkChoices(summaries)}
            value={chosen?.id ?? null}
            onChange={choose}
          />
        ) : null}
      </ScreenTools>
      {ahead.failure ? (
        <div className="screen-note">
          <Note kind="brick">{explained(ahead.failure)}</Note>
        </div>
      ) : null}
      <Grid
        label={words.grid}
        rows={people ?? nobody}
        rowId={rowId}
        rowName={({ id }) => nameOf(id)}
        columns={columns}
        headHeight={80}
        start={columns[1] ? { column: columns[1].id } : {}}
        onKey={({ id }, statement, event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || statement === 'name') return undefined;
          if (event.key === 'Delete' || event.key === 'Backspace') {
            rate(id, statement, null);
            return 'stay';
          }
          if (!/^[1-5]$/.test(event.key)) return undefined;
          rate(id, statement, Number(event.key));
          return 'next';
        }}
      />
      <ScreenKeys keys={words.keys} />
    </>
  );
}
