import './core-banner.css';
import { useEffect, useRef } from 'react';
import { useClient, useNative, useUnread } from '../client/client.tsx';
import { unsentFile } from '../state/unsent.ts';
import { useStoreWork } from '../state/store-work.ts';
import { useCore, useSaveState, useWindowState } from '../state/window-state.tsx';
import { today } from '../text/dates.ts';
import { explained } from '../text/errors.ts';
import { core as words } from '../text/frame.ts';
import { workWords } from '../text/safety.ts';
import { Button } from '../ui/button.tsx';
import { Note } from '../ui/note.tsx';
import { WorkProgress } from '../ui/work-progress.tsx';
import { showToast } from '../ui/toast.tsx';

const said = { gone: words.gone, 'long-gone': words.longGone, 'given-up': words.givenUp, ended: words.ended } as const;

/** When the core is away, or a save was refused: what happened, what is safe, what to do. Above the page, in its way for nothing. */
export function CoreBanner() {
  const { core } = useCore();
  const save = useSaveState();
  const { documents } = useWindowState();
  const saveToFile = useSaveUnsent();
  const going = useStoreWork('above');
  const wasGone = useRef(false);
  useEffect(() => {
    if (core === 'here' && wasGone.current) showToast({ text: words.back });
    wasGone.current = core !== 'here';
  }, [core]);

  if (core !== 'here') {
    const unsent = documents.unsent().length > 0;
    const late = core !== 'gone';
    return (
      <div className="core-banner">
        <Note kind="brick" actions={late && unsent ? <Button onPress={() => void saveToFile()}>{words.saveToFile}</Button> : null}>
          {said[core]} {unsent || documents.holding() ? words.unsent : words.nothingUnsent}
        </Note>
      </div>
    );
  }
  if (going)
    return (
      <div className="core-banner core-banner-work">
        <WorkProgress {...going} stopLabel={workWords.stop} />
        <p className="quiet small">{workWords.wait}</p>
      </div>
    );
  if (save.state !== 'not-saved') return <UnreadNote />;
  const refused = documents.refused();
  return (
    <div className="core-banner">
      <Note
        kind="brick"
        actions={
          refused ? (
            <>
              <Button onPress={() => void saveToFile()}>{words.mine}</Button>
              <Button onPress={() => documents.takeKept(refused.scope)}>{words.takeKept}</Button>
            </>
          ) : (
            <>
              <Button onPress={() => documents.retry()}>{words.retry}</Button>
              <Button kind="quiet" onPress={() => void saveToFile()}>
                {words.saveToFile}
              </Button>
            </>
          )
        }
      >
        {explained(save.failure)}
      </Note>
    </div>
  );
}

/** A screen draws what it has: that something could not be read at all is said here, once for all of them. */
function UnreadNote() {
  const { live } = useClient();
  if (!useUnread()) return null;
  return (
    <div className="core-banner">
      <Note kind="brick" actions={<Button onPress={() => live.retryUnread()}>{words.retry}</Button>}>
        {words.unread}
      </Note>
    </div>
  );
}

function useSaveUnsent(): () => Promise<void> {
  const native = useNative();
  const { documents } = useWindowState();
  return async () => {
    const now = new Date();
    const text = unsentFile(documents.unsent(), now.toISOString());
    const saved = await native.saveFile({
      name: words.unsentFileName(today(now)),
      kinds: [{ name: 'Groundwork unsent work', extensions: ['json'] }],
      bytes: new TextEncoder().encode(text),
    });
    if (saved === null) return;
    showToast({ text: 'path' in saved ? words.savedToFile(saved.path) : words.notSavedToFile });
  };
}
