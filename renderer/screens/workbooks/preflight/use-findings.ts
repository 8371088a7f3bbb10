import { useEffect, useState } from 'react';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { useWindowState, type WorkbookDraft } from '../../../state/window-state.tsx';
import { explained } from '../../../text/errors.ts';
import { foundWords, preflight as words } from '../../../text/preflight.ts';
import { say } from '../../../ui/live-region.tsx';
import { showToast, undoAction } from '../../../ui/toast.tsx';
import { useSteady } from '../steady.ts';
import { blockOf } from './finding-places.ts';
import { type Preflight, usePreflight } from './use-preflight.ts';

interface Findings {
  preflight: Preflight;
  /** The finding that is being looked at. */
  current: string | null;
  go: (finding: Finding) => void;
  /** To the one after it, round and round. */
  next: () => void;
  mend: (finding: Finding, at: number) => void;
  dismiss: (finding: Finding) => void;
}

/** The findings of a draft and what a person does about them. F8 goes to the next, Shift F8 to the first way out of it. */
export function useFindings({ value: workbook, flush }: WorkbookDraft, onGo: (block: string, prompt?: string) => void): Findings {
  const preflight = usePreflight(workbook.id, flush);
  const { views } = useWindowState();
  const [current, setCurrent] = useState<string | null>(null);
  const findings = preflight.findings ?? [];

  const go = useSteady((finding: Finding): void => {
    setCurrent(finding.id);
    const block = blockOf(finding, workbook);
    if (block) onGo(block, finding.where.prompt);
  });
  const next = useSteady((): void => {
    const at = findings.findIndex(({ id }) => id === current);
    const finding = findings[(at + 1) % findings.length];
    if (!finding) return say(words.title(0));
    go(finding);
    const [what, why] = foundWords(finding);
    say(`${words.at(findings.indexOf(finding) + 1, findings.length)}. ${what} ${why}`);
  });
  const told = (text: string): void => {
    showToast({ text, action: undoAction(() => views.step('undo')) });
    say(text);
  };
  const mend = useSteady((finding: Finding, at: number): void => {
    void preflight.mend(finding, at).then((outcome) => {
      if (outcome === 'done') return told(words.mended);
      showToast({ text: outcome === 'gone' ? words.changed : explained(outcome) });
    });
  });
  const dismiss = useSteady((finding: Finding): void => {
    void preflight.dismiss(finding, true).then((failure) => {
      if (failure) return showToast({ text: explained(failure) });
      told(words.dismissed);
    });
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      // To the ways out of the one that was gone to: from a text they are many Tabs away.
      if (!event.shiftKey) next();
      else document.querySelector<HTMLElement>('.preflight [aria-current] .preflight-ways button')?.focus();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [next]);
  return { preflight, current, go, next, mend, dismiss };
}
