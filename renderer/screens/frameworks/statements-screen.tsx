import './statements.css';
import { useState } from 'react';
import { implementationSections, numberedFor } from '../../../preload/contract/model/aliases.ts';
import { useLive } from '../../client/client.tsx';
import { useCohort } from '../../state/cohort.ts';
import { useFramework } from '../../state/framework.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { frameworkChoices, frameworkWords } from '../../text/framework-choices.ts';
import { rooms } from '../../text/frame.ts';
import { adding, aliasWords, mappingWords, statements as words } from '../../text/frameworks.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CohortCodes, endsOf } from './cohort-codes.tsx';
import { StatementList } from './statement-list.tsx';
import type { Show } from './addressed.ts';
import { addressed, shownOf } from './addressed.ts';

/** The area whose number differs from NPQ to NPQ, and is known for each. */
const implementation = 'Implementation';
const aliasChoices = [
  { value: 'own', label: `${aliasWords.label} ${aliasWords.own}` },
  ...Object.entries(implementationSections).map(([npq, { section }]) => ({ value: npq, label: `${aliasWords.label} ${npq}: ${section}` })),
];

const filters = (['all', 'gaps', 'practised'] as const).map((value) => ({ value, label: words.filters[value] }));

/** A framework's statements by group, each with where it is addressed, and plainly where it is not. */
export function StatementsScreen({ code }: { code?: string }) {
  usePlace(rooms.statements);
  useScope('frameworks');
  const [show, setShow] = useState<Show>('all');
  const [sought, setSought] = useState('');
  const [alias, setAlias] = useState('own');
  const { cohorts, cohort } = useCohort();
  const chosen = useFramework(cohort?.id);
  // Until the cohort is known, so is whose statements it uses.
  const id = cohorts ? chosen.framework?.id : undefined;
  const { value, failure } = useLive('framework.get', id === undefined ? null : { framework: id });
  const problem = failure ?? chosen.failure;

  if (chosen.frameworks?.length === 0) {
    return (
      <MarginSheet>
        <MarginRow beside="display">
          <Empty
            title={words.empty}
            lead={words.emptyLead}
            actions={
              <Link to="/frameworks/add" kind="primary">
                {adding.open}
              </Link>
            }
          />
        </MarginRow>
      </MarginSheet>
    );
  }
  if (!value) {
    return (
      <MarginSheet>
        <MarginRow>{problem ? <Note kind="brick">{explained(problem)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  const { framework: kept, uses } = value;
  const known = kept.title === implementation;
  const renumbering = (cohorts ?? []).filter(({ codes }) => codes?.[kept.id] !== undefined);
  const numbered = known ? implementationSections[alias] : undefined;
  const ofCohort = renumbering.find(({ id: each }) => alias === each);
  const framework = numbered ? { ...kept, section: numbered.section } : ofCohort ? numberedFor(kept, ofCohort.codes) : kept;
  const choices = [
    ...aliasChoices.slice(0, known ? undefined : 1),
    ...renumbering.map((each) => ({ value: each.id, label: `${aliasWords.label} ${each.title}: ${each.codes?.[kept.id] ?? ''}` })),
  ];
  const signed = cohort && alias !== cohort.id && cohort.codes?.[kept.id] !== undefined ? cohort : null;
  const all = addressed(framework, uses);
  const shown = shownOf(all, show, sought);
  const [first, last] = [all[0]?.code ?? '', all.at(-1)?.code ?? ''];
  const unknown = code !== undefined && !all.some((each) => each.code === code);
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title(all.length, all.filter(({ practised }) => practised).length)}
        </h1>
        <p className="quiet">
          {words.lead(framework.title, first, last, framework.edition, [...new Set(uses.map(({ workbookTitle }) => workbookTitle))])}
        </p>
      </MarginRow>
      <MarginRow space="near">
        <div className="statements-tools">
          {(chosen.frameworks?.length ?? 0) > 1 ? (
            <Select
              label={frameworkWords.label}
              hideLabel
              choices={frameworkChoices(chosen.frameworks ?? [])}
              value={framework.id}
              onChange={chosen.choose}
            />
          ) : null}
          {choices.length > 1 ? <Select label={aliasWords.label} hideLabel choices={choices} value={alias} onChange={setAlias} /> : null}
          <SearchField label={words.find} value={sought} onChange={setSought} />
          <Segmented label={words.filter} choices={filters} value={show} onChange={setShow} />
          <span className="small faint" role="status">
            {shown.length < all.length ? words.shows(shown.length, all.length) : ''}
          </span>
        </div>
        {signed ? (
          <p className="small quiet statements-sign">
            {aliasWords.sign(signed.title, ...endsOf(kept, signed.codes?.[kept.id] ?? kept.section))}
            <Button small kind="quiet" onPress={() => setAlias(signed.id)}>
              {aliasWords.showSo}
            </Button>
          </p>
        ) : null}
        {numbered && !numbered.sure ? <p className="small quiet">{aliasWords.unsure(alias)}</p> : null}
        {unknown ? <Note>{words.unknown(code)}</Note> : null}
        {shown.length === 0 ? <p className="quiet statements-none">{words.none}</p> : null}
      </MarginRow>
      <StatementList shown={shown} {...(code ? { code } : {})} />
      {cohorts && cohorts.length > 0 ? <CohortCodes framework={kept} cohorts={cohorts} known={known} /> : null}
      <MarginRow space="far">
        <div className="row">
          <Link to="/frameworks/add" kind="plain">
            {adding.open}
          </Link>
          <Link to="/frameworks/map" kind="quiet">
            {mappingWords.open}
          </Link>
        </div>
      </MarginRow>
      <MarginRow label={words.source} space="far">
        <p className="small quiet reading">
          {[framework.source, framework.licence].filter(Boolean).map((said) => `${said}. `)}
          {words.practised}
        </p>
      </MarginRow>
    </MarginSheet>
  );
}
