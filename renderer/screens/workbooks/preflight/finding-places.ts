import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import type { FieldPlace, OutlineEntry } from '../../../../preload/contract/model/print.ts';
import type { Workbook } from '../../../../preload/contract/model/workbook.ts';
import type { PaperMark } from '../../../paper/paper-page.tsx';
import { firstPage } from '../outline-nodes.ts';

/** The block that a finding is about: its own, or the first that shows the scenario or the framework that it is in. */
export function blockOf({ where }: Pick<Finding, 'where'>, workbook: Pick<Workbook, 'sections'>): string | null {
  if (where.block) return where.block;
  const section = workbook.sections.find(({ id }) => id === where.section);
  if (section) return section.id;
  const blocks = workbook.sections.flatMap((each) => each.blocks);
  const home = blocks.find(
    (block) =>
      (block.type === 'scenario' && block.scenario === where.scenario) ||
      ((block.type === 'statements' || block.type === 'rating') && block.framework === where.framework),
  );
  return home?.id ?? blocks[0]?.id ?? null;
}

export function findingsByBlock(findings: readonly Finding[], workbook: Pick<Workbook, 'sections'>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const block = blockOf(finding, workbook);
    if (block) counts.set(block, (counts.get(block) ?? 0) + 1);
  }
  return counts;
}

/** How far apart two numbers in the margin stand at least, in points. */
const apart = 18;
const edge = 14;

/** A number in the left margin for each finding, beside the place that it is about; those of one place stand below each other. */
export function findingMarks(
  findings: readonly Finding[],
  current: string | null,
  workbook: Workbook,
  printed: { fields: readonly FieldPlace[]; outline: readonly OutlineEntry[] },
): PaperMark[] {
  const taken = new Map<number, number[]>();
  return findings.flatMap((finding, at): PaperMark[] => {
    const spot = spotOf(finding, workbook, printed);
    if (!spot) return [];
    const others = taken.get(spot.page) ?? [];
    let { y } = spot;
    while (others.some((other) => Math.abs(other - y) < apart)) y += apart;
    taken.set(spot.page, [...others, y]);
    const look = finding.id === current ? 'finding-now' : 'finding';
    return [{ key: `finding ${finding.id}`, page: spot.page, x: edge, y, width: 1, height: 1, look, label: String(at + 1) }];
  });
}

function spotOf(
  finding: Finding,
  workbook: Workbook,
  { fields, outline }: { fields: readonly FieldPlace[]; outline: readonly OutlineEntry[] },
): { page: number; y: number } | null {
  const block = blockOf(finding, workbook);
  if (block === null) return null;
  const { prompt } = finding.where;
  const field = prompt ? fields.find((each) => each.block === block && each.id.split(':')[0] === prompt) : undefined;
  if (field) return { page: field.page, y: Math.max(0, field.y - apart) };
  const page = firstPage(workbook, outline, block);
  return page === null ? null : { page, y: outline.find((entry) => entry.block === block)?.y ?? 90 };
}
