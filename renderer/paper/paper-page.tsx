import { memo, useEffect, useRef, useState } from 'react';
import type { CSSProperties, MouseEvent } from 'react';
import type { PDFPageProxy, TextLayer } from 'pdfjs-dist';
import type { Pdf } from './pdf.ts';
import { findInPieces } from './find.ts';
import { sharpness } from './zoom.ts';
import type { Reading } from './reading.ts';
import { readPage } from './reading.ts';
import { PageReading } from './page-reading.tsx';

/** A place on paper to be shown: points from the page's top left. */
export interface PaperMark {
  key: string;
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** `pin`: a number beside the place, which a list explains. `finding`: the same, for what wants looking at. */
  look: 'block' | 'chosen' | 'pin' | 'finding' | 'finding-now';
  label?: string;
}

export interface Spot {
  page: number;
  x: number;
  y: number;
}

interface PaperPageProps {
  pdf: Pdf;
  number: number;
  /** What is on it, in short: while that is the same, what was drawn stays, whatever file it was drawn from. */
  print: unknown;
  /** Screen pixels a point. */
  scale: number;
  /** Within or about to be within sight. A page that is not is an empty sheet, and costs nothing. */
  near: boolean;
  name: string;
  marks: readonly PaperMark[];
  find: string;
  onPick?: ((spot: Spot) => void) | undefined;
  onFollow(destination: unknown): void;
  onFound(page: number, ranges: Range[]): void;
}

interface PageLink {
  key: string;
  box: CSSProperties;
  name: string;
  url: string | null;
  destination: unknown;
}

