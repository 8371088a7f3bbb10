import type { Mode, Prompt } from '../../../../preload/contract/model/workbook.ts';
import { answerHeight, modeTitles, setAnswer, takeGuide } from './answers.ts';
import { flow } from './flow.ts';
import { bodyHeight, columnWidth, continuePage, type Galley, roomLeft } from './galley.ts';
import { promptGuide } from './guide.ts';
import { labelSlices, measured, setLabels } from './labels.ts';
import { setRule } from './shapes.ts';

/** Fewer writing lines than this are worse than none: an answer that is begun and finds no room. */
export const fewestLines = 3;

const fillGap = 24;
/** On a page of its own an answer takes no more than this, and what follows may share the page. */
const mostOnNewPage = 12;

/** The least room in which `fillWithAnswer` would set this prompt without turning the page. */
export function answerSpaceNeeded(galley: Galley, prompt: Prompt, mode: Mode): number {
  const { measures } = galley;
  const label = measured(galley, () =>
    labelSlices(galley, [{ icon: mode, title: modeTitles[mode], text: prompt.text }], galley.section.node),
  ).height;
  const least = answerHeight(galley, fewestLines);
  const above = measures.labelColumn === 0 || label > bodyHeight(galley) / 2;
  return fillGap + (above ? Math.min(label, bodyHeight(galley) - least - fillGap - 4) + least + 4 : Math.max(label, least));
}

/**
 * Gives what is left of the page to one prompt, with its question in the margin: under a quotation, a scenario, a list of
 * statements. Turns the page where too little is left.
 */
export function fillWithAnswer(galley: Galley, block: string, prompt: Prompt, mode: Mode, options: { ruled?: boolean } = {}): void {
  const { measures, main } = galley;
  const parent = galley.section.node;
  const labels = [{ icon: mode, title: modeTitles[mode], text: prompt.text }];
  const build = () => labelSlices(galley, labels, parent);
  const label = measured(galley, build).height;
  const above = measures.labelColumn === 0 || label > bodyHeight(galley) / 2;
  const gap = galley.y > galley.frame.top ? fillGap : 0;
  const least = answerHeight(galley, fewestLines);
  const needed = answerSpaceNeeded(galley, prompt, mode) - fillGap + gap;
  const turned = needed > roomLeft(galley) + 0.01;
  if (turned) continuePage(galley);
  else if (gap > 0) {
    if (options.ruled !== false) setRule(galley, galley.y + gap / 2, 0.75);
    galley.y += gap;
  }
  if (above) {
    flow(galley, build());
    galley.y += 4;
    if (roomLeft(galley) < least) continuePage(galley);
  }
  // Made before the answer's own field, since the question is read first.
  if (!above) setLabels(galley, build(), galley.y);
  const dx = above ? 0 : main.dx;
  const lines = Math.max(1, Math.min(turned ? mostOnNewPage : 40, prompt.lines ?? 40, Math.floor((roomLeft(galley) - 1) / measures.pitch)));
  setAnswer(galley, {
    prompt,
    mode,
    block,
    parent,
    dx,
    y: galley.y,
    width: columnWidth - dx,
    lines,
    guide: takeGuide(galley, promptGuide(prompt)),
    ...(above ? {} : { marginFrom: galley.y + label }),
  });
  galley.y += Math.max(answerHeight(galley, lines), above ? 0 : label);
}
