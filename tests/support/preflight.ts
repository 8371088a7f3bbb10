import { applyMend, preflight, type PreflightOptions } from '../../main/core/preflight/preflight.ts';
import { spellerOf } from '../../main/core/preflight/speller.ts';
import type { Content } from '../../main/core/workbooks/drafts.ts';
import type { Finding, PreflightRule } from '../../preload/contract/model/preflight.ts';
import type { Block } from '../../preload/contract/model/workbook.ts';
import { expect } from 'vitest';
import { resources, shippedPack } from './packs.ts';

export const speller = await spellerOf(resources);
const { workbook, framework, scenario } = shippedPack();
/** The shipped workbook. */
export const shipped: Content = { workbook, frameworks: [framework], scenarios: [scenario] };

/** A workbook of these blocks alone. */
export const of = (blocks: Block[], more: Partial<Content> = {}): Content => ({
  workbook: { ...workbook, head: { ...workbook.head, programme: 'NPQLTD' }, sections: [{ id: 's', title: 'A section', blocks }] },
  frameworks: [framework],
  scenarios: [scenario],
  ...more,
});
export const text = (...paragraphs: string[]): Block => ({ id: 'b', type: 'text', title: 'A title', paragraphs });
export const found = (given: Content, rule: PreflightRule, options: PreflightOptions = { speller }): Finding[] =>
  preflight(given, options).filter((finding) => finding.rule === rule);
/** Every way out that a finding offers makes it go away. */
export function mendsAll(given: Content, rule: PreflightRule, options: PreflightOptions = { speller }): void {
  const findings = found(given, rule, options);
  expect(findings.length).toBeGreaterThan(0);
  for (const { id, mends } of findings) {
    for (const mend of mends) {
      const after = applyMend(given, mend);
      expect(after && preflight(after, options).some((other) => other.id === id), id).toBe(false);
    }
  }
}
