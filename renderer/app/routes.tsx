import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { HomeScreen } from '../screens/home/home-screen.tsx';
import { PeopleScreen } from '../screens/people/people-screen.tsx';
import { SettingsScreen } from '../screens/settings/settings-screen.tsx';
import { TrashScreen } from '../screens/trash/trash-screen.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NothingThere } from './nothing-there.tsx';

// The studio brings pdf.js with it: fetched when it is first wanted, so that Home does not wait for it.
const WorkbooksScreen = lazy(async () => ({ default: (await import('../screens/workbooks/workbooks-screen.tsx')).WorkbooksScreen }));
const WorkbookScreen = lazy(async () => ({ default: (await import('../screens/workbooks/workbook-screen.tsx')).WorkbookScreen }));
const EditionsScreen = lazy(async () => ({ default: (await import('../screens/workbooks/editions/editions-screen.tsx')).EditionsScreen }));
const ImportScreen = lazy(async () => ({ default: (await import('../screens/workbooks/exchange/import-screen.tsx')).ImportScreen }));
const SeminarsScreen = lazy(async () => ({ default: (await import('../screens/seminars/seminars-screen.tsx')).SeminarsScreen }));
const EntryScreen = lazy(async () => ({ default: (await import('../screens/entry/entry-screen.tsx')).EntryScreen }));
const CopiesScreen = lazy(async () => ({ default: (await import('../screens/copies/copies-screen.tsx')).CopiesScreen }));
const ReturnsScreen = lazy(async () => ({ default: (await import('../screens/returns/returns-screen.tsx')).ReturnsScreen }));
const StatementsScreen = lazy(async () => ({ default: (await import('../screens/frameworks/statements-screen.tsx')).StatementsScreen }));
const AddFrameworkScreen = lazy(async () => ({ default: (await import('../screens/frameworks/add-screen.tsx')).AddFrameworkScreen }));
const MappingScreen = lazy(async () => ({ default: (await import('../screens/frameworks/mapping-screen.tsx')).MappingScreen }));
const BankScreen = lazy(async () => ({ default: (await import('../screens/scenarios/bank-screen.tsx')).BankScreen }));
const ScenariosScreen = lazy(async () => ({ default: (await import('../screens/scenarios/scenarios-screen.tsx')).ScenariosScreen }));
const CoverageScreen = lazy(async () => ({ default: (await import('../screens/coverage/coverage-screen.tsx')).CoverageScreen }));
// Brings the charts with it.
const ProgressScreen = lazy(async () => ({ default: (await import('../screens/progress/progress-screen.tsx')).ProgressScreen }));

// Brings pdf.js with it.
const ReportsScreen = lazy(async () => ({ default: (await import('../screens/reports/reports-screen.tsx')).ReportsScreen }));
const ReviewScreen = lazy(async () => ({ default: (await import('../screens/review/review-screen.tsx')).ReviewScreen }));

/** Every place in the window. */
export function Routes() {
  return (
    <Suspense
      fallback={
        <div className="waiting">
          <Skeleton lines={6} />
        </div>
      }
    >
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/workbooks">
          <WorkbooksScreen />
        </Route>
        <Route path="/editions/:workbook">{({ workbook }) => <EditionsScreen key={workbook} workbook={workbook} />}</Route>
        <Route path="/import">
          <ImportScreen />
        </Route>
        <Route path="/workbooks/:workbook/:block?">
          {({ workbook, block }) => <WorkbookScreen key={workbook} workbook={workbook} {...(block ? { block } : {})} />}
        </Route>
        <Route path="/frameworks/add">
          <AddFrameworkScreen />
        </Route>
        <Route path="/frameworks/map">
          <MappingScreen />
        </Route>
        <Route path="/statements/:code?">{({ code }) => <StatementsScreen {...(code ? { code } : {})} />}</Route>
        <Route path="/bank/:kind">{({ kind }) => <BankScreen kind={kind === 'quotations' ? 'quotations' : 'prompts'} />}</Route>
        <Route path="/scenarios/:scenario?">{({ scenario }) => <ScenariosScreen {...(scenario ? { scenario } : {})} />}</Route>
        <Route path="/people/:cohort?/:person?">
          {({ cohort, person }) => <PeopleScreen {...(cohort ? { cohort } : {})} {...(person ? { person } : {})} />}
        </Route>
        <Route path="/seminars/:seminar?/:column?">
          {({ seminar, column }) => <SeminarsScreen {...(seminar ? { seminar } : {})} {...(column ? { column } : {})} />}
        </Route>
        <Route path="/copies/:workbook?">{({ workbook }) => <CopiesScreen {...(workbook ? { workbook } : {})} />}</Route>
        <Route path="/answers/:workbook?/:person?">
          {({ workbook, person }) => <EntryScreen {...(workbook ? { workbook } : {})} {...(person ? { person } : {})} />}
        </Route>
        <Route path="/coverage">
          <CoverageScreen />
        </Route>
        <Route path="/review/:way?/:one?/:two?/:three?">
          {({ way, one, two, three }) => (
            <ReviewScreen {...(way ? { way } : {})} {...(one ? { one } : {})} {...(two ? { two } : {})} {...(three ? { three } : {})} />
          )}
        </Route>
        <Route path="/returns">
          <ReturnsScreen />
        </Route>
        <Route path="/progress/:part?">{({ part }) => <ProgressScreen {...(part ? { part } : {})} />}</Route>
        <Route path="/reports/:kind?">{({ kind }) => <ReportsScreen {...(kind ? { kind } : {})} />}</Route>
        <Route path="/trash">
          <TrashScreen />
        </Route>
        <Route path="/settings/:part?">{({ part }) => <SettingsScreen {...(part ? { part } : {})} />}</Route>
        <Route>
          <NothingThere />
        </Route>
      </Switch>
    </Suspense>
  );
}
