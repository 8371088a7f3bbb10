import { ChevronLeft, ChevronRight, Diff, List, User, Users, UsersRound } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import type { CallInput, CallOutput } from '../../../preload/contract/calls.ts';
import type { ReviewEdition, ReviewPrompt } from '../../../preload/contract/model/review.ts';
import type { Mode } from '../../../preload/contract/model/workbook.ts';
import { useLive } from '../../client/client.tsx';
import { usePlace, useScreenActions } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { modeNames, reviewKeys, reviewWords as words } from '../../text/review.ts';
import { momentNames } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useMedia } from '../../ui/media.ts';
import { Note } from '../../ui/note.tsx';
import { ScreenKeys } from '../../ui/screen-head.tsx';
import { useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AnswerList } from './answer-list.tsx';
import { choose, filterOf, isFiltered, showAll, useChoices } from './choices.ts';
import { ChoiceChip, ToggleChip } from './chips.tsx';
import { inUse, linesOf, type Plan, planByMode } from './columns.ts';
import { Filters } from './filters.tsx';
import { take, useHandStore } from './hand.ts';
import type { Line } from './lines.ts';
import { answersOf } from './lines.ts';
import { Panel } from './panel.tsx';
import { PanelButton, usePanel } from './panel-button.tsx';
import { momentsPath, promptPath } from './places.ts';
import { PromptList } from './prompt-list.tsx';
import { useReading } from './reading.ts';

interface PromptPageProps {
  editions: readonly ReviewEdition[];
  edition: ReviewEdition;
  prompt: ReviewPrompt;
  /** The answer to begin with. */
  answer?: string;
}

/** All answers to one prompt, a line for each person. */
export function PromptPage({ editions, edition, prompt, answer }: PromptPageProps) {
  const [, go] = useLocation();
  const { beside } = useChoices();
  const plan = useMemo(() => planByMode(prompt, beside), [prompt, beside]);
  const asked = edition.prompts;
  const at = asked.findIndex((each) => each.prompt === prompt.prompt);
  const to = (way: 1 | -1): void => {
    const next = asked[at + way];
    if (next) go(promptPath(edition.edition, next.prompt));
  };
  const moments = edition.moments.find(
    ({ block, columns }) => block === prompt.block && columns.some(({ prompts }) => prompts.includes(prompt.prompt)),
  );
  return (
    <Answers
      key={`${edition.edition} ${prompt.prompt}`}
      editions={editions}
      edition={edition}
      prompts={[prompt]}
      plan={plan}
      title={prompt.question}
      beside={[prompt.section, prompt.moment ? momentNames[prompt.moment].toLowerCase() : ''].filter(Boolean)}
      place={words.promptOf(at + 1, asked.length)}
      current={prompt.prompt}
      onPrompt={to}
      isFirst={at <= 0}
      isLast={at >= asked.length - 1}
      {...(answer ? { answer } : {})}
      choices={
        <>
          {prompt.modes.length > 1 ? (
            <ToggleChip name={words.beside} icon={Users} isOn={beside} onChange={(on) => choose({ beside: on })} />
          ) : null}
          {moments ? (
            <a className="rev-chip" href={`#${momentsPath(edition.edition, moments.block)}`}>
              {words.threeMoments}
            </a>
          ) : null}
        </>
      }
    />
  );
}

/** Noticing, interpreting and acting beside each other, a line for each person. */
export function MomentsPage({ editions, edition, block }: { editions: readonly ReviewEdition[]; edition: ReviewEdition; block: string }) {
  const found = edition.moments.find((each) => each.block === block);
  const plan = useMemo(
    (): Plan => ({
      columns: (found?.columns ?? []).map(({ moment, prompts }) => ({ id: moment, title: momentNames[moment], mode: null, prompts })),
    }),
    [found],
  );
  const ids = plan.columns.flatMap(({ prompts }) => prompts);
  const prompts = edition.prompts.filter(({ prompt }) => ids.includes(prompt));
  if (!found || prompts.length === 0) return <Note>{words.noSuchPrompt}</Note>;
  return (
    <Answers
      key={`${edition.edition} ${block}`}
      editions={editions}
      edition={edition}
      prompts={prompts}
      plan={plan}
      title={found.title}
      beside={[words.threeColumns]}
      place={words.momentsOf(prompts.length)}
      current={block}
      choices={null}
    />
  );
}

