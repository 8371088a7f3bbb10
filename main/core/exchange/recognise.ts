import type { Imported } from '../../../preload/contract/model/exchange.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { plainText } from '../../../preload/contract/model/inline.ts';
import type { Block, Section } from '../../../preload/contract/model/workbook.ts';
import { readCode } from '../frameworks/paste-codes.ts';
import { requireFitting } from './fitting.ts';
import type { Deadline } from './limits.ts';
import type { Piece } from './pieces.ts';
import { takeBlocks } from './recognise-blocks.ts';
import { readFront } from './recognise-front.ts';
import { useNames } from './recognise-names.ts';
import { isBlankPlot, isSource, type Part, type Recognition, sameTitle, startsQuotation, tell, titleText } from './recognition.ts';

/*
 * Turns the pieces of any document into a draft. It hides how a workbook is told from its look (runs of headings, questions,
 * codes, quotes), promises that nothing of the text is lost, and says of everything what it was taken for and how surely.
 */

export function recognise(pieces: readonly Piece[], from: Imported['from'], newId: () => Id, deadline: Deadline): Imported {
  const found: Recognition = { newId, report: [], frameworks: [], scenarios: [], made: [], promised: [] };
  const front = readFront(pieces, found);
  found.promised = front.contents.map(({ text }) => text);
  const parts = partsOf(front.rest, found.promised, deadline);
  const isSection = sectionTest(parts);
  const sections: Section[] = [{ id: newId(), title: '', blocks: front.blocks }];
  parts.forEach((part, at) => {
    deadline.check();
    if (part.heading && isSection(part, at)) {
      const title = titleText(part.heading);
      sections.push({ id: newId(), title, blocks: [] });
      tell(found, part.heading.line, 'section', part.heading.level ? 'sure' : 'likely', {
        alternatives: ['heading'],
        values: { text: title },
      });
      if (part.items.length === 0) return;
      add(sections, takeBlocks({ heading: null, items: part.items }, found), found);
    } else add(sections, takeBlocks(part, found), found);
  });
  const kept = sections.filter(({ blocks, title }) => blocks.length > 0 || title !== '');
  const workbook = useNames(
    {
      id: newId(),
      title: front.title,
      head: { ...front.head, ...(found.frameworks[0] ? { framework: found.frameworks[0].id } : {}) },
      sections: kept,
    },
    found,
  );
  return requireFitting({
    from,
    workbook,
    frameworks: found.frameworks,
    scenarios: found.scenarios,
    images: [],
    report: found.report.sort((a, b) => a.line - b.line),
  });
}

function add(sections: Section[], blocks: Block[], found: Recognition): void {
  sections.at(-1)?.blocks.push(...blocks);
  found.made.push(...blocks);
}

/** Deeper headings than this below the highest stay inside their block. */
const levels = 2;

function partsOf(pieces: readonly Piece[], promised: readonly string[], deadline: Deadline): Part[] {
  const known = pieces.filter(({ kind }) => kind === 'heading');
  const structured = known.length >= 3 || (known.length > 0 && known.length * 12 >= pieces.length);
  const top = Math.min(...known.map(({ level }) => level ?? 0));
  const parts: Part[] = [];
  pieces.forEach((piece, at) => {
    deadline.check();
    const heading = structured
      ? piece.kind === 'heading' && (piece.level ?? 0) - top < levels
      : piece.kind === 'heading' || looksLikeHeading(piece, pieces[at + 1], promised);
    if (heading) parts.push({ heading: structured ? piece : { ...piece, level: 0 }, items: [] });
    else if (parts.length === 0) parts.push({ heading: null, items: [piece] });
    else parts.at(-1)?.items.push(piece);
  });
  return parts;
}

/** A heading by its look: short, without a full stop, and not what only looks like one. */
function looksLikeHeading(piece: Piece, next: Piece | undefined, promised: readonly string[]): boolean {
  if (piece.kind !== 'paragraph') return false;
  const text = plainText(piece.text);
  if (promised.some((line) => sameTitle(line, text))) return true;
  // "1:" below it: what is asked, with plots for the answers. "6n." below it: the stem of statements.
  if (next && (isBlankPlot(next) || (/:$/.test(text) && readCode(plainText(next.text))))) return false;
  if (text.length > 90 || text.split(' ').length > 12 || !/^[\p{Lu}\d]/u.test(text) || !/\p{L}{2}/u.test(text)) return false;
  if (/:$/.test(text)) return text.split(' ').length <= 3;
  return !/[.?!;,]["”’')]*$/.test(text) && !isSource(text);
}

const sectionWords = /^(?:welcome|introduction\b|review of\b|module\b|part\b|unit\b|session\b|week\b|day\b|before you (?:start|begin))/i;
const blockWords = /^(?:notes?\b|next steps|retrieval|statements\b|scenario|sensemaking|active ingredients)/i;

/**
 * Which headings open a section. Where the file says levels, the highest do. Where it does not: the first of a run of headings,
 * and one under which a quotation stands, since that is a block with a title of its own.
 */
function sectionTest(parts: readonly Part[]): (part: Part, at: number) => boolean {
  const used = new Set(parts.flatMap(({ heading }) => (heading?.level ? [heading.level] : [])));
  const top = Math.min(...used);
  if (used.size > 1) return ({ heading }) => heading?.level === top;
  return ({ heading, items }, at) => {
    if (!heading || blockWords.test(heading.text)) return false;
    const [first] = items;
    if (first) return startsQuotation(first) && items.some(({ text }) => isSource(text));
    const before = parts[at - 1];
    const runs = at + 1 < parts.length && (before === undefined || before.items.length > 0 || before.heading === null);
    return runs || sectionWords.test(heading.text);
  };
}
