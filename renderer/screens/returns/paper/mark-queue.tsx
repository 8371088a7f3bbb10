import { useEffect, useState } from 'react';
import type { ScanBox, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useLive } from '../../../client/client.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Button } from '../../../ui/button.tsx';
import { Person } from '../../../ui/person.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { isTyping } from '../typing.ts';
import { Crop } from './crop.tsx';
import type { Desk } from './desk.ts';
import { PagePicture } from './page-picture.tsx';
import { decided, isWaiting, questionOf, saidOf } from './readings.ts';

interface MarkQueueProps {
  pages: readonly ScanPage[];
  left: number;
  nameOf: (participant: string | null) => string;
  desk: Desk;
}

/** Marks that were not read for certain, one after another: one key decides. */
export function MarkQueue({ pages, left, nameOf, desk }: MarkQueueProps) {
  /** Decided or passed over just now: the next one is shown without waiting for the core. */
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const page = pages.find(({ id, counts }) => counts.queued > 0 && !gone.has(id));
  const { value } = useLive('scans.page', page ? { page: page.id } : null);
  const box = value?.page.id === page?.id ? value?.boxes.find((each) => isWaiting(each) && !seen.has(keyOf(page, each))) : undefined;
  useEffect(() => {
    // All marks of this page have been seen to: on to the next one.
    if (page && value?.page.id === page.id && !box) setGone((all) => new Set([...all, page.id]));
  }, [page, value, box]);

  const pass = (one: ScanBox): void => setSeen((all) => new Set([...all, keyOf(page, one)]));
  const say = (one: ScanBox, text: string): void => {
    if (!page) return;
    pass(one);
    const on = { page: page.id, field: one.field };
    const key = keyOf(page, one);
    void desk.act('scans.write', { ...on, text }, async () => {
      await desk.act('scans.write', { ...on, text: one.said });
      setSeen((all) => new Set([...all].filter((each) => each !== key)));
      setGone((all) => new Set([...all].filter((each) => each !== on.page)));
    });
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // Enter on a button is that button's.
      if (!box || isTyping(event) || (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.closest('button, a')))
        return;
      const text = decided(event.key, box);
      if (text === undefined) return;
      event.preventDefault();
      say(box, text);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  if (!page || !value) {
    return (
      <>
        <div className="paper-stage" />
        <aside className="returns-side paper-side" aria-label={words.marks}>
          {page ? <Skeleton lines={4} /> : <p className="quiet">{words.decide.done}</p>}
        </aside>
      </>
    );
  }
  return (
    <>
      <PagePicture page={page} place={box?.place} />
      <aside className="returns-side paper-side" aria-label={words.marks}>
        <p className="small quiet" role="status">
          {words.decide.left(left)}
        </p>
        {box ? (
          <section className="paper-decide" aria-label={questionOf(box)}>
            <p className="small faint">
              <Person>{nameOf(page.participant)}</Person>, {words.page(page.page, page.pages)}
            </p>
            <h2 className="heading">{questionOf(box)}</h2>
            {box.crop ? <Crop crop={box.crop} name={questionOf(box)} /> : null}
            <p>{box.kind === 'tick' ? words.decide.tick : words.decide.scale}</p>
            <div className="row">
              {waysOf(box.kind === 'tick' ? 'tick' : 'scale').map(({ key, label, text }) => (
                <Button key={key} keys={key} onPress={() => say(box, text)}>
                  {label}
                </Button>
              ))}
            </div>
            <div className="row">
              <Button kind="primary" keys="Enter" onPress={() => say(box, box.reading ?? '')}>
                {`${words.decide.asRead}: ${shownAs(box)}`}
              </Button>
              <span className="small faint">{words.sure(box.confidence)}</span>
            </div>
            <div>
              <Button kind="quiet" small onPress={() => pass(box)}>
                {words.decide.skip}
              </Button>
            </div>
          </section>
        ) : (
          <Skeleton lines={4} />
        )}
        <p className="small faint">{words.decide.keys}</p>
      </aside>
    </>
  );
}

const keyOf = (page: ScanPage | undefined, { field }: ScanBox): string => `${page?.id ?? ''} ${field}`;

const waysOf = (kind: 'tick' | 'scale'): { key: string; label: string; text: string }[] =>
  kind === 'tick'
    ? [
        { key: 'Y', label: words.mark.yes, text: 'Yes' },
        { key: 'N', label: words.mark.no, text: '' },
      ]
    : [
        ...['1', '2', '3', '4', '5'].map((value) => ({ key: value, label: value, text: value })),
        { key: '0', label: words.mark.none, text: '' },
      ];

function shownAs(box: ScanBox): string {
  const said = saidOf({ ...box, said: null });
  if (box.kind === 'tick') return said === 'yes' ? words.mark.yes : words.mark.no;
  return said === '0' ? words.mark.none : said;
}
