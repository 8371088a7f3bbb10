import { useState } from 'react';
import { describeChart } from '../../../preload/contract/charts/describe.ts';
import type { ChartAsk, ChartSeries, Grouping } from '../../../preload/contract/charts/series.ts';
import { Grouping as groupings } from '../../../preload/contract/charts/series.ts';
import { useLive } from '../../client/client.tsx';
import { useNames } from '../../state/names.ts';
import { explained } from '../../text/errors.ts';
import { progressWords as words } from '../../text/progress.ts';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSave } from './use-save.ts';

/** What a person has chosen for one chart. */
export type Chosen = Pick<Partial<ChartAsk>, 'edition' | 'counts' | 'groups' | 'over'>;

export interface ChartPartProps {
  ask: ChartAsk;
  onChoose: (chosen: Chosen) => void;
}

/** One chart with its own choices. */
export function ChartPart({ ask, onChoose }: ChartPartProps) {
  const { value: fresh, failure } = useLive('chart.get', ask);
  const value = useKept(fresh, ask.names);
  const { nameOf } = useNames(ask.cohort);
  const onSave = useSave(ask);
  if (!value) return failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />;
  const chart = describeChart(value, nameOf);
  // What was not compared says so, where somebody asked for it.
  const alone = ask.against !== undefined && value.cohorts.length === 1;
  const notes = alone ? [...chart.notes, words.oneCohort(value.cohorts[0]?.title ?? '')] : chart.notes;
  return <ChartFrame chart={{ ...chart, notes }} tools={<Tools series={value} onChoose={onChoose} />} onSave={onSave} />;
}

/** What was last known, while other choices are counted; but nothing that was told before names were hidden. */
function useKept(fresh: ChartSeries | undefined, names: ChartAsk['names']): ChartSeries | undefined {
  const [kept, setKept] = useState({ names, value: fresh });
  if (fresh && (fresh !== kept.value || names !== kept.names)) setKept({ names, value: fresh });
  return fresh ?? (kept.names === names ? kept.value : undefined);
}

function Tools({ series, onChoose }: { series: ChartSeries; onChoose: (chosen: Chosen) => void }) {
  switch (series.chart) {
    case 'attendance':
      return series.ways.length > 1 ? (
        <Segmented
          label={words.countsLabel}
          choices={series.ways.map((value) => ({ value, label: words.counts[value] }))}
          value={series.counts}
          onChange={(counts) => onChoose({ counts })}
        />
      ) : null;
    case 'completion':
    case 'completion-people':
    case 'sensemaking':
      return series.edition && series.editions.length > 1 ? (
        <Select
          label={words.edition}
          hideLabel
          choices={series.editions.map((each) => ({ value: each.id, label: words.editionTitle(each) }))}
          value={series.edition.id}
          onChange={(edition) => onChoose({ edition })}
        />
      ) : null;
    case 'confidence-groups':
      return (
        <>
          <Segmented
            label={words.groupsLabel}
            showLabel
            choices={groupings.options.map((value: Grouping) => ({ value, label: words.groups[value] }))}
            value={series.groups}
            onChange={(groups) => onChoose({ groups })}
          />
          <Segmented
            label={words.overLabel}
            showLabel
            choices={(['occasions', 'seminars'] as const).map((value) => ({ value, label: words.overs[value] }))}
            value={series.over}
            onChange={(over) => onChoose({ over })}
          />
        </>
      );
    case 'themes':
      return (
        <Segmented
          label={words.overLabel}
          showLabel
          choices={(['prompts', 'seminars'] as const).map((value) => ({ value, label: words.overs[value] }))}
          value={series.over}
          onChange={(over) => onChoose({ over })}
        />
      );
    case 'confidence':
    case 'depth':
    case 'actions':
      return null;
  }
}
