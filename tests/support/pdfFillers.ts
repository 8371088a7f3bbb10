import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { init } from '@embedpdf/pdfium';
import { PDFCheckBox, PDFDocument, PDFRadioGroup, PDFTextField } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withFile } from './pdfTools.ts';

/** Fills as the programs do that people have: text for a text field, true for a tick, a state for a choice. */
export type Values = Record<string, string | true>;
export type Filler = (bytes: Uint8Array, values: Values) => Promise<Uint8Array>;

const standardFonts = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/');

function open(bytes: Uint8Array): ReturnType<typeof getDocument> {
  return getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: standardFonts, verbosity: 0 });
}

/** Firefox, and our own preview. */
export const fillInPdfjs: Filler = async (bytes, values) => {
  const task = open(bytes);
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    for (const annotation of (await page.getAnnotations()) as {
      id: string;
      fieldName?: string;
      buttonValue?: string;
      radioButton?: boolean;
    }[]) {
      const value = values[annotation.fieldName ?? ''];
      if (value === undefined) continue;
      document.annotationStorage.setValue(annotation.id, { value: annotation.radioButton ? annotation.buttonValue === value : value });
    }
  }
  const filled = await document.saveDocument();
  await task.destroy();
  return filled;
};

/** What each field on a page holds, as the program that reads returns will see it. */
export async function readFields(bytes: Uint8Array): Promise<Record<string, string>> {
  const task = open(bytes);
  const document = await task.promise;
  const objects = ((await document.getFieldObjects()) ?? {}) as Record<string, { value?: unknown; defaultValue?: unknown }[]>;
  await task.destroy();
  return Object.fromEntries(
    Object.entries(objects).map(([name, [...all]]) => [
      name,
      String(all.map(({ value }) => value).find((value) => value !== undefined && value !== 'Off' && value !== '') ?? ''),
    ]),
  );
}

export const fillInPdfLib: Filler = async (bytes, values) => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const form = document.getForm();
  for (const [name, value] of Object.entries(values)) {
    const field = form.getField(name);
    if (field instanceof PDFTextField && typeof value === 'string') field.setText(value);
    else if (field instanceof PDFCheckBox) field.check();
    else if (field instanceof PDFRadioGroup && typeof value === 'string') field.select(value);
  }
  // Its own appearances know the letters of Western Europe only.
  return document.save({ updateFieldAppearances: false });
};

/** Chrome and Edge: pressed and typed, as with a mouse and a keyboard. */
export async function openPdfium(): Promise<Filler> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const engine = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer });
  engine.PDFiumExt_Init();
  const { pdfium } = engine;
  const memory = (): Uint8Array => (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  return async (bytes, values) => {
    const places = await placesOf(bytes);
    const source = pdfium.wasmExports.malloc(bytes.length);
    memory().set(bytes, source);
    const document = engine.FPDF_LoadMemDocument(source, bytes.length, '');
    const info = engine.PDFiumExt_OpenFormFillInfo();
    const form = engine.PDFiumExt_InitFormFillEnvironment(document, info);
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
    engine.PDFiumExt_ExitFormFillEnvironment(form);
    engine.FPDF_CloseDocument(document);
    return filled;
  };
}

/** The middle of every box, from the bottom left of its page, as PDFium counts. */
async function placesOf(bytes: Uint8Array): Promise<{ name: string; state: string; page: number; x: number; y: number }[]> {
  const task = open(bytes);
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

/** The system's own Python: bindings that the system ships are not in one that was installed beside it. */
const python = ['/usr/bin/python3', 'python3'].find((program) => {
  const look = "import gi; gi.require_version('Poppler', '0.18'); from gi.repository import Poppler";
  return spawnSync(program, ['-c', look], { stdio: 'ignore' }).status === 0;
});

export function hasPoppler(): boolean {
  return python !== undefined;
}

/** Evince. It sets ticks, but offers no way to choose one box of several by its value. */
export const fillInPoppler: Filler = async (bytes, values) =>
  withFile(bytes, (file) => {
    const target = `${file}.filled.pdf`;
    const script = path.join(import.meta.dirname, 'pdfPoppler.py');
    const { status, stderr } = spawnSync(python ?? 'python3', [script, file, target], { input: JSON.stringify(values), encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return new Uint8Array(readFileSync(target));
  });
