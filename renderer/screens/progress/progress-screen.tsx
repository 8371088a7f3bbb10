import './progress.css';
import { Presentation } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ChartAsk, ChartName } from '../../../preload/contract/charts/series.ts';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { type ChosenFramework, useFramework } from '../../state/framework.ts';
import { useNamesHidden, usePlace, useScope, useScreenActions } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { progressParts, progressWords as words } from '../../text/progress.ts';
import { EmptySheet } from '../../ui/empty-sheet.tsx';
import { Button } from '../../ui/button.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ChartPart, type Chosen } from './chart-part.tsx';
import { Filters, type Whom } from './filters.tsx';
import { Projector } from './projector.tsx';

/** How a cohort stands, each chart headed by the sentence that says what it shows. */
export function ProgressScreen({ part = '' }: { part?: string }) {
  const { cohorts, cohort } = useCohort();
  const chosen = useFramework(cohort?.id);
  usePlace(rooms.progress, ...(cohort ? [cohort.title] : []));
  useScope('people');
  if (cohorts?.length === 0) {
    return <EmptySheet title={words.none.title} lead={words.none.lead} to="/people" way={words.none.people} />;
  }
  if (!cohort || !cohorts || !chosen.framework) {
    return (
      <MarginSheet>
        <MarginRow>{chosen.failure ? <Note kind="brick">{explained(chosen.failure)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  return <Charts key={cohort.id} cohorts={cohorts} cohort={cohort} frameworks={chosen} framework={chosen.framework.id} part={part} />;
}

interface ChartsProps {
  cohorts: readonly CohortRow[];
  cohort: CohortRow;
  frameworks: ChosenFramework;
  framework: string;
  part: string;
}

function Charts({ cohorts, cohort, frameworks, framework, part }: ChartsProps) {
  const names = useNamesHidden() ? 'hidden' : 'shown';
  const [whom, setWhom] = useState<Whom>({ against: undefined, only: {} });
  const [chosen, setChosen] = useState<Partial<Record<ChartName, Chosen>>>({});
  const [projected, setProjected] = useState<ChartName | null>(null);
  const current = progressParts.find(({ id }) => id === part) ?? progressParts[0];
  const { against, only } = whom;
  const askFor = (chart: ChartName, naming: ChartAsk['names'] = names): ChartAsk => ({
    chart,
    cohort: cohort.id,
    framework,
    only,
    groups: 'statements',
    names: naming,
    ...(against === undefined ? {} : { against }),
    ...chosen[chart],
  });
  const first = current.charts[0];
  const actions = [
    { id: 'project', label: words.project, keys: 'F5', words: 'full screen beamer present show chart', run: () => setProjected(first) },
    ...progressParts.map(({ id, title }) => ({
      id: `progress-${id}`,
      label: title,
      words: 'chart progress',
      run: () => void (window.location.hash = `/progress/${id}`),
    })),
  ];
  useScreenActions(actions);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F5' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setProjected((before) => before ?? first);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [first]);
  return (
    <>
      <header className="progress-head">
        <h1 className="title">{rooms.progress}</h1>
        <nav aria-label={words.parts}>
          <ul className="progress-parts">
            {progressParts.map((each) => (
              <li key={each.id}>
                <a
                  href={`#/progress${each.id === '' ? '' : `/${each.id}`}`}
                  {...(each === current ? { 'aria-current': 'page' as const } : {})}
                >
                  {each.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button icon={Presentation} keys="F5" onPress={() => setProjected(first)}>
          {words.project}
        </Button>
      </header>
      <Filters cohorts={cohorts} cohort={cohort.id} whom={whom} frameworks={current.rated ? frameworks : null} onChange={setWhom} />
      <div className={current.charts.length > 1 ? 'progress progress-two' : 'progress'} key={current.id}>
        {current.charts.map((chart) => (
          <div key={chart} className={`progress-part progress-${chart}`}>
            <ChartPart
              ask={askFor(chart)}
              onChoose={(more) => setChosen((before) => ({ ...before, [chart]: { ...before[chart], ...more } }))}
            />
          </div>
        ))}
      </div>
      {projected ? (
        <Projector cohort={cohort.id} first={projected} askFor={(chart) => askFor(chart, 'hidden')} onLeave={() => setProjected(null)} />
      ) : null}
    </>
  );
}
