import { useEffect, useState } from 'react';
import type { ScanBook, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useLive } from '../../../client/client.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { showToast, undoAction } from '../../../ui/toast.tsx';
import { useWindowState } from '../../../state/window-state.tsx';
import { isTyping } from '../typing.ts';
import { WhoseFile } from '../whose-file.tsx';
import { Crop } from './crop.tsx';
import type { Desk } from './desk.ts';

interface WhoWroteProps {
  book: ScanBook;
  /** All pages without a name of this workbook, in the order in which they came. */
  nameless: readonly ScanPage[];
  desk: Desk;
  onLook: (page: ScanPage) => void;
}

/**
 * Pages of a blank copy: the name that stands on the cover is shown as it was written, and one answer names all that are ticked. Those that
 * came one after another are ticked to begin with.
 */
export function WhoWrote({ book, nameless, desk, onLook }: WhoWroteProps) {
  const { views } = useWindowState();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(book.pages));
  const mine = nameless.filter(({ id }) => chosen.has(id));
  const cover = mine.find(({ page }) => page === 1);
  const { value } = useLive('scans.page', cover ? { page: cover.id } : null);
  const all = nameless.map(({ id }) => id);
  const isAll = mine.length === nameless.length;
  useAll(() => setChosen(new Set(isAll ? book.pages : all)));

  return (
    <div className="paper-who">
      {nameless.length > 1 ? (
        <fieldset className="paper-run">
          <legend className="paper-asked">{words.who.pages}</legend>
          <p className="small quiet">{words.who.row}</p>
          <ul>
            {nameless
              .toSorted((a, b) => Number(book.pages.includes(b.id)) - Number(book.pages.includes(a.id)))
              .map((page) => (
                <li key={page.id} onFocus={() => onLook(page)}>
                  <Checkbox
                    isSelected={chosen.has(page.id)}
                    onChange={(yes) =>
                      setChosen((before) => new Set([...[...before].filter((id) => id !== page.id), ...(yes ? [page.id] : [])]))
                    }
                  >
                    {words.page(page.page, page.pages)} <span className="faint small">{words.from(page.file, page.number)}</span>
                  </Checkbox>
                </li>
              ))}
          </ul>
          <div className="row">
            {nameless.length > book.pages.length ? (
              <Button small keys="A" onPress={() => setChosen(new Set(isAll ? book.pages : all))}>
                {isAll ? words.who.run(book.pages.length) : words.who.all(nameless.length)}
              </Button>
            ) : null}
            {mine.length > 1 ? (
              <Button small onPress={() => setChosen(new Set(mine.slice(0, 1).map(({ id }) => id)))}>
                {words.who.only}
              </Button>
            ) : null}
          </div>
        </fieldset>
      ) : null}
      {value?.name ? (
        <figure className="paper-name">
          <Crop crop={value.name} name={words.who.cover} />
          <figcaption className="small faint">{words.who.cover}</figcaption>
        </figure>
      ) : (
        <p className="small faint">{cover ? words.who.noName : words.who.noCover}</p>
      )}
      {mine.length > 0 ? (
        <WhoseFile
          name=""
          alike={[]}
          whose={undefined}
          onChoose={async (whose) => {
            if (!whose) return;
            const pages = mine.map(({ id }) => id);
            const back = (): unknown => desk.act('scans.name', { pages, whose: null });
            const outcome = await desk.act('scans.name', { pages, whose }, back);
            if (outcome.ok) showToast({ text: words.who.named(pages.length), action: undoAction(() => views.step('undo')) });
          }}
        />
      ) : null}
    </div>
  );
}

/** Whoever was named by hand may be somebody else. */
export function TakeNameBack({ pages, desk }: { pages: readonly ScanPage[]; desk: Desk }) {
  const named = pages.filter(
    ({ copy, state, participant, by }) => copy === null && state === 'placed' && participant !== null && by === 'code',
  );
  const [first] = named;
  if (!first) return null;
  const ids = named.map(({ id }) => id);
  return (
    <div>
      <Button
        kind="quiet"
        small
        onPress={() =>
          void desk.act('scans.name', { pages: ids, whose: null }, () =>
            desk.act('scans.name', { pages: ids, whose: { is: 'known', participant: first.participant ?? '' } }),
          )
        }
      >
        {words.who.takeBack}
      </Button>
    </div>
  );
}

function useAll(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'a' || isTyping(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
