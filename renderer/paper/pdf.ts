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
  const { AnnotationMode, getDocument, OPS, PDFWorker, TextLayer } = await library();
  // The file asks whoever shows it to draw what is in its boxes, and the library does.
  const asks = onCompleted !== undefined && says(bytes, '/NeedAppearances true');
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
        if (onCompleted && (await writeIn(document, page, OPS, asks))) onCompleted(number);
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
async function writeIn({ annotationStorage }: PDFDocumentProxy, page: PDFPageProxy, ops: Operators, asks: boolean): Promise<boolean> {
  const silent = ((await page.getAnnotations()) as Widget[]).filter(
    ({ fieldType, fieldValue, textContent }) =>
      fieldType === 'Tx' && typeof fieldValue === 'string' && fieldValue.trim() !== '' && !textContent?.some((line) => line.trim() !== ''),
  );
  if (silent.length === 0) return false;
  // Of letters whose font is not in the file the words cannot be told, but that there are letters can.
  const drawn = asks ? new Set<string>() : await lettersIn(page, ops);
  const left = silent.filter(({ id }) => !drawn.has(id));
  for (const { id, fieldValue } of left) annotationStorage.setValue(id, { value: fieldValue });
  return left.length > 0;
}

type Operators = typeof import('pdfjs-dist/legacy/build/pdf.mjs')['OPS'];

/** The boxes whose own pictures draw letters. */
async function lettersIn(page: PDFPageProxy, ops: Operators): Promise<ReadonlySet<string>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found = new Set<string>();
  let box: string | null = null;
  for (const [at, fn] of fnArray.entries()) {
    if (fn === ops.beginAnnotation) box = String((argsArray[at] as readonly unknown[] | null)?.[0] ?? '');
    else if (fn === ops.endAnnotation) box = null;
    else if (box !== null && (fn === ops.showText || fn === ops.showSpacedText)) found.add(box);
  }
  return found;
}

function says(bytes: Uint8Array, words: string): boolean {
  const wanted = [...words].map((letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(wanted[0] ?? 0); at >= 0; at = bytes.indexOf(wanted[0] ?? 0, at + 1))
    if (wanted.every((code, ahead) => bytes[at + ahead] === code)) return true;
  return false;
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
