import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PDFCheckBox, PDFDocument, PDFRadioGroup, PDFTextField } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { withFile } from './pdfTools.ts';

/** Fills as the programs do that people have: text for a text field, true for a tick, a state for a choice. */
export type Values = Record<string, string | true>;
export type Filler = (bytes: Uint8Array, values: Values) => Promise<Uint8Array>;

const standardFonts = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/');

export function openInPdfjs(bytes: Uint8Array): ReturnType<typeof getDocument> {
  return getDocument({ data: new Uint8Array(bytes), standardFontDataUrl: standardFonts, verbosity: 0 });
}

/** Firefox, and our own preview. */
export const fillInPdfjs: Filler = async (bytes, values) => {
  const task = openInPdfjs(bytes);
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
  const task = openInPdfjs(bytes);
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
