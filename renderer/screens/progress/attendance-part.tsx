import { useState } from 'react';
import type { AttendanceSeries } from '../../../preload/contract/model/insight.ts';
import { useNames } from '../../state/names.ts';
import { attendanceSays, progressWords } from '../../text/progress.ts';
import { BarsChart, LegendFill } from '../../ui/charts/bars-chart.tsx';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { ChartTable } from '../../ui/charts/chart-table.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFiles } from './use-files.ts';

const words = progressWords.attendance;

export function AttendancePart({ series, cohort, framework }: { series: readonly AttendanceSeries[]; cohort: string; framework: string }) {
  const files = useFiles({ cohort, framework, chart: 'attendance' });
  const { nameOf } = useNames(cohort);
  const [counts, setCounts] = useState<AttendanceSeries['counts'] | null>(null);
  const shown = series.find((each) => each.counts === counts) ?? series[0];
  if (!shown) return null;
  const { planned, needed, rows } = shown;
  return (
    <ChartFrame
      name={words.name}
      sentence={shown.says}
      tools={
        series.length > 1 ? (
          <Segmented
            label={words.countsLabel}
            choices={series.map((each) => ({ value: each.counts, label: words.counts[each.counts] }))}
            value={shown.counts}
            onChange={setCounts}
          />
        ) : null
      }
      legend={
        <>
          <LegendFill fill="full">{words.present}</LegendFill>
          <LegendFill fill="hatched">{words.caughtUp}</LegendFill>
          <LegendFill fill="empty">{words.absent}</LegendFill>
          <LegendFill fill="open">{words.open}</LegendFill>
        </>
      }
      chart={
        planned === 0 || rows.length === 0
          ? null
          : (width) => (
              <BarsChart
                title={shown.says}
                width={width}
                rows={rows.map((row) => ({
                  id: row.participant,
                  label: nameOf(row.participant),
                  values: [row.present, row.caughtUp, row.absent, row.open],
                  says: attendanceSays(nameOf(row.participant), row),
                }))}
                parts={['full', 'hatched', 'empty', 'open']}
                to={planned}
                ticks={planned <= 12 ? Array.from({ length: planned + 1 }, (_, at) => at) : [0, planned]}
                tick={(value) => (value === planned ? words.all(planned) : String(value))}
                line={{ at: needed, label: words.line(needed, planned) }}
              />
            )
      }
      table={
        <ChartTable
          label={words.name}
          rows={rows}
          rowId={({ participant }) => participant}
          columns={[
            {
              id: 'person',
              title: words.person,
              names: true,
              cell: ({ participant }) => nameOf(participant),
              by: ({ participant }) => nameOf(participant),
            },
            { id: 'present', title: words.presentTitle, number: true, cell: ({ present }) => present, by: ({ present }) => present },
            { id: 'caught', title: words.caughtUpTitle, number: true, cell: ({ caughtUp }) => caughtUp, by: ({ caughtUp }) => caughtUp },
            { id: 'absent', title: words.absentTitle, number: true, cell: ({ absent }) => absent, by: ({ absent }) => absent },
            { id: 'open', title: words.openTitle, number: true, cell: ({ open }) => open, by: ({ open }) => open },
            { id: 'percent', title: words.percent, number: true, cell: ({ percent }) => `${percent}%`, by: ({ percent }) => percent },
          ]}
        />
      }
      onTable={files.table}
      onPicture={files.picture}
    />
  );
}
