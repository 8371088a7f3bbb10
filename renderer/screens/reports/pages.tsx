import { useMemo, useState } from 'react';
import { useLive } from '../../client/client.tsx';
import { PaperView } from '../../paper/paper-view.tsx';
import { bytesOf } from '../../paper/pdf.ts';
import { explained } from '../../text/errors.ts';
import { reportWords as words } from '../../text/reports.ts';
import { Note } from '../../ui/note.tsx';
import type { ReportChoice } from './use-report.ts';

/** The very pages that would be written; the last that came stay while the next are made. */
export function Pages({ report: { shown, withheld } }: { report: ReportChoice }) {
  const { value, failure, waiting } = useLive('report.preview', shown ? { report: shown } : null);
  const [last, setLast] = useState<{ pdf: string } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  if (value && value !== last) setLast(value);
  const pdf = withheld ? null : (value ?? last)?.pdf;
  const bytes = useMemo(() => (pdf ? bytesOf(pdf) : null), [pdf]);
  return (
    <div className="reports-pages">
      {withheld ? <Note>{words.withheld}</Note> : null}
      {failure && !withheld ? <Note kind="brick">{explained(failure)}</Note> : null}
      {unreadable ? <Note kind="brick">{words.unreadable}</Note> : null}
      {shown ? (
        <PaperView
          bytes={bytes}
          name={words.pages}
          busy={waiting}
          waiting={
            failure ? null : (
              <p className="quiet" role="status">
                {words.making}
              </p>
            )
          }
          onUnreadable={() => setUnreadable(true)}
        />
      ) : null}
    </div>
  );
}
