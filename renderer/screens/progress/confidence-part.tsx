import { type ConfidenceSeries, smallGroup } from '../../../preload/contract/model/insight.ts';
import { changeWords, confidenceSays, progressWords } from '../../text/progress.ts';
import { ChangeChart, type ChangeRow } from '../../ui/charts/change-chart.tsx';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { ChartTable } from '../../ui/charts/chart-table.tsx';
import { useFiles } from './use-files.ts';

const words = progressWords.confidence;
type Row = ConfidenceSeries['rows'][number];

const figure = (row: Row, value: number | null): string => value?.toFixed(1) ?? (row.people === null ? progressWords.withheld : '–');
const change = ({ before, after }: Row): number => (before === null || after === null ? -9 : after - before);

export function ConfidencePart({ series, cohort, framework }: { series: ConfidenceSeries; cohort: string; framework: string }) {
  const files = useFiles({ cohort, framework, chart: 'confidence' });
  const known = series.rows.flatMap((row) =>
    row.before === null || row.after === null ? [] : [{ row, before: row.before, after: row.after }],
  );
  const rows = known.map(
    ({ row, before, after }, at): ChangeRow => ({
      id: row.statement,
      label: `${row.code} ${row.short}`,
      before,
      after,
      change: changeWords(before, after),
      says: confidenceSays(row, before, after),
      starts: at > 0 && known[at - 1]?.row.group !== row.group,
    }),
  );
  return (
    <ChartFrame
      name={words.name}
      sentence={series.says}
      legend={
        <>
          <span>
            <span className="legend-was" aria-hidden="true" /> {words.before}
          </span>
          <span>
            <span className="legend-is" aria-hidden="true" /> {words.after}
          </span>
        </>
      }
      chart={
        rows.length === 0
          ? null
          : (width) => <ChangeChart title={series.says} width={width} rows={rows} from={1} to={5} tick={words.tick} />
      }
      table={
        <ChartTable
          label={words.name}
          rows={series.rows}
          rowId={({ statement }) => statement}
          columns={[
            {
              id: 'statement',
              title: words.statement,
              names: true,
              cell: ({ code, short }) => `${code} ${short}`,
              by: ({ statement }) => series.rows.findIndex((row) => row.statement === statement),
            },
            {
              id: 'people',
              title: words.people,
              number: true,
              cell: ({ people }) => people ?? progressWords.withheld,
              by: ({ people }) => people ?? -1,
            },
            {
              id: 'before',
              title: words.beforeTitle,
              number: true,
              cell: (row) => figure(row, row.before),
              by: ({ before }) => before ?? -1,
            },
            { id: 'after', title: words.afterTitle, number: true, cell: (row) => figure(row, row.after), by: ({ after }) => after ?? -1 },
            {
              id: 'change',
              title: words.change,
              number: true,
              cell: ({ before, after }) => (before === null || after === null ? '–' : changeWords(before, after)),
              by: change,
            },
          ]}
        />
      }
      foot={series.withheld ? `${words.rule} ${words.withheld}` : words.rule}
      onTable={files.table}
      onPicture={files.picture}
      pictureWaits={
        series.rows.some(({ people }) => people !== null && people > 0 && people < smallGroup) ? progressWords.waits : undefined
      }
    />
  );
}
