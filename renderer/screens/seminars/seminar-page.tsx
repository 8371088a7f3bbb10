import { FileDown, ListChecks, Trash2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { titleOf } from '../../../preload/contract/draft.ts';
import type { Seminar } from '../../../preload/contract/model/seminars.ts';
import { newOp } from '../../client/api.ts';
import { useClient, useLive, useNative } from '../../client/client.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import { stepBack } from '../../state/history.ts';
import { useKeptText } from '../../state/kept-text.ts';
import { useNamesHidden, usePlace, useWindowState } from '../../state/window-state.tsx';
import { today } from '../../text/dates.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { seminarWords as words, untilWords } from '../../text/seminars.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { Agenda } from './agenda.tsx';
import { readTime } from './read-time.ts';
import { Resources } from './resources.tsx';
import { saveSheet } from './save-sheet.ts';
import { useSeminarDraft } from './seminar-draft.ts';

const kinds = (Object.keys(words.kinds) as Seminar['kind'][]).map((value) => ({ value, label: words.kinds[value] }));

/** One meeting: when and where, what happens in it, and what is needed on the day. */
export function SeminarPage({ cohort, id }: { cohort: CohortRow; id: string }) {
  const { value: seminars, failure } = useLive('seminar.list', { cohort: cohort.id });
  const row = seminars?.find((one) => one.id === id);
  if (!row) {
    return (
      <MarginSheet>
        <MarginRow label={<Link to="/seminars">{words.back}</Link>}>
          {failure ? (
            <Note kind="brick">{explained(failure)}</Note>
          ) : seminars ? (
            <Note>{explained({ code: 'not-found', detail: {} })}</Note>
          ) : (
            <Skeleton />
          )}
        </MarginRow>
      </MarginSheet>
    );
  }
  return <OneSeminar kept={row} />;
}

function OneSeminar({ kept }: { kept: Seminar }) {
  const { api } = useClient();
  const { documents } = useWindowState();
  const native = useNative();
  const [, go] = useLocation();
  const hidden = useNamesHidden();
  const workbooks = useLive('workbook.list', {}).value;
  const { seminar, edit, flush, failure } = useSeminarDraft(kept);
  usePlace(rooms.seminars, seminar.title);
  const { title, kind, day, starts, ends, place, workbook, note } = seminar;
  const remove = async (): Promise<void> => {
    const outcome = await api.call('seminar.remove', { op: newOp(), seminar: seminar.id });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    go('/seminars');
    showToast({ text: words.removed, action: undoAction(() => void stepBack(api, documents, 'people', 'undo')) });
  };
  const signIn = async (): Promise<void> => {
    const said = await saveSheet(native, api.call('seminar.sign-in', { seminar: seminar.id, names: hidden ? 'hidden' : 'shown' }));
    if (said) showToast({ text: said });
  };
  return (
    <MarginSheet>
      <MarginRow label={<Link to="/seminars">{words.back}</Link>} beside="title">
        <h1 className="title">{day ? words.next(title, untilWords(day, today(new Date()))) : title}</h1>
        {/* Of a core that is away, the whole window says so. */}
        {failure && failure.code !== 'core-gone' ? <Note kind="brick">{explained(failure)}</Note> : null}
      </MarginRow>
      <MarginRow label={words.about} section={2} space="near">
        <div className="seminar-form">
          <div className="seminar-wide">
            <TextField label={words.title} value={title} onChange={(text) => edit({ title: text })} />
          </div>
          <div className="seminar-wide">
            <Segmented label={words.kind} showLabel="above" choices={kinds} value={kind} onChange={(value) => edit({ kind: value })} />
          </div>
          <DateField label={words.day} value={day ?? ''} onChange={(value) => edit({ day: value === '' ? undefined : value })} />
          <TimeField label={words.starts} value={starts} onTime={(value) => edit({ starts: value })} />
          <TimeField label={words.ends} value={ends} onTime={(value) => edit({ ends: value })} />
          <Select
            label={words.workbook}
            choices={[{ value: 'none', label: words.noWorkbook }, ...(workbooks ?? []).map((one) => ({ value: one.id, label: one.title }))]}
            value={workbook ?? 'none'}
            onChange={(value) => edit({ workbook: value === 'none' ? undefined : value, edition: undefined })}
          />
          <div className="seminar-wide">
            <TextField label={words.place} value={place ?? ''} onChange={(text) => edit({ place: text === '' ? undefined : text })} />
          </div>
        </div>
      </MarginRow>
      <MarginRow label={words.onTheDay} section={2} beside="control">
        <div className="row">
          <Button kind="primary" icon={ListChecks} onPress={() => go(`/seminars/register/${seminar.id}`)}>
            {words.markRegister}
          </Button>
          <Button icon={FileDown} onPress={() => void signIn()}>
            {words.signIn}
          </Button>
          {workbook ? (
            <Link to={`/copies/${workbook}`} kind="plain">
              {words.copies}
            </Link>
          ) : null}
        </div>
      </MarginRow>
      <MarginRow label={words.agenda} section={2}>
        <Agenda seminar={seminar} onAgenda={(agenda) => edit({ agenda })} />
        {workbook && seminar.agenda.length === 0 ? <FromWorkbook workbook={workbook} onAgenda={(agenda) => edit({ agenda })} /> : null}
      </MarginRow>
      <MarginRow label={words.resources} section={2}>
        <Resources seminar={seminar} onResources={(resources) => edit({ resources })} flush={flush} />
      </MarginRow>
      <MarginRow label={words.note} section={2}>
        <TextArea
          label={words.note}
          hideLabel
          rows={4}
          value={note ?? ''}
          onChange={(text) => edit({ note: text === '' ? undefined : text })}
        />
      </MarginRow>
      <MarginRow space="near">
        <Button kind="quiet" icon={Trash2} onPress={() => void remove()}>
          {words.removeSeminar}
        </Button>
      </MarginRow>
    </MarginSheet>
  );
}

/** Kept once it is a time; "930" and "1.30pm" are times too. */
function TimeField({ label, value, onTime }: { label: string; value: string | undefined; onTime: (time: string | undefined) => void }) {
  const right = (typed: string): boolean => typed.trim() === '' || readTime(typed) !== null;
  const { text, type, keep } = useKeptText(value ?? '', (typed) => {
    if (!right(typed)) return 'stays';
    onTime(readTime(typed) ?? undefined);
    return 'goes-back';
  });
  return (
    <TextField
      label={label}
      placeholder={words.timeHint}
      error={text.trim().length > 3 && !right(text) ? words.badTime : null}
      value={text}
      onChange={type}
      onBlur={keep}
    />
  );
}

function FromWorkbook({ workbook, onAgenda }: { workbook: string; onAgenda: (agenda: Seminar['agenda']) => void }) {
  const value = useLive('workbook.get', { workbook }).value;
  if (!value) return null;
  const take = (): void =>
    onAgenda(
      value.workbook.sections
        .filter(({ title, blocks }) => title !== '' && blocks.length > 0)
        .map(({ title, blocks: [first] }) => ({
          id: newOp(),
          title: title || (first ? titleOf(first) : ''),
          minutes: 15,
          ...(first ? { block: first.id } : {}),
        })),
    );
  return <Button onPress={take}>{words.agendaFromWorkbook}</Button>;
}