interface AnswersProps {
  editions: readonly ReviewEdition[];
  edition: ReviewEdition;
  prompts: readonly ReviewPrompt[];
  plan: Plan;
  title: string;
  beside: readonly string[];
  /** "Prompt 3 of 24" */
  place: string;
  current: string;
  choices: ReactNode;
  answer?: string;
  onPrompt?: (way: 1 | -1) => void;
  isFirst?: boolean;
  isLast?: boolean;
}

/** What is drawn at once; the rest is there before anybody has scrolled. */
const atOnce = 60;

type Rows = CallOutput<'review.answers'>;

function useAnswers(input: CallInput<'review.answers'>): { value: Rows | undefined; failure: ReturnType<typeof useLive>['failure'] } {
  const first = useLive('review.answers', { ...input, limit: atOnce });
  const more = (first.value?.total ?? 0) > atOnce;
  const all = useLive('review.answers', more ? { ...input, limit: 5000 } : null);
  return { value: more ? (all.value ?? first.value) : first.value, failure: first.failure ?? all.failure };
}

function Answers(props: AnswersProps) {
  const { editions, edition, prompts, title, beside, place, current, onPrompt } = props;
  const { cohort, names, ready } = useReading();
  const hand = useHandStore();
  const choices = useChoices();
  const drawer = useDrawer();
  const roomy = useMedia('(min-width: 1600px)');
  const panel = usePanel();
  const listed = choices.listed ?? (roomy || (props.plan.columns.length === 1 && !drawer));
  const single = prompts.length === 1 ? (prompts[0] ?? null) : null;
  usePlace(rooms.review, edition.title, single ? title : words.threeColumns);
  const { value, failure } = useAnswers({
    prompts: prompts.map(({ prompt }) => prompt),
    filter: { cohort, edition: edition.edition, ...filterOf(choices, names === 'hidden') },
    order: choices.order,
    changes: props.plan.columns.length > 1 && choices.changes && single !== null,
    names,
  });
  const plan = useMemo(() => inUse(props.plan, value?.rows ?? []), [props.plan, value]);
  const questions = useMemo(() => new Map(prompts.map(({ prompt, question }) => [prompt, question])), [prompts]);
  const lines = useMemo(
    () => (value ? linesOf(value.rows, plan, { changes: choices.changes, questions }) : []),
    [value, plan, choices.changes, questions],
  );
  useAskedAnswer(props.answer, lines);
  useScreenActions(
    useMemo(
      () => [
        { id: 'review-list', label: words.showPrompts, words: 'prompts list questions', run: () => choose({ listed: !listed }) },
        {
          id: 'review-suggest',
          label: words.showSuggestions,
          words: 'telling words alike statements',
          run: () => hand.setState({ panel: 'suggestions' }),
        },
      ],
      [listed, hand],
    ),
  );
  const many = lines.reduce((sum, line) => sum + answersOf(line).length, 0);
  const asked = prompts.reduce((sum, prompt) => sum + prompt.answers, 0);
  const toggleList = useCallback(() => choose({ listed: !listed }), [listed]);
  return (
    <>
      <header className="rev-top">
        <p className="rev-beside">
          {beside.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
        <div className="rev-top-words">
          <h1 className="rev-title" tabIndex={-1}>
            {title}
          </h1>
          <div className="rev-tools">
            {onPrompt ? (
              <IconButton
                name={words.previous}
                icon={ChevronLeft}
                keys="["
                isDisabled={props.isFirst ?? false}
                onPress={() => onPrompt(-1)}
              />
            ) : null}
            <Button small kind="quiet" icon={List} aria-expanded={listed} onPress={toggleList}>
              {place}
            </Button>
            {onPrompt ? (
              <IconButton name={words.next} icon={ChevronRight} keys="]" isDisabled={props.isLast ?? false} onPress={() => onPrompt(1)} />
            ) : null}
            {props.choices}
            <Filters />
            <span className="rev-shown" role="status">
              {value ? (isFiltered(choices) ? words.shownOf(many, asked) : words.shown(many, lines.length)) : ''}
            </span>
            <PanelButton panel={panel} />
          </div>
        </div>
      </header>
      <div className="rev-body">
        {listed ? <PromptList editions={editions} edition={edition} current={current} /> : null}
        {!value || !ready ? (
          <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>
        ) : lines.length === 0 ? (
          <NoAnswers />
        ) : (
          <AnswerList label={words.answersTo(title)} lines={lines} head={<ColumnHeads plan={plan} />} {...(onPrompt ? { onPrompt } : {})} />
        )}
        <Panel
          lines={lines}
          prompt={single?.prompt ?? null}
          memoOn={single ? { about: { is: 'prompt', prompt: single.prompt, cohort }, label: words.memoOnPrompt } : null}
          edition={edition.edition}
          {...panel.props}
        />
      </div>
      <ScreenKeys keys={reviewKeys} />
    </>
  );
}

/** An address may name an answer: it is taken in hand as soon as it is there. */
function useAskedAnswer(answer: string | undefined, lines: readonly Line[]): void {
  const hand = useHandStore();
  const taken = useRef<string | null>(null);
  useEffect(() => {
    if (answer === undefined || taken.current === answer) return;
    const line = lines.find((each) => answersOf(each).some((shown) => shown.answer.response === answer));
    if (!line) return;
    taken.current = answer;
    take(hand, answer, line.id, true);
  }, [answer, lines, hand]);
}

const modeIcons: Readonly<Record<Mode, typeof User>> = { individual: User, collaborative: Users, coaching: UsersRound };

/** Over the answers: in which order people stand, how each column was asked, and how what changed is drawn. */
function ColumnHeads({ plan }: { plan: Plan }) {
  const { order, changes } = useChoices();
  const modes = plan.columns.map(({ mode }) => mode);
  const compared = modes.includes('individual') && modes.includes('collaborative');
  return (
    <div className="rev-heads" style={{ gridTemplateColumns: `var(--margin) repeat(${plan.columns.length}, minmax(0, 1fr))` }}>
      <span className="rev-heads-margin">
        <ChoiceChip
          name={words.order}
          plain
          all={words.orders.person}
          choices={[
            { value: 'newest', label: words.orders.newest },
            { value: 'longest', label: words.orders.longest },
          ]}
          value={order === 'person' ? null : order}
          onChange={(next) => choose({ order: next === 'newest' || next === 'longest' ? next : 'person' })}
        />
      </span>
      {plan.columns.map(({ id, title, mode }) => (
        <span key={id} className="rev-heads-column">
          {mode ? <Icon of={modeIcons[mode]} /> : null}
          {mode ? modeNames[mode] : title}
          {compared && changes && mode === 'individual' ? (
            <span className="rev-legend">
              <span className="rev-removed">{words.leftOut}</span>
            </span>
          ) : null}
          {compared && mode === 'collaborative' ? (
            <>
              {changes ? (
                <span className="rev-legend">
                  <span className="rev-added">{words.added}</span>
                </span>
              ) : null}
              <ToggleChip name={words.markChanges} icon={Diff} isOn={changes} onChange={(on) => choose({ changes: on })} />
            </>
          ) : null}
        </span>
      ))}
    </div>
  );
}

function NoAnswers() {
  const choices = useChoices();
  const filtered = isFiltered(choices);
  return (
    <div className="rev-empty">
      <p className="lead">{filtered ? words.noneShown : words.noneYet}</p>
      {filtered ? <Button onPress={showAll}>{words.showAll}</Button> : <p className="quiet">{words.noneYetHow}</p>}
    </div>
  );
}
