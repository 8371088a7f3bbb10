import { memo, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, Ref, RefObject } from 'react';
import type { Pdf } from './pdf.ts';
import { openPdf } from './pdf.ts';
import type { PaperMark, Spot } from './paper-page.tsx';
import { PaperPage } from './paper-page.tsx';
import type { Zoom } from './zoom.ts';
import { pageBeingRead, pixelsPerPoint, stepIn, stepOut, zoomToFit } from './zoom.ts';
import { showFound } from './highlight.ts';
import { ZoomBar } from './zoom-bar.tsx';
import './paper-view.css';

export interface PaperHandle {
  /** Brings a place into sight; `y` in points from the page's top. */
  show(page: number, y?: number): void;
  /** The same, and nothing where it is in sight already. */
  reveal(page: number, y: number): void;
}

interface PaperViewProps {
  /** The file to show. While the next one opens, the last stays. Null: nothing to show yet. */
  bytes: Uint8Array | null;
  /** What is on each page, in short; where it is the same in a newer file, the page is not drawn again for it. */
  prints?: readonly string[];
  /** "The workbook as it prints": what the whole is called by a screen reader. */
  name: string;
  marks?: readonly PaperMark[];
  /** Words to mark wherever they stand. */
  find?: string;
  /** A newer file is on its way. */
  busy?: boolean;
  /** What to show while there is no page. */
  waiting?: ReactNode;
  onPick?: (spot: Spot) => void;
  onPage?: (page: number, pages: number) => void;
  onUnreadable?: () => void;
  /** Words that a form holds and does not draw are drawn too; told of each page that had such. */
  onCompleted?: ((page: number) => void) | undefined;
  ref?: Ref<PaperHandle>;
}

/** While the pages themselves have the focus. */
const keys: Readonly<Record<string, 'in' | 'out' | 'fit' | 'next' | 'last'>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'fit',
  ArrowRight: 'next',
  ArrowLeft: 'last',
};

const noMarks: readonly PaperMark[] = [];

