import { attendanceChart } from './attendance.ts';
import type { Chart } from './chart.ts';
import { completionChart, completionPeopleChart } from './completion.ts';
import { confidenceChart, confidenceGroupsChart } from './confidence.ts';
import { sensemakingChart } from './sensemaking.ts';
import type { ChartName, ChartSeries } from './series.ts';
import { actionsChart, depthChart } from './shares.ts';
import { themesChart } from './themes.ts';

export const chartTitles: Readonly<Record<ChartName, string>> = {
  attendance: 'Attendance',
  completion: 'Completion by section',
  'completion-people': 'Completion by person',
  confidence: 'Confidence',
  'confidence-groups': 'Confidence by group',
  themes: 'Themes',
  sensemaking: 'Noticing to acting',
  depth: 'Depth',
  actions: 'Actions kept',
};

/** PURE. The one description of a chart, for window, file and paper. `nameOf`: what a person is to be called there. */
export function describeChart(series: ChartSeries, nameOf: (participant: string) => string): Chart {
  const { chart: name, says, notes } = series;
  return { name, title: chartTitles[name], says, notes, ...bodyOf(series, nameOf) };
}

function bodyOf(series: ChartSeries, nameOf: (participant: string) => string): Omit<Chart, 'name' | 'title' | 'says' | 'notes'> {
  switch (series.chart) {
    case 'attendance':
      return attendanceChart(series, nameOf);
    case 'completion':
      return completionChart(series);
    case 'completion-people':
      return completionPeopleChart(series, nameOf);
    case 'confidence':
      return confidenceChart(series);
    case 'confidence-groups':
      return confidenceGroupsChart(series);
    case 'themes':
      return themesChart(series);
    case 'sensemaking':
      return sensemakingChart(series);
    case 'depth':
      return depthChart(series);
    case 'actions':
      return actionsChart(series);
  }
}

/** There is something to draw. Where not, the sentence says why. */
export const isDrawn = ({ points }: Pick<Chart, 'points'>): boolean => points.length > 0;
