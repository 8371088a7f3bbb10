import { Link2Off } from 'lucide-react';
import type { Linked } from '../../../../preload/contract/model/workbook.ts';
import { following as words } from '../../../text/editing.ts';
import { Button } from '../../../ui/button.tsx';

/** That a prompt or a quotation was put there as a link, and the way out of it. */
export function FollowsLine({ linked, onUnlink }: { linked: Linked | undefined; onUnlink: () => void }) {
  if (!linked) return null;
  return (
    <p className="small quiet">
      {words.says}{' '}
      <Button small kind="quiet" icon={Link2Off} onPress={onUnlink}>
        {words.unlink}
      </Button>
    </p>
  );
}
