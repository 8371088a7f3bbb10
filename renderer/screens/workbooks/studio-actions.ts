import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { Audience, Preset } from '../../../preload/contract/model/print.ts';
import type { ScreenAction } from '../../state/view.ts';
import { useScreenActions } from '../../state/window-state.tsx';
import { agenda, editing } from '../../text/editing.ts';
import { editions } from '../../text/editions.ts';
import { exporting } from '../../text/exchange.ts';
import { issuing, preflight } from '../../text/preflight.ts';
import { audienceNames, presetNames, studio } from '../../text/workbooks.ts';
import type { useExport } from './exchange/use-export.ts';
import { trainerKinds, type useTrainer } from './exchange/use-trainer.ts';
import type { PartsWork } from './parts-work.ts';

/** What the studio does, each the same function for as long as the studio is shown. */
interface StudioDoings {
  workbook: string;
  work: PartsWork;
  onAgenda: () => void;
  onExport: ReturnType<typeof useExport>;
  onTrainer: ReturnType<typeof useTrainer>;
  onIssue: () => void;
  onPrint: () => void;
  onFind: () => void;
  onAdding: (open: boolean) => void;
  onAudience: (audience: Audience) => void;
  onPreset: (preset: Preset) => void;
  onNextFinding: () => void;
}

/** Puts all that the studio does into the palette. Answers what is done seldom, for the menu at the end of its bar. */
export function useStudioActions(doings: StudioDoings): readonly ScreenAction[] {
  const { workbook, work, onAgenda, onExport, onTrainer, onIssue, onPrint, onFind, onAdding, onAudience, onPreset, onNextFinding } = doings;
  const [, navigate] = useLocation();
  const more = useMemo<readonly ScreenAction[]>(
    () => [
      { id: 'agenda', label: agenda.open, words: agenda.words, run: onAgenda },
      { id: 'editions', label: editions.open, words: 'compare issue edition', run: () => navigate(`/editions/${workbook}`) },
      { id: 'word', label: exporting.word, words: exporting.words, run: () => void onExport('word') },
      {
        id: 'word-facilitator',
        label: exporting.wordFacilitator,
        words: exporting.words,
        run: () => void onExport('word', 'facilitator'),
      },
      { id: 'markdown', label: exporting.markdown, words: exporting.words, run: () => void onExport('markdown') },
      { id: 'bundle', label: exporting.bundle, words: exporting.words, run: () => void onExport('bundle') },
      ...trainerKinds.map((kind) => ({
        id: `trainer-${kind}`,
        label: exporting.trainer[kind],
        words: exporting.trainerWords,
        run: () => void onTrainer(kind),
      })),
    ],
    [navigate, onAgenda, onExport, onTrainer, workbook],
  );
  useScreenActions(
    useMemo(
      () => [
        ...more,
        { id: 'issue', label: issuing.action, words: 'edition freeze', run: onIssue },
        { id: 'next-finding', label: preflight.next, keys: 'F8', words: 'preflight check spelling', run: onNextFinding },
        { id: 'print', label: studio.print, keys: 'Ctrl P', words: 'pdf paper copies names save export', run: onPrint },
        { id: 'find', label: studio.find, keys: 'Ctrl F', run: onFind },
        { id: 'add', label: editing.addTitle, keys: '/', words: 'insert new', run: () => onAdding(true) },
        { id: 'add-section', label: editing.addSection, words: 'insert new part', run: work.addSection },
        { id: 'duplicate', label: editing.duplicateChosen, keys: 'Ctrl D', words: 'copy again', run: work.duplicate },
        { id: 'remove', label: editing.removeChosen, words: 'delete trash', run: work.remove },
        { id: 'up', label: editing.upChosen, keys: 'Alt ↑', words: 'reorder', run: () => work.move(-1) },
        { id: 'down', label: editing.downChosen, keys: 'Alt ↓', words: 'reorder', run: () => work.move(1) },
        ...(Object.keys(audienceNames) as Audience[]).map((value) => ({
          id: `as-${value}`,
          label: studio.showAs(audienceNames[value]),
          run: () => onAudience(value),
        })),
        ...(Object.keys(presetNames) as Preset[]).map((value) => ({
          id: `preset-${value}`,
          label: studio.showIn(presetNames[value]),
          run: () => onPreset(value),
        })),
      ],
      [more, onAdding, onAudience, onFind, onIssue, onNextFinding, onPreset, onPrint, work],
    ),
  );
  return more;
}
