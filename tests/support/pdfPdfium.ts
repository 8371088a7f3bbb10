import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import { type Filler, openInPdfjs } from './pdfFillers.ts';
import type { Picture } from './pdfTools.ts';

/** Chrome and Edge: pressed and typed, as with a mouse and a keyboard. */
export async function openPdfium(): Promise<{ fill: Filler; picture: (bytes: Uint8Array, page: number, dpi: number) => Picture }> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const engine = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
  engine.PDFiumExt_Init();
  const { pdfium } = engine;
  const memory = (): Uint8Array => (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;

  const load = (bytes: Uint8Array): { document: number; form: number; close: () => void } => {
    const source = pdfium.wasmExports.malloc(bytes.length);
    memory().set(bytes, source);
    const document = engine.FPDF_LoadMemDocument(source, bytes.length, '');
    const info = engine.PDFiumExt_OpenFormFillInfo();
    const form = engine.PDFiumExt_InitFormFillEnvironment(document, info);
    const close = (): void => {
      engine.PDFiumExt_ExitFormFillEnvironment(form);
      engine.FPDF_CloseDocument(document);
      pdfium.wasmExports.free(source);
    };
    return { document, form, close };
  };

  const fill: Filler = async (bytes, values) => {
    const places = await placesOf(bytes);
    const { document, form, close } = load(bytes);
    const pages = [...new Set(places.map(({ page }) => page))];
    for (const number of pages) {
      const page = engine.FPDF_LoadPage(document, number);
      engine.FORM_OnAfterLoadPage(page, form);
      for (const { name, state, x, y } of places.filter((place) => place.page === number)) {
        const value = values[name];
        if (value === undefined || (state !== '' && value !== true && value !== state)) continue;
        engine.FORM_OnLButtonDown(form, page, 0, x, y);
        engine.FORM_OnLButtonUp(form, page, 0, x, y);
        if (state === '' && typeof value === 'string') {
          const text = pdfium.wasmExports.malloc(value.length * 2 + 2);
          pdfium.stringToUTF16(value, text, value.length * 2 + 2);
          engine.FORM_SelectAllText(form, page);
          engine.FORM_ReplaceSelection(form, page, text);
          pdfium.wasmExports.free(text);
        }
        engine.FORM_ForceToKillFocus(form);
      }
      engine.FORM_OnBeforeClosePage(page, form);
      engine.FPDF_ClosePage(page);
    }
    const writer = engine.PDFiumExt_OpenFileWriter();
    engine.PDFiumExt_SaveAsCopy(document, writer);
    const size = engine.PDFiumExt_GetFileWriterSize(writer);
    const target = pdfium.wasmExports.malloc(size);
    engine.PDFiumExt_GetFileWriterData(writer, target, size);
    const filled = memory().slice(target, target + size);
    engine.PDFiumExt_CloseFileWriter(writer);
    close();
    return filled;
  };

  /** A page as Chrome and Edge draw it, with its fields. */
  const picture = (bytes: Uint8Array, number: number, dpi: number): Picture => {
    const { document, form, close } = load(bytes);
    const page = engine.FPDF_LoadPage(document, number - 1);
    const width = Math.round((engine.FPDF_GetPageWidthF(page) * dpi) / 72);
    const height = Math.round((engine.FPDF_GetPageHeightF(page) * dpi) / 72);
    const bitmap = engine.FPDFBitmap_Create(width, height, 0);
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    engine.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, 0);
    const from = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const data = Buffer.alloc(width * height);
    // Green says enough of black and white.
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) data[y * width + x] = memory()[from + y * stride + x * 4 + 1] ?? 255;
    engine.FPDFBitmap_Destroy(bitmap);
    engine.FPDF_ClosePage(page);
    close();
    return { width, height, data };
  };
  return { fill, picture };
}

/** The middle of every box, from the bottom left of its page, as PDFium counts. */
async function placesOf(bytes: Uint8Array): Promise<{ name: string; state: string; page: number; x: number; y: number }[]> {
  const task = openInPdfjs(bytes);
  const document = await task.promise;
  const places: { name: string; state: string; page: number; x: number; y: number }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    for (const { fieldName, rect, buttonValue, exportValue, fieldType } of (await page.getAnnotations()) as Record<string, never>[]) {
      const [left = 0, foot = 0, right = 0, top = 0] = (rect ?? []) as number[];
      if (fieldName)
        places.push({
          name: fieldName,
          state: fieldType === 'Btn' ? (buttonValue ?? exportValue ?? '') : '',
          page: number - 1,
          x: (left + right) / 2,
          y: (foot + top) / 2,
        });
    }
  }
  await task.destroy();
  return places;
}
