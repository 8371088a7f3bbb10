import './scenarios.css';
import { ListTree, SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { familyOf } from '../../../preload/contract/model/scenario.ts';
import { useLive } from '../../client/client.tsx';
import { usePlace, useScenarioDraft, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { bank } from '../../text/scenarios.ts';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { foldWords } from '../../ui/typed.ts';
import { BankNav } from './bank-nav.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { ScenarioReading } from './scenario-reading.tsx';
import { NewScenario, ScenarioWays } from './scenario-ways.tsx';

type Filter = keyof typeof bank.filters;
const filters = (Object.keys(bank.filters) as Filter[]).map((value) => ({ value, label: bank.filters[value] }));

type Summary = CallOutput<'scenario.list'>[number];

/** The bank: the scenarios at the left, the chosen one as it prints, and its words to change at the right. */
export function ScenariosScreen({ scenario }: { scenario?: string }) {
  const { value, failure } = useLive('scenario.list', {});
  if (!value) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</MarginRow>
      </MarginSheet>
    );
  }
  return value.length === 0 ? <EmptyBank /> : <Bank summaries={value} {...(scenario ? { chosen: scenario } : {})} />;
}

function EmptyBank() {
  usePlace(rooms.scenarios);
  return (
    <MarginSheet>
      <MarginRow beside="display">
        <Empty title={bank.title(0, 0)} lead={bank.emptyLead} actions={<NewScenario />} />
      </MarginRow>
    </MarginSheet>
  );
}

/** What statements are called, so that a scenario is found by the code of one that it practises. */
function useCodes(): ReadonlyMap<string, string> {
  const frameworks = useLive('framework.list', {}).value;
  const framework = useLive('framework.get', frameworks?.[0] ? { framework: frameworks[0].id } : null).value?.framework;
  return useMemo(
    () => new Map(framework?.groups.flatMap((group) => group.statements.map((each) => [each.id, statementCode(framework.section, each)]))),
    [framework],
  );
}

function Bank({ summaries, chosen }: { summaries: readonly Summary[]; chosen?: string }) {
  const narrow = useDrawer();
  const [sought, setSought] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const [listOpen, setListOpen] = useState(false);
  const [, go] = useLocation();
  const id = chosen ?? summaries[0]?.id ?? '';
  const words = foldWords(sought);
  const some = summaries.some(({ setting }) => setting !== undefined);
  const codes = useCodes();
  const shown = summaries.filter(({ title, about, opening, setting, statements }) => {
    if (some && filter !== 'all' && setting !== filter) return false;
    const text = foldWords(`${title} ${about} ${opening} ${statements.map((each) => codes.get(each) ?? '').join(' ')}`).join(' ');
    return words.every((word) => text.includes(word));
  });
  const list = (
    <nav className="bank-list" aria-label={bank.list}>
      {summaries.length > 5 ? <SearchField label={bank.find} value={sought} onChange={setSought} /> : null}
      {some ? <Select hideLabel label={bank.filter} choices={filters} value={filter} onChange={setFilter} /> : null}
      {shown.length === 0 ? (
        <p className="small quiet">{sought.trim() || filter === 'all' ? bank.none(sought) : bank.noneIn(bank.filters[filter])}</p>
      ) : null}
      <ul>
        {shown.map((summary) => (
          <li key={summary.id}>
            <a
              className="bank-item"
              href={`#/scenarios/${summary.id}`}
              aria-current={summary.id === id ? 'page' : undefined}
              data-record={summary.id}
              onClick={(event) => {
                event.preventDefault();
                setListOpen(false);
                go(`/scenarios/${summary.id}`);
              }}
            >
              <b>{summary.title}</b>
              <span>
                {summary.setting ? <Tag>{bank.settingNames[summary.setting]}</Tag> : null}
                {summary.setting ? ' ' : ''}
                {summary.about}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
  return (
    <div className={narrow ? 'bank bank-narrow' : 'bank'}>
      {narrow ? (
        <SidePanel title={bank.list} isOpen={listOpen} onClose={() => setListOpen(false)}>
          {list}
        </SidePanel>
      ) : (
        list
      )}
      <Detail
        key={id}
        id={id}
        title={bank.title(summaries.length, summaries.filter(({ usedIn }) => usedIn.length === 0).length)}
        usedIn={summaries.find((summary) => summary.id === id)?.usedIn ?? []}
        variants={variantsOf(summaries, id)}
        {...(narrow ? { onList: () => setListOpen(true) } : {})}
      />
    </div>
  );
}

/** The scenario and those that tell the same for other settings. */
function variantsOf(summaries: readonly Summary[], id: string): Summary[] {
  const own = summaries.find((summary) => summary.id === id);
  return own ? summaries.filter((summary) => familyOf(summary) === familyOf(own)) : [];
}

interface DetailProps {
  id: string;
  title: string;
  usedIn: Summary['usedIn'];
  variants: readonly Summary[];
  onList?: () => void;
}

function Detail({ id, title, usedIn, variants, onList }: DetailProps) {
  const { draft, failure } = useScenarioDraft(id);
  const frameworks = useLive('framework.list', {}).value;
  const framework = useLive('framework.get', frameworks?.[0] ? { framework: frameworks[0].id } : null).value?.framework;
  const [panelOpen, setPanelOpen] = useState(false);
  const drawer = useDrawer();
  usePlace(rooms.scenarios, draft?.value.title ?? '');
  useScope(`scenario:${id}`);
  const tools = (
    <span className="bank-tools">
      {onList ? <IconButton name={bank.showList} icon={ListTree} onPress={onList} /> : null}
      {drawer ? (
        <IconButton name={bank.edit} icon={SlidersHorizontal} aria-expanded={panelOpen} onPress={() => setPanelOpen(true)} />
      ) : null}
    </span>
  );
  return (
    <>
      <MarginSheet kind="compact">
        <MarginRow beside="title">
          <div className="bank-head">
            <h1 className="title" tabIndex={-1}>
              {title}
            </h1>
            {tools}
          </div>
          <BankNav here="scenarios" />
          <div className="row scenario-ways">
            {draft ? <ScenarioWays scenario={draft.value} variants={variants} /> : null}
            <NewScenario />
          </div>
        </MarginRow>
        {draft ? (
          <ScenarioReading scenario={draft.value} framework={framework} usedIn={usedIn} variants={variants} />
        ) : (
          <MarginRow>
            {failure ? (
              <Note kind="brick">{failure.code === 'not-found' ? bank.notFound : explained(failure)}</Note>
            ) : (
              <Skeleton lines={6} />
            )}
          </MarginRow>
        )}
      </MarginSheet>
      {draft ? (
        <SidePanel title={bank.edit} isOpen={panelOpen} onClose={() => setPanelOpen(false)} width={320}>
          <ScenarioForm scenario={draft.value} frameworks={framework ? [framework] : []} onChange={(next) => draft.edit(next)} />
        </SidePanel>
      ) : null}
    </>
  );
}
