import { RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Corners, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useLive } from '../../../client/client.tsx';
import { useNamesHidden, useWindowState } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Note } from '../../../ui/note.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Person } from '../../../ui/person.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast, undoAction } from '../../../ui/toast.tsx';
import { isTyping } from '../typing.ts';
import { CornerEditor } from './corner-editor.tsx';
import type { Desk } from './desk.ts';
import { usePicture } from '../../../state/pictures.ts';
import { Straightened } from './straightened.tsx';

interface PageTrayProps {
  pages: readonly ScanPage[];
  desk: Desk;
  onPlaced?: (() => void) | undefined;
}

/** Pages that could not be placed, one after another, each to be placed by hand. */
export function PageTray({ pages, desk, onPlaced }: PageTrayProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const page = pages.find(({ id }) => id === chosen) ?? pages[0];
  useTrayKeys((by) => {
    const next = pages[pages.findIndex(({ id }) => id === page?.id) + by];
    if (next) setChosen(next.id);
  });
  if (!page) {
    return (
      <>
        <div className="paper-stage" />
        <aside className="returns-side paper-side" aria-label={words.tray}>
          <p className="quiet">{words.place.none}</p>
        </aside>
      </>
    );
  }
  // A file that could not be opened has no pages to be placed.
  const One = page.width === 0 ? LostFile : OnePage;
  return <One key={page.id} page={page} pages={pages} desk={desk} onPlaced={onPlaced} onChoose={setChosen} />;
}

/** As it fills the picture, until somebody says otherwise. */
const whole: Corners = [
  { x: 0.02, y: 0.02 },
  { x: 0.98, y: 0.02 },
  { x: 0.98, y: 0.98 },
  { x: 0.02, y: 0.98 },
];

interface OnePageProps extends PageTrayProps {
  page: ScanPage;
  onChoose: (page: string) => void;
}

/** Which of the pages: they are told apart by their files. */
function WhichPage({ page, pages, onChoose }: Pick<OnePageProps, 'page' | 'pages' | 'onChoose'>) {
  if (pages.length < 2) return null;
  return (
    <>
      <Select
        label={words.tray}
        choices={pages.map(({ id, file, number: at }) => ({ value: id, label: words.from(file, at) }))}
        value={page.id}
        onChange={onChoose}
      />
      <p className="small faint">{words.place.keys}</p>
    </>
  );
}

/** There is nothing to be placed: it is said why, and what can be done about it. */
function LostFile({ page, pages, desk, onChoose }: OnePageProps) {
  const alike = pages.filter(({ problem, width }) => width === 0 && problem === page.problem);
  const throwAway = (some: readonly ScanPage[]) => void desk.act('scans.discard', { batch: page.batch, pages: some.map(({ id }) => id) });
  return (
    <>
      <div className="paper-stage" role="region" aria-label={words.from(page.file, page.number)}>
        <p className="quiet returns-no-pages">{words.place.lost}</p>
      </div>
      <aside className="returns-side paper-side" aria-label={words.place.title}>
        <WhichPage page={page} pages={pages} onChoose={onChoose} />
        <h2 className="heading">{page.file}</h2>
        <Note kind="ochre">{words.place.problem(page.problem)}</Note>
        <div className="row">
          <Button onPress={() => throwAway([page])}>{words.place.throwAway}</Button>
          {alike.length > 1 ? <Button onPress={() => throwAway(alike)}>{words.place.throwAll(alike.length)}</Button> : null}
        </div>
      </aside>
    </>
  );
}

