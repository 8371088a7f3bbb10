import './scenarios.css';
import { ListTree, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
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
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { foldWords } from '../../ui/typed.ts';
import { BankNav } from './bank-nav.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { ScenarioReading } from './scenario-reading.tsx';
import { NewScenario, ScenarioWays } from './scenario-ways.tsx';

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

function Bank({ summaries, chosen }: { summaries: readonly Summary[]; chosen?: string }) {
  const narrow = useDrawer();
  const [sought, setSought] = useState('');
  const [listOpen, setListOpen] = useState(false);
  const [, go] = useLocation();
  const id = chosen ?? summaries[0]?.id ?? '';
  const words = foldWords(sought);
  const shown = summaries.filter(({ title, about, opening }) => {
    const text = foldWords(`${title} ${about} ${opening}`).join(' ');
    return words.every((word) => text.includes(word));
  });
  const list = (
    <nav className="bank-list" aria-label={bank.list}>
      {summaries.length > 5 ? <SearchField label={bank.find} value={sought} onChange={setSought} /> : null}
      {shown.length === 0 ? <p className="small quiet">{bank.none(sought)}</p> : null}
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
              <span>{summary.about}</span>
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
        {...(narrow ? { onList: () => setListOpen(true) } : {})}
      />
    </div>
  );
}

function Detail({ id, title, usedIn, onList }: { id: string; title: string; usedIn: Summary['usedIn']; onList?: () => void }) {
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
            {draft ? <ScenarioWays scenario={draft.value} /> : null}
            <NewScenario />
          </div>
        </MarginRow>
        {draft ? (
          <ScenarioReading scenario={draft.value} framework={framework} usedIn={usedIn} />
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
