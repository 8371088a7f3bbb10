import { Empty } from './empty.tsx';
import { Link } from './link.tsx';
import { MarginRow, MarginSheet } from './margin.tsx';

interface EmptySheetProps {
  title: string;
  lead: string;
  /** Where to go first, and what that is called. */
  to: string;
  way: string;
}

/** A whole screen that has nothing to show until something has been done elsewhere. */
export function EmptySheet({ title, lead, to, way }: EmptySheetProps) {
  return (
    <MarginSheet>
      <MarginRow beside="display">
        <Empty
          title={title}
          lead={lead}
          actions={
            <Link to={to} kind="primary">
              {way}
            </Link>
          }
        />
      </MarginRow>
    </MarginSheet>
  );
}
