import type { Block } from '../../../../preload/contract/model/workbook.ts';
import type { Slice } from './flow.ts';
import { continuePage, type Galley, headingRole, roomLeft } from './galley.ts';
import { beside, type Label } from './labels.ts';
import { setRule } from './shapes.ts';
import { atHead, enter, setPageTitle, setTitle } from './titles.ts';

interface Opening {
  parent: number;
  labels: Label[];
}

/**
 * Opens a block of running text. At the beginning of a section the section's own title heads the page and the block's
 * stands in the margin, so that a welcome reads as one page; elsewhere the block has a title of its own.
 */
export function opening(
  galley: Galley,
  block: Block,
  title: string | undefined,
  aside: { label: string; text?: string | undefined } | undefined,
): Opening {
  const parent = galley.section.node;
  const text = title?.trim() ?? '';
  const label: Label[] = aside ? [{ title: aside.label, text: aside.text }] : [];
  const sectionTitle = galley.section.title.trim();
  const begins = atHead(galley) && !galley.outline.some((entry) => entry.block === galley.sectionId && entry.level === 1);
  if (!sectionTitle || !text || !(begins || galley.welcoming)) {
    galley.welcoming = false;
    setTitle(galley, block, text);
    return { parent, labels: label };
  }
  if (begins) {
    setPageTitle(galley, sectionTitle, 1);
    enter(galley, block, text);
    galley.welcoming = true;
  } else {
    const gap = 18;
    if (roomLeft(galley) < 2 * gap + 4 * galley.measures.body.lead) continuePage(galley);
    else {
      setRule(galley, galley.y + gap, 0.75);
      galley.y += 2 * gap;
    }
    enter(galley, block, text);
  }
  const role = headingRole(galley, 2);
  return {
    parent,
    labels: [{ title: text, text: aside?.text, role }, ...(aside && aside.label.trim() !== text ? [{ title: aside.label }] : [])],
  };
}

export function setFlowingText(galley: Galley, labels: readonly Label[], parent: number, main: () => readonly Slice[]): void {
  galley.open = false;
  beside(galley, labels, parent, main);
}
