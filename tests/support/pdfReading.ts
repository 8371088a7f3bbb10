import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A printed workbook as somebody else's software, pdf.js, reads it. */
export interface ReadPdf {
  /** The text of each page in reading order, spaces folded. */
  pages: string[];
  /** Names and values of the fields. */
  fields: Map<string, string>;
  /** What a screen reader says for each field. */
  labels: Map<string, string>;
  outline: { title: string; page: number }[];
  title: string;
  keywords: string;
}

interface Bookmark {
  title: string;
  dest: unknown;
  items: Bookmark[];
}

export async function readPdf(file: string | Uint8Array): Promise<ReadPdf> {
  const data = typeof file === 'string' ? new Uint8Array(readFileSync(file)) : file.slice();
  const pdf = await getDocument({ data, isEvalSupported: false, verbosity: 0 }).promise;
  try {
    const pages: string[] = [];
    const labels = new Map<string, string>();
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const content = await page.getTextContent();
      pages.push(
        content.items
          .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
          .join('')
          .replace(/\s+/g, ' ')
          .trim(),
      );
      for (const annotation of await page.getAnnotations())
        if (annotation.fieldName) labels.set(annotation.fieldName, annotation.alternativeText ?? '');
    }
    const fields = new Map<string, string>();
    for (const [name, entries] of Object.entries((await pdf.getFieldObjects()) ?? {})) {
      const value = (entries as { value?: unknown }[]).map((entry) => entry.value).find((held) => typeof held === 'string' && held !== '');
      fields.set(name, typeof value === 'string' ? value : '');
    }
    const outline: ReadPdf['outline'] = [];
    const walk = async (bookmarks: Bookmark[]): Promise<void> => {
      for (const { title, dest, items } of bookmarks) {
        const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : (dest as unknown[] | null);
        const target = explicit?.[0];
        if (target && typeof target === 'object')
          outline.push({ title, page: (await pdf.getPageIndex(target as { num: number; gen: number })) + 1 });
        await walk(items);
      }
    };
    await walk(((await pdf.getOutline()) ?? []) as Bookmark[]);
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Keywords?: string } };
    return { pages, fields, labels, outline, title: info.Title ?? '', keywords: info.Keywords ?? '' };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
