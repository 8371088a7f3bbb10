import './pages-check.css';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { PrintOptions } from '../../../preload/contract/model/print.ts';
import { useApi } from '../../client/client.tsx';
import { PaperView } from '../../paper/paper-view.tsx';
import { explained } from '../../text/errors.ts';
import { printing } from '../../text/workbooks.ts';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { fetchPrinted, type Printed } from './preview.ts';

const inks = (['grey', 'colour'] as const).map((value) => ({ value, label: printing.inks[value] }));

/** Every page of what would be made, as large as one likes, as a printer without colour shows it. */
export function PagesCheck({ workbook, options: { audience, preset, paper } }: { workbook: string; options: PrintOptions }) {
  const api = useApi();
  const [ink, setInk] = useState<'grey' | 'colour'>('grey');
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  useEffect(() => {
    let wanted = true;
    void fetchPrinted(api, workbook, { audience, preset, paper }).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setPrinted(answer.printed);
      else setProblem(answer.failure);
    });
    return () => {
      wanted = false;
    };
  }, [api, workbook, audience, preset, paper]);
  return (
    <>
      <div className="row">
        <Segmented label={printing.ink} choices={inks} value={ink} onChange={setInk} />
        <span className="small faint">{printing.inkHint}</span>
      </div>
      {problem ? <Note kind="brick">{explained(problem)}</Note> : null}
      <div className={ink === 'grey' ? 'pages-check pages-check-grey' : 'pages-check'}>
        <PaperView
          bytes={printed?.bytes ?? null}
          {...(printed ? { prints: printed.prints } : {})}
          name={printing.checkName}
          waiting={problem ? null : <Skeleton lines={10} label={printing.saving} />}
        />
      </div>
    </>
  );
}