function OnePage({ page, pages, desk, onPlaced, onChoose }: OnePageProps) {
  const hidden = useNamesHidden();
  const picture = usePicture(hidden ? null : { page: page.id, of: 'original', width: 1240 });
  const workbooks = useLive('workbook.list', {}).value ?? [];
  const people = useLive('person.list', {}).value ?? [];
  const [corners, setCorners] = useState<Corners>(page.corners ?? whole);
  const [workbook, setWorkbook] = useState<string | null>(page.edition?.workbook ?? null);
  const book = workbook ?? workbooks[0]?.id ?? null;
  const editions = useLive('edition.list', book === null ? null : { workbook: book }).value ?? [];
  const [edition, setEdition] = useState<string | null>(page.edition?.id ?? null);
  const newest = editions.toSorted((a, b) => b.number - a.number)[0];
  const chosen = editions.find(({ id }) => id === edition) ?? newest;
  const [number, setNumber] = useState(Math.max(1, page.page));
  const [person, setPerson] = useState<string | null>(page.participant);
  const owner = people.find(({ id }) => id === page.participant)?.name;
  const { views } = useWindowState();

  const back = (): unknown => desk.act('scans.unplace', { page: page.id });
  const put = async (where: { edition: string; number: number; participant: string | null }): Promise<void> => {
    const outcome = await desk.act('scans.place', { page: page.id, ...where, corners }, back);
    if (!outcome.ok) return;
    showToast({ text: words.place.placed, action: undoAction(() => views.step('undo')) });
    onPlaced?.();
  };
  const place = (): void => {
    if (chosen) void put({ edition: chosen.id, number, participant: person });
  };
  const guess = page.reason && page.edition ? { edition: page.edition.id, number: page.page, participant: page.participant } : null;
  useYes(guess ? () => void put(guess) : null);
  // The corner that was top right is top left now.
  const turn = (): void => setCorners(([one, two, three, four]) => [four, one, two, three]);

  return (
    <>
      <div className="paper-stage" role="region" aria-label={words.from(page.file, page.number)}>
        {hidden || picture === null ? (
          <p className="quiet returns-no-pages">{hidden ? words.hidden : words.noPicture}</p>
        ) : picture ? (
          <CornerEditor picture={picture} corners={corners} onChange={setCorners} />
        ) : (
          <Skeleton lines={8} />
        )}
      </div>
      <aside className="returns-side paper-side" aria-label={words.place.title}>
        <WhichPage page={page} pages={pages} onChoose={onChoose} />
        <h2 className="heading">{words.place.title}</h2>
        {page.state === 'unplaced' ? <p className="quiet">{words.place.problem(page.problem)}</p> : null}
        {guess && page.reason && page.edition ? (
          <section className="paper-guess" aria-label={words.place.suggested(page.page, page.edition.title)}>
            <h3 className="paper-asked">{words.place.suggested(page.page, page.edition.title)}</h3>
            {owner ? (
              <p>
                <Person>{owner}</Person>
              </p>
            ) : null}
            <p className="small quiet">{words.place.because(page.reason, page.page)}</p>
            <div>
              <Button kind="primary" keys="Y" onPress={() => void put(guess)}>
                {words.place.yes}
              </Button>
            </div>
          </section>
        ) : null}
        <Select
          label={words.place.workbook}
          choices={workbooks.map(({ id, title }) => ({ value: id, label: title }))}
          value={book}
          onChange={(next) => {
            setWorkbook(next);
            setEdition(null);
          }}
        />
        {editions.length > 1 ? (
          <Select
            label={words.place.edition}
            choices={editions.map(({ id, number: of }) => ({ value: id, label: words.place.editionOf(of) }))}
            value={chosen?.id ?? null}
            onChange={setEdition}
          />
        ) : null}
        <NumberField label={words.place.page} value={number} minValue={1} maxValue={999} onChange={setNumber} />
        {hidden ? null : (
          <ComboBox
            label={words.place.person}
            placeholder={words.place.find}
            choices={people.map(({ id, name }) => ({ value: id, label: name }))}
            value={person}
            onChange={setPerson}
          />
        )}
        {picture ? (
          <>
            <p className="small faint">{words.place.corners}</p>
            <Straightened picture={picture} corners={corners} paper={page.paper} />
            <div>
              <Button small icon={RotateCw} onPress={turn}>
                {words.place.turn}
              </Button>
            </div>
          </>
        ) : null}
        <div className="row">
          <Button kind={guess ? 'plain' : 'primary'} isDisabled={!chosen || Number.isNaN(number)} onPress={place}>
            {words.place.do}
          </Button>
          {page.by === 'hand' && page.state !== 'unplaced' ? (
            <Button onPress={() => void desk.act('scans.unplace', { page: page.id }).then(() => onPlaced?.())}>{words.place.back}</Button>
          ) : null}
          <Button onPress={() => void desk.act('scans.discard', { batch: page.batch, pages: [page.id] })}>{words.place.throwAway}</Button>
        </div>
      </aside>
    </>
  );
}

/** N and P go through the pages, while nobody is typing. */
function useTrayKeys(step: (by: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = { n: 1, p: -1 }[event.key.toLowerCase()];
      if (by === undefined || isTyping(event)) return;
      event.preventDefault();
      step(by);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** Y takes what is suggested. */
function useYes(act: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!act || event.key.toLowerCase() !== 'y' || isTyping(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
