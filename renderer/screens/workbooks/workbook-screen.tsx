import './studio.css';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { studio } from '../../text/workbooks.ts';
import { usePlace, useWorkbookDraft } from '../../state/window-state.tsx';
import { Note } from '../../ui/note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Studio } from './studio.tsx';

interface WorkbookScreenProps {
  workbook: string;
  /** The part to show: a block's id or a section's. */
  block?: string;
}

/** The studio: outline, the pages as they print, and the settings of the part that is chosen. */
export function WorkbookScreen({ workbook, block }: WorkbookScreenProps) {
  const { draft, failure } = useWorkbookDraft(workbook);
  usePlace(rooms.workbooks, draft?.value.title ?? '');
  if (draft) return <Studio draft={draft} {...(block ? { wanted: block } : {})} />;
  return (
    <div className="studio-waiting">
      {failure ? <Note kind="brick">{failure.code === 'not-found' ? studio.notFound : explained(failure)}</Note> : <Skeleton lines={8} />}
    </div>
  );
}
