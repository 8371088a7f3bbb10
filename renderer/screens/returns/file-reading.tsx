import { Check } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { ReturnAnswer, ReturnLine } from '../../../preload/contract/model/returns.ts';
import { useApi, useLive } from '../../client/client.tsx';
import type { PaperHandle } from '../../paper/paper-view.tsx';
import { bytesOf } from '../../paper/pdf.ts';
import { useNamesHidden } from '../../state/window-state.tsx';
import { dayOf } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { returnWords as words } from '../../text/returns.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/note.tsx';
import { Person } from '../../ui/person.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerCard } from './answer-card.tsx';
import { type Decision, undecided, withField } from './choices.ts';
import { isTyping } from './typing.ts';
import { WhoseFile } from './whose-file.tsx';

const PaperView = lazy(async () => ({ default: (await import('../../paper/paper-view.tsx')).PaperView }));

interface FileReadingProps {
  sheet: string;
  line: ReturnLine;
  decision: Decision | undefined;
  onDecide: (decision: Decision) => void;
  onPutAway: () => void;
}

/** One file: its pages, and beside them what was read from them. */
export function FileReading({ sheet, line, decision = undecided, onDecide, onPutAway }: FileReadingProps) {
  const { whose, take, leave } = decision;
  const { value, failure } = useLive('returns.file', {
    sheet,
    file: line.file,
    ...(whose?.is === 'known' ? { participant: whose.participant } : {}),
  });
  const [field, setField] = useState<string | null>(null);
  const answers = useMemo(() => {
    // What needs somebody goes first; what is there already, last.
    const order: readonly ReturnAnswer['state'][] = ['conflict', 'changed', 'new', 'same'];
    return (value?.answers ?? []).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  }, [value]);
  const current = answers.find((answer) => answer.field === field) ?? answers[0];
  const seen = value?.line ?? line;
  const onTake = (answer: ReturnAnswer, yes: boolean): void => onDecide({ ...decision, take: withField(take, answer.field, yes) });
  const onLeave = (answer: ReturnAnswer, yes: boolean): void => onDecide({ ...decision, leave: withField(leave, answer.field, yes) });
  useAnswerKeys((key) => {
    const at = answers.findIndex((answer) => answer.field === current?.field);
    if (key === 'n' || key === 'p') setField(answers[at + (key === 'n' ? 1 : -1)]?.field ?? current?.field ?? null);
    else if (!current) return;
    else if (current.state === 'conflict' && (key === '1' || key === '2')) onTake(current, key === '2');
    else if (key === 'x' && (current.state === 'new' || current.state === 'changed')) onLeave(current, !leave.includes(current.field));
  });

  return (
    <>
      <Pages sheet={sheet} line={line} answer={current} />
      <aside className="returns-side" aria-label={words.answers}>
        {line.state === 'who' ? (
          <WhoseFile name={line.coverName} alike={line.alike} whose={whose} onChoose={(next) => onDecide({ ...decision, whose: next })} />
        ) : line.state === 'ready' ? null : (
          <section className="returns-problem">
            <h2 className="heading">
              <Person>{line.name}</Person>
            </h2>
            <Note
              kind={line.state === 'unchanged' || line.state === 'repeated' || line.state === 'empty' ? 'moss' : 'ochre'}
              actions={
                <Button small onPress={onPutAway}>
                  {words.setFileAside}
                </Button>
              }
            >
              {words.problem(line)}
            </Note>
          </section>
        )}
        {failure ? <Note kind="brick">{explained(failure)}</Note> : null}
        {value ? null : <Skeleton lines={4} />}
        {answers.length > 0 ? (
          <ol className="returns-answers">
            {answers.map((answer) => (
              <li key={answer.field}>
                <AnswerCard
                  answer={answer}
                  flat={seen.kind === 'flat'}
                  chosen={answer.field === current?.field}
                  saved={seen.saved}
                  taken={take.includes(answer.field)}
                  left={leave.includes(answer.field)}
                  onChoose={() => setField(answer.field)}
                  onTake={(yes) => onTake(answer, yes)}
                  onLeave={(yes) => onLeave(answer, yes)}
                />
              </li>
            ))}
          </ol>
        ) : null}
        <Facts line={seen} />
      </aside>
    </>
  );
}

/** By what the file was known, and what is to be said about it. */
function Facts({ line }: { line: ReturnLine }) {
  const known = line.edition
    ? [...line.by.map((by) => words.by[by]), words.edition(line.edition.title, line.edition.number), words.opened[line.kind ?? 'form']]
    : [];
  const notes = [
    ...(line.kind === 'flat' ? [words.wasFlat] : []),
    ...(line.earlier ? [words.earlier] : []),
    ...(line.counts.unplaced > 0 ? [words.unplaced(line.counts.unplaced)] : []),
    ...(line.received && !line.accepted ? [words.receivedBefore(dayOf(line.received, new Date()))] : []),
  ];
  if (known.length + notes.length === 0) return null;
  return (
    <section className="returns-facts small quiet">
      {known.length > 0 ? (
        <>
          <h2 className="returns-why">{words.why}</h2>
          <ul>
            {known.map((fact) => (
              <li key={fact}>
                <Icon of={Check} size={14} />
                {fact}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}

/** N and P go from answer to answer, 1, 2 and X decide, while nobody is typing. */
function useAnswerKeys(act: (key: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = event.key.toLowerCase();
      if (isTyping(event) || !'np12x'.includes(key) || key.length !== 1) return;
      event.preventDefault();
      act(key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function Pages({ sheet, line, answer }: { sheet: string; line: ReturnLine; answer: ReturnAnswer | undefined }) {
  const api = useApi();
  const hidden = useNamesHidden();
  const readable = line.edition !== null && line.state !== 'erased';
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [failed, setFailed] = useState<ErrorCode | 'unreadable' | null>(null);
  const [open, setOpen] = useState(false);
  const [completed, setCompleted] = useState(false);
  const paper = useRef<PaperHandle>(null);
  useEffect(() => {
    if (!readable || hidden) return;
    let dropped = false;
    void api.call('returns.pages', { sheet, file: line.file }).then((outcome) => {
      if (dropped) return;
      if (outcome.ok) setBytes(bytesOf(outcome.value.pdf));
      else setFailed(outcome.failure.code);
    });
    return () => {
      dropped = true;
    };
  }, [api, sheet, line.file, readable, hidden]);

  const place = answer?.place;
  const key = answer?.field;
  const marks = useMemo(() => (place && key ? [{ key, ...place, look: 'chosen' as const }] : []), [place, key]);
  useEffect(() => {
    if (place && open) paper.current?.show(place.page, Math.max(0, place.y - 120));
  }, [place, open]);

  // The first page that is told of says that the pages are there to be turned.
  const opened = useCallback(() => setOpen(true), []);
  const complete = useCallback(() => setCompleted(true), []);
  const note = hidden ? words.hiddenPages : !readable ? words.noPage : failed ? words.noPages(failed) : null;
  return (
    <div className="returns-pages">
      {note ? (
        <p className="quiet returns-no-pages">{note}</p>
      ) : (
        <Suspense fallback={<Skeleton lines={6} />}>
          {completed ? <p className="returns-completed small quiet">{words.completed}</p> : null}
          <PaperView
            ref={paper}
            bytes={bytes}
            name={words.pages}
            marks={marks}
            waiting={<Skeleton lines={6} />}
            onPage={opened}
            onUnreadable={() => setFailed('unreadable')}
            onCompleted={complete}
          />
        </Suspense>
      )}
    </div>
  );
}
