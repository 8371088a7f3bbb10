import { createHash } from 'node:crypto';
import type { Book } from '../marks.ts';
import { date, dictionary, escapeXml, text } from '../draw/syntax.ts';

/** What a copy says of itself, in every place from which a returned file can still be known again. */
export interface Identity {
  workbook: string;
  /** The whole hash of the edition's content; empty where nothing is to come back. */
  edition: string;
  /** Five of `codeLetters`. */
  copy: string;
  preset: string;
}

const maker = 'Groundwork';

export function keywords(book: Book, id: Identity): string {
  return `groundwork ed=${book.edition} copy=${id.copy} wb=${id.workbook}`;
}

export function information(book: Book, id: Identity, now: string): string {
  return dictionary({
    Title: text(book.title),
    Subject: text(book.subject),
    Keywords: text(keywords(book, id)),
    Creator: text(maker),
    Producer: text(`${maker} with PDFKit`),
    CreationDate: date(now),
    ModDate: date(now),
  });
}

/** Titles are escaped. A tagged book says here that it is PDF/UA-1: readers go by this, not by the tags. */
export function metadata(book: Book, id: Identity, now: string, { tagged }: { tagged: boolean }): Buffer {
  const instant = `${now.slice(0, 19)}Z`;
  const said = (value: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`;
  const xml = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title>${said(book.title)}</dc:title>
<dc:description>${said(book.subject)}</dc:description>
<dc:language><rdf:Bag><rdf:li>${book.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${maker}</xmp:CreatorTool>
<xmp:CreateDate>${instant}</xmp:CreateDate>
<xmp:ModifyDate>${instant}</xmp:ModifyDate>
<pdf:Producer>${maker} with PDFKit</pdf:Producer>
<pdf:Keywords>${escapeXml(keywords(book, id))}</pdf:Keywords>
${tagged ? '<pdfuaid:part>1</pdfuaid:part>\n' : ''}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
  return Buffer.from(xml, 'utf8');
}

/** A field without a widget: seen by nobody, kept by every program that fills forms. */
export const identityField = 'groundwork';

export function identityValue({ workbook, edition, copy, preset }: Identity): string {
  return JSON.stringify({ workbook, edition, copy, preset, v: 1 });
}

/** Both halves of the trailer's ID, in hexadecimal. */
export function fileId({ workbook, edition, copy, preset }: Identity): string {
  return createHash('md5').update([workbook, edition, copy, preset].join(' ')).digest('hex');
}
