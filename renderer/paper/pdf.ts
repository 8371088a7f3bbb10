import type { PDFDocumentProxy, PDFPageProxy, PDFWorker, TextLayer } from 'pdfjs-dist';
import WorkerOfPdf from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { pixelsPerPoint } from './zoom.ts';

/** The build for browsers that are a few years old: Electron 33, in which the tests run, lacks what the newest asks for. */
const library = () => import('pdfjs-dist/legacy/build/pdf.mjs');

/** A PDF that is open in the window. Sizes are points; pages count from 1. */
export interface Pdf {
  pages: number;
  width: number;
  height: number;
  page(number: number): Promise<PDFPageProxy>;
  /** Starts drawing a page. Widgets are drawn with their own pictures, as a printer would: the preview has no controls. */
  draw(page: PDFPageProxy, canvas: HTMLCanvasElement, scale: number): ReturnType<PDFPageProxy['render']>;
  /** The page's text as invisible letters over the drawn ones, for selection and search. */
  letters(content: ConstructorParameters<typeof TextLayer>[0]['textContentSource'], page: PDFPageProxy, container: HTMLElement): TextLayer;
  /** Where an internal link leads: a page, and how far down it, in points from the top. */
  place(destination: unknown): Promise<{ page: number; y: number } | null>;
  close(): void;
}

let worker: PDFWorker | null = null;

export interface OpenPdf {
  /**
   * Draws what is written in a form's boxes where the file leaves that to whoever shows it, as some programs do that fill forms in.
   * Told of each page on which something was.
   */
  onCompleted?: ((page: number) => void) | undefined;
}

export async function openPdf(bytes: Uint8Array, { onCompleted }: OpenPdf = {}): Promise<Pdf> {
  // Loaded when the first page is wanted: the window's start does not wait for it.
  const { AnnotationMode, getDocument, PDFWorker, TextLayer } = await library();
  // One worker reads every PDF of the window. It is bundled with us: nothing is fetched.
  worker ??= PDFWorker.create({ port: new WorkerOfPdf() });
  const task = getDocument({
    // The worker takes the bytes for itself: the caller keeps its own.
    data: bytes.slice(),
    worker,
    // The content security policy allows no code from strings and no WebAssembly. Our pages need neither.
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    const first = (await document.getPage(1)).getViewport({ scale: 1 });
    return {
      pages: document.numPages,
      width: first.width,
      height: first.height,
      page: async (number) => {
        const page = await document.getPage(number);
        if (onCompleted && (await writeIn(document, page))) onCompleted(number);
        return page;
      },
      draw: (page, canvas, scale) => {
        const viewport = page.getViewport({ scale });
        const transform = [canvas.width / viewport.width, 0, 0, canvas.height / viewport.height, 0, 0];
        return page.render({
          canvas,
          viewport,
          transform,
          annotationMode: onCompleted ? AnnotationMode.ENABLE_STORAGE : AnnotationMode.ENABLE,
        });
      },
      letters: (textContentSource, page, container) =>
        new TextLayer({ textContentSource, container, viewport: page.getViewport({ scale: pixelsPerPoint }) }),
      place: (destination) => placeOf(document, destination),
      close: () => void task.destroy(),
    };
  } catch (problem) {
    void task.destroy();
    throw problem;
  }
}

/** Whether there was a box with words in it that the file does not draw. The library draws what it is told that somebody wrote. */
async function writeIn({ annotationStorage }: PDFDocumentProxy, page: PDFPageProxy): Promise<boolean> {
  let written = false;
  for (const { id, fieldType, fieldValue, textContent } of (await page.getAnnotations()) as Widget[]) {
    if (fieldType !== 'Tx' || typeof fieldValue !== 'string' || fieldValue.trim() === '') continue;
    if (textContent?.some((line) => line.trim() !== '')) continue;
    annotationStorage.setValue(id, { value: fieldValue });
    written = true;
  }
  return written;
}

interface Widget {
  id: string;
  fieldType?: string;
  fieldValue?: unknown;
  /** The words that its own picture draws. */
  textContent?: readonly string[] | null;
}

async function placeOf(document: PDFDocumentProxy, destination: unknown): Promise<{ page: number; y: number } | null> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  if (!Array.isArray(explicit)) return null;
  const [target, how, , top] = explicit as [unknown, { name?: string } | undefined, unknown, unknown];
  const index = typeof target === 'number' ? target : isReference(target) ? await document.getPageIndex(target) : -1;
  if (index < 0 || index >= document.numPages) return null;
  const height = (await document.getPage(index + 1)).getViewport({ scale: 1 }).height;
  return { page: index + 1, y: how?.name === 'XYZ' && typeof top === 'number' ? height - top : 0 };
}

const isReference = (value: unknown): value is { num: number; gen: number } =>
  typeof value === 'object' && value !== null && 'num' in value && 'gen' in value;

/** Base64, as the core hands a PDF over, to bytes. */
export function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