/** Pages of a PDF, drawn as they come into sight. Old pages stay until new ones are ready. */
export const PaperView = memo(function PaperView({
  bytes,
  prints,
  name,
  marks = noMarks,
  find = '',
  busy = false,
  waiting,
  onPick,
  onPage,
  onUnreadable,
  onCompleted,
  ref,
}: PaperViewProps) {
  const stage = useRef<HTMLDivElement>(null);
  const opened = usePdf(bytes, prints, onUnreadable, onCompleted);
  const pdf = opened?.pdf ?? null;
  const [zoom, setZoom] = useState<Zoom>('fit');
  const [stageWidth, setStageWidth] = useState(800);
  const [reading, setReading] = useState(1);
  const near = useNear(stage, pdf);
  const factor = zoom === 'fit' ? zoomToFit(pdf?.width ?? 595, stageWidth) : zoom;
  const scale = factor * pixelsPerPoint;

  useLayoutEffect(() => {
    const element = stage.current;
    if (!element) return;
    const measure = (): void => setStageWidth(element.clientWidth || 800);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useKeepPlace(stage, scale);

  const show = useCallback(
    (page: number, y = 0): void => {
      const sheet = sheets(stage.current)[page - 1];
      if (!sheet || !stage.current) return;
      const room = y > 0 ? Math.min(stage.current.clientHeight / 4, 120) : 16;
      stage.current.scrollTo({ top: sheet.offsetTop + y * scale - room });
    },
    [scale],
  );
  const reveal = useCallback(
    (page: number, y: number): void => {
      const element = stage.current;
      const sheet = sheets(element)[page - 1];
      if (!sheet || !element) return;
      const at = sheet.offsetTop + y * scale;
      if (at < element.scrollTop || at > element.scrollTop + element.clientHeight - 48) show(page, y);
    },
    [scale, show],
  );
  useImperativeHandle(ref, () => ({ show, reveal }), [show, reveal]);

  const scrolled = useCallback((): void => {
    const element = stage.current;
    if (!element || !pdf) return;
    const all = sheets(element);
    setReading(
      pageBeingRead(
        all.map((sheet) => sheet.offsetTop),
        all[0]?.offsetHeight ?? 0,
        element.scrollTop,
        element.clientHeight,
      ),
    );
  }, [pdf]);
  useEffect(scrolled, [scrolled, scale]);
  useEffect(() => {
    if (pdf) onPage?.(Math.min(reading, pdf.pages), pdf.pages);
  }, [pdf, reading, onPage]);

  const found = useRef(new Map<number, Range[]>());
  const onFound = useCallback((page: number, ranges: Range[]): void => {
    if (ranges.length) found.current.set(page, ranges);
    else found.current.delete(page);
    showFound([...found.current.values()].flat());
  }, []);
  useEffect(() => () => showFound([]), []);

  const follow = useCallback(
    (destination: unknown): void => {
      void pdf?.place(destination).then(
        (place) => place && show(place.page, place.y),
        () => undefined,
      );
    },
    [pdf, show],
  );

  useEffect(() => {
    const element = stage.current;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      if (act === 'next') show(Math.min(reading + 1, pdf?.pages ?? 1));
      else if (act === 'last') show(Math.max(reading - 1, 1));
      else setZoom(act === 'in' ? stepIn(factor) : act === 'out' ? stepOut(factor) : 'fit');
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [factor, pdf, reading, show]);

  const marksByPage = useMemo(() => byPage(marks), [marks]);
  return (
    <div className="pages">
      <div ref={stage} className="pages-stage" role="region" aria-label={name} aria-busy={busy} tabIndex={0} onScroll={scrolled}>
        {pdf
          ? Array.from({ length: pdf.pages }, (_, at) => (
              <PaperPage
                key={at}
                pdf={pdf}
                number={at + 1}
                print={opened?.prints?.[at] ?? pdf}
                scale={scale}
                near={near.has(at + 1)}
                name={`Page ${at + 1} of ${pdf.pages}`}
                marks={marksByPage.get(at + 1) ?? noMarks}
                find={find}
                onPick={onPick}
                onFollow={follow}
                onFound={onFound}
              />
            ))
          : waiting}
      </div>
      {pdf && (
        <ZoomBar page={Math.min(reading, pdf.pages)} pages={pdf.pages} zoom={factor} fits={zoom === 'fit'} onPage={show} onZoom={setZoom} />
      )}
    </div>
  );
});

function byPage(marks: readonly PaperMark[]): Map<number, PaperMark[]> {
  const pages = new Map<number, PaperMark[]>();
  for (const mark of marks) pages.set(mark.page, [...(pages.get(mark.page) ?? []), mark]);
  return pages;
}

const sheets = (stage: HTMLElement | null): HTMLElement[] => [...(stage?.querySelectorAll<HTMLElement>('.pages-page') ?? [])];

interface Opened {
  pdf: Pdf;
  prints: readonly string[] | undefined;
}

/** A page may show what was drawn from the file before this one, and may not have finished drawing it: that stays open for so many milliseconds. */
const linger = 3000;

/** The open file. The last good one is kept until the next is open, and closed soon after. */
function usePdf(
  bytes: Uint8Array | null,
  prints: readonly string[] | undefined,
  onUnreadable: PaperViewProps['onUnreadable'],
  onCompleted: PaperViewProps['onCompleted'],
): Opened | null {
  const [opened, setOpened] = useState<Opened | null>(null);
  const latest = useRef({ prints, onUnreadable, onCompleted });
  useEffect(() => {
    latest.current = { prints, onUnreadable, onCompleted };
  });
  useEffect(() => {
    if (!bytes) return;
    let wanted = true;
    const completed = latest.current.onCompleted ? (page: number) => wanted && latest.current.onCompleted?.(page) : undefined;
    openPdf(bytes, { onCompleted: completed }).then(
      (pdf) => (wanted ? setOpened({ pdf, prints: latest.current.prints }) : pdf.close()),
      () => wanted && latest.current.onUnreadable?.(),
    );
    return () => {
      wanted = false;
    };
  }, [bytes]);
  const pdf = opened?.pdf;
  useEffect(
    () => () => {
      if (pdf) setTimeout(() => pdf.close(), linger);
    },
    [pdf],
  );
  return opened;
}

/** Which pages are within a screen of being seen. */
function useNear(stage: RefObject<HTMLDivElement | null>, pdf: Pdf | null): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([1, 2]));
  const pages = pdf?.pages ?? 0;
  useEffect(() => {
    if (!stage.current || !pages) return;
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const after = new Set(before);
          for (const { target, isIntersecting } of entries) {
            const page = Number((target as HTMLElement).dataset['page']);
            if (isIntersecting) after.add(page);
            else after.delete(page);
          }
          return after;
        }),
      { root: stage.current, rootMargin: '100% 0px' },
    );
    for (const sheet of sheets(stage.current)) observer.observe(sheet);
    return () => observer.disconnect();
  }, [stage, pages]);
  return near;
}

/** When the scale changes, what stood in the middle of the stage stays there. */
function useKeepPlace(stage: RefObject<HTMLDivElement | null>, scale: number): void {
  const last = useRef(scale);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element && last.current !== scale) {
      const middle = element.scrollTop + element.clientHeight / 2;
      element.scrollTo({ top: (middle * scale) / last.current - element.clientHeight / 2 });
    }
    last.current = scale;
  }, [stage, scale]);
}
