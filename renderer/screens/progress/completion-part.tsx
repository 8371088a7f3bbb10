import { useState } from 'react';
import { type CompletionSeries, smallGroup } from '../../../preload/contract/model/insight.ts';
import { progressWords } from '../../text/progress.ts';
import { BarsChart, LegendFill } from '../../ui/charts/bars-chart.tsx';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { ChartTable } from '../../ui/charts/chart-table.tsx';
import { Select } from '../../ui/select.tsx';
import { useFiles } from './use-files.ts';

const words = progressWords.completion;

export function CompletionPart({ series, cohort, framework }: { series: readonly CompletionSeries[]; cohort: string; framework: string }) {
  const files = useFiles({ cohort, framework, chart: 'completion' });
  const [edition, setEdition] = useState<string | null>(null);
  const shown = series.find((each) => each.edition === edition) ?? series.at(-1);
  const known = shown?.rows.flatMap((row) => (row.percent === null ? [] : [{ ...row, percent: row.percent }])) ?? [];
  return (
    <ChartFrame
      name={words.name}
      sentence={shown?.says ?? words.nothing}
      tools={
        shown && series.length > 1 ? (
          <Select
            label={words.edition}
            hideLabel
            choices={series.map((each) => ({ value: each.edition, label: words.editionTitle(each) }))}
            value={shown.edition}
            onChange={setEdition}
          />
        ) : null
      }
      legend={<LegendFill fill="full">{words.answered}</LegendFill>}
      chart={
        known.length === 0
          ? null
          : (width) => (
              <BarsChart
                title={shown?.says ?? ''}
                width={width}
                rows={known.map(({ section, title, percent }) => ({
                  id: section,
                  label: title,
                  values: [percent],
                  says: `${title}: ${percent}%.`,
                }))}
                parts={['full']}
                to={100}
                ticks={[0, 50, 100]}
                tick={(value) => `${value}%`}
              />
            )
      }
      table={
        <ChartTable
          label={words.name}
          rows={known}
          rowId={({ section }) => section}
          columns={[
            { id: 'section', title: words.section, names: true, cell: ({ title }) => title, by: ({ title }) => title },
            { id: 'fields', title: words.fields, number: true, cell: ({ fields }) => fields, by: ({ fields }) => fields },
            { id: 'percent', title: words.percent, number: true, cell: ({ percent }) => `${percent}%`, by: ({ percent }) => percent },
          ]}
        />
      }
      foot={shown && shown.handedIn > 0 ? words.foot(shown.handedIn) : null}
      onTable={files.table}
      onPicture={files.picture}
      pictureWaits={shown && known.length > 0 && shown.handedIn < smallGroup ? progressWords.waits : undefined}
    />
  );
}
