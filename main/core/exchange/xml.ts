import { Refusal } from '../refusal.ts';
import { limits } from './limits.ts';

/**
 * Looks through XML before a parser does: no document type (where entities are declared and bombs are made), no nesting without
 * end, no more elements than a document has. One pass over the text, whatever is in it.
 */
export function requireTameXml(bytes: Uint8Array, counted: { elements: number }): string {
  const text = decode(bytes);
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = past(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = past(text, ']]>', at + 9);
    else if (text.startsWith('<?', at)) at = past(text, '?>', at + 2);
    else if (text.startsWith('<!', at)) throw new Refusal('file-not-ours', { why: 'document-type' });
    else {
      const end = tagEnd(text, at + 1);
      if (text[at + 1] === '/') depth -= 1;
      else {
        counted.elements += 1;
        if (text[end - 2] !== '/') depth += 1;
      }
      if (depth > limits.depth) throw new Refusal('too-large', { why: 'depth', limit: limits.depth });
      if (counted.elements > limits.elements) throw new Refusal('too-large', { why: 'elements', limit: limits.elements });
      at = end;
    }
  }
  return text;
}

/** UTF-8 only: in another encoding a document type could hide from the look above and be seen by the parser. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('file-not-ours', { why: 'encoding' });
  }
}

function past(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  if (at < 0) throw new Refusal('file-not-ours', { why: 'xml' });
  return at + end.length;
}

/** Just behind the tag's `>`, which may also stand in an attribute's quotes. */
function tagEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '>') return at + 1;
    if (char === '"' || char === "'") {
      at = text.indexOf(char, at + 1);
      if (at < 0) break;
    }
  }
  throw new Refusal('file-not-ours', { why: 'xml' });
}
