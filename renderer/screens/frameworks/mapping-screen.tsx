import './frameworks.css';
import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Fate, fateOf, type Mapping } from '../../../preload/contract/model/exchange.ts';
import type { Framework, Statement } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { usePlace, useScope, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { frameworkChoices } from '../../text/framework-choices.ts';
import { rooms } from '../../text/frame.ts';
import { adding, mappingWords as words } from '../../text/frameworks.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tag } from '../../ui/tag.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { MappingHistory } from './mapping-history.tsx';
import { mappingOf, retied, statementsOf, type Ties, tiesOf } from './ties.ts';

/** Two frameworks side by side, and what became of each statement of the one in the other. */
export function MappingScreen() {
  usePlace(rooms.statements, words.title);
  useScope('frameworks');
  const list = useLive('framework.list', {});
  const [fromChosen, setFrom] = useState<string | null>(null);
  const [toChosen, setTo] = useState<string | null>(null);
  const all = list.value ?? [];
  const from = fromChosen ?? all[0]?.id ?? null;
  const to = toChosen ?? all.find(({ id }) => id !== from)?.id ?? null;
  const choices = frameworkChoices(all);
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title}
        </h1>
        <p className="quiet reading">{words.lead}</p>
        {list.failure ? <Note kind="brick">{explained(list.failure)}</Note> : null}
        {list.value && all.length < 2 ? (
          <p>
            {words.one} <Link to="/frameworks/add">{adding.open}</Link>
          </p>
        ) : null}
      </MarginRow>
      {from && to ? (
        <>
          <MarginRow space="near">
            <div className="mapping-choice">
              <Select label={words.from} choices={choices.filter(({ value }) => value !== to)} value={from} onChange={setFrom} />
              <Select label={words.to} choices={choices.filter(({ value }) => value !== from)} value={to} onChange={setTo} />
            </div>
          </MarginRow>
          <Pair key={`${from} ${to}`} from={from} to={to} />
        </>
      ) : null}
    </MarginSheet>
  );
}

function Pair({ from, to }: { from: string; to: string }) {
  const before = useLive('framework.get', { framework: from });
  const after = useLive('framework.get', { framework: to });
  const kept = useLive('mapping.get', { from, to });
  const proposed = useLive('mapping.propose', { from, to });
  const failure = before.failure ?? after.failure ?? kept.failure ?? proposed.failure;
  if (!before.value || !after.value || kept.value === undefined || !proposed.value)
    return <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</MarginRow>;
  return (
    <>
      <Rows from={before.value.framework} to={after.value.framework} kept={kept.value} proposed={proposed.value} />
      <MappingHistory from={from} to={to} />
    </>
  );
}

interface RowsProps {
  from: Framework;
  to: Framework;
  kept: Mapping | null;
  proposed: Mapping;
}

function Rows({ from, to, kept, proposed }: RowsProps) {
  const api = useApi();
  const { views } = useWindowState();
  // What a person has done to it and not yet kept. What was kept shows as it is kept, also after an undo.
  const [edits, setEdits] = useState<{ ties: Ties; from: Mapping | null | undefined } | null>(null);
  const ours = edits && (edits.from === undefined || edits.from === kept) ? edits.ties : null;
  const setTies = (next: Ties): void => setEdits({ ties: next, from: undefined });
  const ties = useMemo(() => ours ?? tiesOf(kept ?? proposed), [ours, kept, proposed]);
  const mapping = useMemo(() => mappingOf(ties, from, to), [ties, from, to]);
  // Held against the same put in the same order: what was kept may have been made elsewhere.
  const standing = useMemo(() => kept && mappingOf(tiesOf(kept), from, to), [kept, from, to]);
  const changed = JSON.stringify(mapping) !== JSON.stringify(standing);
  const targets = statementsOf(to);
  const codeOf = (id: string): string => {
    const statement = targets.find((each) => each.id === id);
    return statement ? statementCode(to.section, statement) : '';
  };
  const rowOf = (id: string): Mapping['rows'][number] => mapping.rows.find((row) => row.from.includes(id)) ?? { from: [id], to: [] };
  const save = async (): Promise<void> => {
    const answer = await api.call('mapping.save', { op: newOp(), mapping });
    showToast(answer.ok ? { text: words.saved, action: undoAction(() => views.step('undo')) } : { text: explained(answer.failure) });
    if (!answer.ok) return;
    say(words.saved);
    // Until it is read again: then that is what stands here.
    setEdits({ ties, from: kept });
  };
  const fates = mapping.rows.filter((row) => row.from.length > 0).map(fateOf);
  const fresh = mapping.rows.filter((row) => row.from.length === 0).flatMap((row) => row.to);
  const dropped = fates.filter((fate) => fate === 'dropped').length;
  const same = fates.filter((fate) => fate === 'same').length;
  return (
    <>
      <MarginRow space="near">
        <p role="status">{words.summary(same, fates.length - same - dropped, dropped, fresh.length)}</p>
        <p className="small faint">{kept ? words.kept : words.proposed}</p>
        <div className="row mapping-actions">
          <Button kind="primary" isDisabled={!changed} onPress={() => void save()}>
            {words.keep}
          </Button>
          <Button onPress={() => setTies(tiesOf(proposed))}>{words.propose}</Button>
        </div>
      </MarginRow>
      <MarginRow label={from.edition} section={2}>
        <ol className="mapping-list">
          {statementsOf(from).map((statement) => (
            <Row
              key={statement.id}
              code={statementCode(from.section, statement)}
              statement={statement}
              fate={fateOf(rowOf(statement.id))}
              tied={[...(ties.get(statement.id) ?? [])]}
              targets={targets}
              codeOf={codeOf}
              onTie={(next) => setTies(retied(ties, statement.id, next))}
            />
          ))}
        </ol>
      </MarginRow>
      {fresh.length > 0 ? (
        <MarginRow label={words.fresh} section={2}>
          <ul className="mapping-list">
            {fresh.map((id) => (
              <li key={id} className="mapping-new">
                <b className="code">{codeOf(id)}</b> {targets.find((each) => each.id === id)?.text}
              </li>
            ))}
          </ul>
        </MarginRow>
      ) : null}
    </>
  );
}

interface RowProps {
  code: string;
  statement: Statement;
  fate: Fate;
  tied: string[];
  targets: readonly Statement[];
  codeOf: (id: string) => string;
  onTie: (to: string[]) => void;
}

function Row({ code, statement, fate, tied, targets, codeOf, onTie }: RowProps) {
  const choices = targets.filter(({ id }) => !tied.includes(id)).map(({ id, short }) => ({ value: id, label: `${codeOf(id)} ${short}` }));
  return (
    <li className="mapping-row">
      <span>
        <b className="code">{code}</b> {statement.text}
      </span>
      <Tag kind={fate === 'same' ? 'moss' : fate === 'dropped' ? 'brick' : 'ochre'}>{words.fates[fate]}</Tag>
      <span className="mapping-tied">
        {tied.map((id) => (
          <Button
            key={id}
            small
            kind="quiet"
            icon={X}
            aria-label={words.untie(code, codeOf(id))}
            onPress={() => onTie(tied.filter((each) => each !== id))}
          >
            {codeOf(id)} {targets.find((each) => each.id === id)?.short ?? ''}
          </Button>
        ))}
        <Select
          hideLabel
          label={words.tie(code)}
          placeholder={words.add}
          choices={choices}
          value={null}
          onChange={(id) => onTie([...tied, id])}
        />
      </span>
    </li>
  );
}
