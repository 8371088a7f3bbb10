import { usePlace } from '../state/window-state.tsx';
import { frame } from '../text/frame.ts';
import { Empty } from '../ui/empty.tsx';
import { Link } from '../ui/link.tsx';
import { MarginRow, MarginSheet } from '../ui/margin.tsx';

export function NothingThere() {
  usePlace(frame.nothingThere.title);
  return (
    <MarginSheet>
      <MarginRow>
        <Empty
          title={frame.nothingThere.title}
          lead={frame.nothingThere.lead}
          actions={
            <Link to="/" kind="primary">
              {frame.nothingThere.home}
            </Link>
          }
        />
      </MarginRow>
    </MarginSheet>
  );
}