/** What was drawn stays until what comes next is ready: a page never flickers. */
export const PaperPage = memo(function PaperPage({
  pdf: newest,
  number,
  print,
  scale,
  near,
  name,
  marks,
  find,
  onPick,
  onFollow,
  onFound,
}: PaperPageProps) {
  const pdf = useShown(newest, print, near ? scale : null);
  const canvasPlace = useRef<HTMLDivElement>(null);
  const textPlace = useRef<HTMLDivElement>(null);
  const layer = useRef<TextLayer | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [links, setLinks] = useState<PageLink[]>([]);
  const [reading, setReading] = useState<Reading[]>([]);

  useEffect(() => {
    if (!near) {
      canvasPlace.current?.replaceChildren();
      return;
    }
    let stop = (): void => undefined;
    let wanted = true;
    void (async () => {
      const page = await pdf.page(number);
      if (!wanted) return;
      const task = drawOn(pdf, page, scale);
      stop = () => task.cancel();
      const canvas = await task.ready;
      if (wanted) canvasPlace.current?.replaceChildren(canvas);
    })().catch(() => undefined);
    return () => {
      wanted = false;
      stop();
    };
  }, [pdf, number, scale, near]);

  useEffect(() => {
    if (!near) return;
    let wanted = true;
    void (async () => {
      const page = await pdf.page(number);
      const [content, tree, annotations] = await Promise.all([
        page.getTextContent({ includeMarkedContent: true }),
        page.getStructTree(),
        page.getAnnotations(),
      ]);
      if (!wanted) return;
      const container = document.createElement('div');
      container.className = 'pages-text';
      const next = pdf.letters(content, page, container);
      await next.render();
      if (!wanted || !textPlace.current) return;
      textPlace.current.replaceChildren(container);
      layer.current = next;
      setLinks(linksOf(annotations, page));
      setReading(readPage(tree, content, fieldNames(annotations)));
      setDrawn((times) => times + 1);
    })().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [pdf, number, near]);

  useEffect(() => {
    if (!drawn || !near || !layer.current) return;
    onFound(number, find ? rangesOf(layer.current, find) : []);
    return () => onFound(number, []);
  }, [drawn, near, find, number, onFound]);

  const pick = (event: MouseEvent<HTMLDivElement>): void => {
    if (!onPick || !document.getSelection()?.isCollapsed) return;
    const box = event.currentTarget.getBoundingClientRect();
    onPick({ page: number, x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale });
  };

  const share = (value: number, whole: number): string => `${(100 * value) / whole}%`;
  return (
    <section
      className="pages-page"
      aria-label={name}
      data-page={number}
      style={{ width: pdf.width * scale, height: pdf.height * scale, '--total-scale-factor': scale } as CSSProperties}
    >
      {/* A convenience for the mouse; the outline does the same by keyboard. */}
      <div className="pages-sheet" role="presentation" onClick={pick}>
        <div ref={canvasPlace} className="pages-canvas" aria-hidden="true" />
        <div ref={textPlace} aria-hidden="true" />
        {marks.map((mark) => (
          <span
            key={mark.key}
            className={`pages-mark pages-mark-${mark.look}`}
            style={{
              left: share(mark.x, pdf.width),
              top: share(mark.y, pdf.height),
              width: share(mark.width, pdf.width),
              height: share(mark.height, pdf.height),
            }}
          >
            {mark.label ? <b>{mark.label}</b> : null}
          </span>
        ))}
        {links.map((link) => (
          <a
            key={link.key}
            className="pages-link"
            style={link.box}
            aria-label={link.name}
            href={link.url ?? '#'}
            {...(link.url ? { target: '_blank', rel: 'noreferrer' } : {})}
            onClick={(event) => {
              event.stopPropagation();
              if (link.url) return;
              event.preventDefault();
              onFollow(link.destination);
            }}
          />
        ))}
      </div>
      <PageReading reading={reading} />
    </section>
  );
});

/** How long a page that looks the same shows what was drawn of it before, in milliseconds. What is in small print may be another. */
const leisure = 1500;

/**
 * The file to draw a page from: a newer one at once where the page is another or is drawn anew anyhow, and else when nothing newer has come
 * for a while. `scale`: `null` while the page is out of sight.
 */
function useShown(newest: Pdf, print: unknown, scale: number | null): Pdf {
  const [shown, setShown] = useState({ pdf: newest, print, scale });
  if (shown.scale !== scale || (shown.pdf !== newest && shown.print !== print)) setShown({ pdf: newest, print, scale });
  useEffect(() => {
    if (shown.pdf === newest) return;
    const timer = setTimeout(() => setShown({ pdf: newest, print, scale }), leisure);
    return () => clearTimeout(timer);
  }, [shown, newest, print, scale]);
  return shown.pdf;
}

function drawOn(pdf: Pdf, page: PDFPageProxy, scale: number): { ready: Promise<HTMLCanvasElement>; cancel(): void } {
  const viewport = page.getViewport({ scale });
  const dots = sharpness(viewport.width, viewport.height, window.devicePixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width * dots);
  canvas.height = Math.round(viewport.height * dots);
  const task = pdf.draw(page, canvas, scale);
  return { ready: task.promise.then(() => canvas), cancel: () => task.cancel() };
}

type Annotations = Awaited<ReturnType<PDFPageProxy['getAnnotations']>>;

function linksOf(annotations: Annotations, page: PDFPageProxy): PageLink[] {
  const { width, height } = page.getViewport({ scale: 1 });
  return annotations
    .filter((annotation) => annotation.subtype === 'Link' && (annotation.url || annotation.dest))
    .map((annotation) => {
      const [left, bottom, right, top] = annotation.rect as [number, number, number, number];
      return {
        key: String(annotation.id),
        box: {
          left: `${(100 * left) / width}%`,
          top: `${(100 * (height - top)) / height}%`,
          width: `${(100 * (right - left)) / width}%`,
          height: `${(100 * (top - bottom)) / height}%`,
        },
        name: annotation.contentsObj?.str || annotation.url || 'Link',
        url: typeof annotation.url === 'string' ? annotation.url : null,
        destination: annotation.dest as unknown,
      };
    });
}

/** The structure tree refers to a widget by pdf.js's own id for it. */
const fieldNames = (annotations: Annotations): Map<string, string> =>
  new Map(
    annotations
      .filter(({ subtype }) => subtype === 'Widget')
      .map((widget) => [`pdfjs_internal_id_${String(widget.id)}`, String(widget.alternativeText || widget.fieldName || '')]),
  );

function rangesOf(layer: TextLayer, wanted: string): Range[] {
  return findInPieces(layer.textContentItemsStr, wanted).flatMap(({ from, to }) => {
    const start = layer.textDivs[from.piece]?.firstChild;
    const end = layer.textDivs[to.piece]?.firstChild;
    if (!start || !end) return [];
    const range = document.createRange();
    range.setStart(start, from.at);
    range.setEnd(end, to.at);
    return [range];
  });
}
