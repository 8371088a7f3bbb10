import { type ReactNode, useEffect, useState } from 'react';
import type { ReturnLine } from '../../../preload/contract/model/returns.ts';
import { newOp } from '../../client/api.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useCohort } from '../../state/cohort.ts';
import { useNamesHidden } from '../../state/window-state.tsx';
import { when } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead, ScreenKeys } from '../../ui/screen-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { choicesFor, inOrder, namedNew, namedOnce, placeOf } from './choices.ts';
import { useDecisions } from './decisions.ts';
import { FileList } from './file-list.tsx';
import { FileReading } from './file-reading.tsx';
import { isTyping } from './typing.ts';

interface ReviewSheetProps {
  sheet: string;
  left: number;
  /** Files before which reading ended. */
  unread: number;
  problem: string | null;
  /** The switch between files and paper, where there are both. */
  kinds: ReactNode;
  onMore: () => void;
  onGoOn: () => void;
  /** It was put away. */
  onDone: () => void;
}

/** What would be stored, file by file. Nothing is, until it is accepted. */
export function ReviewSheet({ sheet, left, unread, problem, kinds, onMore, onGoOn, onDone }: ReviewSheetProps) {
  const api = useApi();
  const { value, failure } = useLive('returns.sheet', { sheet });
  const { decided, decide, failure: undecidable } = useDecisions(sheet);
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  const lines = value ? inOrder(value.lines) : [];
  const current = lines.find(({ file }) => file === chosen) ?? lines[0];
  const choices = choicesFor(lines, decided);

  const accept = async (files: typeof choices): Promise<void> => {
    if (files.length === 0 || busy) return;
    setBusy(true);
    const outcome = await api.call('returns.accept', { op: newOp(), sheet, files });
    setBusy(false);
    setRefused(outcome.ok ? null : explained(outcome.failure));
    if (outcome.ok) showToast({ text: words.accepted(outcome.value.answers, outcome.value.people) });
  };
  const named = namedOnce(lines, decided);
  const takeNames = (): void => {
    const them = new Map(named.map(({ file, alike: [participant = ''] }) => [file, participant]));
    decide([...them.keys()], (before, file) => ({ ...before, whose: { is: 'known', participant: them.get(file) ?? '' } }));
  };
  const newcomers = namedNew(lines, decided);
  const addNames = (cohort: string): void => {
    const them = new Map(newcomers.map(({ file, coverName }) => [file, coverName.trim()]));
    decide([...them.keys()], (before, file) => ({ ...before, whose: { is: 'added', cohort, name: them.get(file) ?? '' } }));
  };
  const setOut = (files: readonly string[], out: boolean): void => decide(files, (before) => ({ ...before, out }));
  const putAway = async (files?: string[]): Promise<void> => {
    const outcome = await api.call('returns.discard', { op: newOp(), sheet, ...(files ? { files } : {}) });
    setRefused(outcome.ok ? null : explained(outcome.failure));
    if (outcome.ok && (!files || files.length === lines.length)) onDone();
  };
  const step = (by: number): void => {
    const at = lines.findIndex(({ file }) => file === current?.file);
    const next = lines[at + by];
    if (next) setChosen(next.file);
  };
  useKeys(step, () => void accept(choices));

  if (!value) return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</div>;
  const by = (place: ReturnType<typeof placeOf>): ReturnLine[] => lines.filter((line) => placeOf(line) === place);
  const wrong = refused ?? (undecidable ? explained(undecidable) : null) ?? problem;
  return (
    <div className="returns">
      <ScreenHead
        title={words.headline({
          files: lines.length,
          ready: by('new').length + by('changed').length,
          needs: by('needs').length,
          refused: by('refused').length,
          accepted: by('accepted').length,
        })}
        lead={words.lead(when(value.read, new Date()))}
        actions={
          <>
            {named.length > 1 ? <Button onPress={takeNames}>{words.byName(named.length)}</Button> : null}
            <Newcomers people={new Set(newcomers.map(({ coverName }) => coverName.trim())).size} onAdd={addNames} />
            {kinds}
            <Button onPress={onMore}>{words.choose}</Button>
          </>
        }
      />
      {wrong ? <Note kind="brick">{wrong}</Note> : null}
      {unread > 0 ? (
        <Note
          actions={
            <Button small onPress={onGoOn}>
              {words.goOn}
            </Button>
          }
        >
          {words.unread(unread)}
        </Note>
      ) : null}
      {left > 0 ? <Note>{words.left(left)}</Note> : null}
      <div className="returns-parts">
        <FileList lines={lines} current={current?.file ?? null} decided={decided} onChoose={setChosen} onOut={setOut} />
        {current ? (
          <FileReading
            key={current.file}
            sheet={sheet}
            line={current}
            decision={decided[current.file]}
            onDecide={(decision) => decide([current.file], () => decision)}
            onPutAway={() => void putAway([current.file])}
          />
        ) : null}
      </div>
      <footer className="returns-foot">
        <ScreenKeys
          keys={[
            ['J', words.keys.next],
            ['K', words.keys.last],
            ['N', words.keys.nextAnswer],
            ['X', words.keys.leave],
          ]}
        />
        <div className="row">
          <Button onPress={() => void putAway()}>{words.setAside}</Button>
          {current && choices.length > 1 && choices.some(({ file }) => file === current.file) ? (
            <Button isDisabled={busy} onPress={() => void accept(choices.filter(({ file }) => file === current.file))}>
              {words.acceptOne}
            </Button>
          ) : null}
          <Button kind="primary" keys="Ctrl Enter" isDisabled={busy || choices.length === 0} onPress={() => void accept(choices)}>
            {words.accept(choices.length)}
          </Button>
        </div>
      </footer>
    </div>
  );
}

/** Copies that were printed for names, and nobody has entered the people since: all of them at once. */
function Newcomers({ people, onAdd }: { people: number; onAdd: (cohort: string) => void }) {
  const { cohorts = [] } = useCohort();
  const [only] = cohorts;
  if (useNamesHidden() || people < 2 || !only) return null;
  if (cohorts.length === 1) return <Button onPress={() => onAdd(only.id)}>{words.addNamesTo(people, only.title)}</Button>;
  return (
    <Menu
      label={words.addNames(people)}
      trigger={<Button>{words.addNames(people)}</Button>}
      actions={cohorts.map(({ id, title }) => ({ id, label: title, onAction: () => onAdd(id) }))}
    />
  );
}

/** J and K go through the files while nobody is typing; Ctrl+Enter accepts wherever one is. */
function useKeys(step: (by: number) => void, accept: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        accept();
        return;
      }
      if (isTyping(event)) return;
      const by = { j: 1, k: -1 }[event.key.toLowerCase()];
      if (by === undefined) return;
      event.preventDefault();
      step(by);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
