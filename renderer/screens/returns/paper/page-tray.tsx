import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import type { Corners, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useLive } from '../../../client/client.tsx';
import { useNamesHidden } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { CornerEditor } from './corner-editor.tsx';
import type { Desk } from './desk.ts';
import { usePicture } from '../../../state/pictures.ts';
import { Straightened } from './straightened.tsx';

interface PageTrayProps {
  pages: readonly ScanPage[];
  desk: Desk;
}

/** Pages that could not be placed, one after another, each to be placed by hand. */
export function PageTray({ pages, desk }: PageTrayProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const page = pages.find(({ id }) => id === chosen) ?? pages[0];
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
  return <OnePage key={page.id} page={page} pages={pages} desk={desk} onChoose={setChosen} />;
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

function OnePage({ page, pages, desk, onChoose }: OnePageProps) {
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

  const place = async (): Promise<void> => {
    if (!chosen) return;
    const outcome = await desk.act('scans.place', { page: page.id, edition: chosen.id, number, participant: person, corners });
    if (outcome.ok) showToast({ text: words.place.placed });
  };
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
        {pages.length > 1 ? (
          <Select
            label={words.tray}
            choices={pages.map(({ id, file, number: at }) => ({ value: id, label: words.from(file, at) }))}
            value={page.id}
            onChange={onChoose}
          />
        ) : null}
        <h2 className="heading">{words.place.title}</h2>
        <p className="quiet">{words.place.problem(page.problem)}</p>
        {page.by === 'order' ? <p className="quiet">{words.place.order}</p> : null}
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
          <Button kind="primary" isDisabled={!chosen || Number.isNaN(number)} onPress={() => void place()}>
            {words.place.do}
          </Button>
          <Button onPress={() => void desk.act('scans.discard', { batch: page.batch, pages: [page.id] })}>{words.place.throwAway}</Button>
        </div>
      </aside>
    </>
  );
}
