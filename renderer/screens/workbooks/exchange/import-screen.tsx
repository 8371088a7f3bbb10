import './import.css';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { DropZone, type FileDropItem, isFileDropItem } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { CallInput, CallOutput } from '../../../../preload/contract/calls.ts';
import type { Failure } from '../../../../preload/contract/errors.ts';
import { newOp } from '../../../client/api.ts';
import { useApi, useNative } from '../../../client/client.tsx';
import { useStillHere } from '../../../state/still-here.ts';
import { usePlace, useScope } from '../../../state/window-state.tsx';
import { explained } from '../../../text/errors.ts';
import { importing as words } from '../../../text/exchange.ts';
import { rooms } from '../../../text/frame.ts';
import { Button } from '../../../ui/button.tsx';
import { say } from '../../../ui/live-region.tsx';
import { MarginRow, MarginSheet } from '../../../ui/margin.tsx';
import { Note } from '../../../ui/note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useSteady } from '../steady.ts';
import { takeHanded } from './handed-over.ts';
import { ImportReview } from './import-review.tsx';

type Source = CallInput<'import.read'>['source'];
export type Read = CallOutput<'import.read'>;

/** A file becomes a draft: read first, shown with every guess, and kept only when a person says so. */
export function ImportScreen() {
  usePlace(rooms.workbooks, words.room);
  useScope('app');
  const api = useApi();
  const native = useNative();
  const [, go] = useLocation();
  const [read, setRead] = useState<Read | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [text, setText] = useState('');

  const take = async (source: Source): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer = await api.call('import.read', { source });
    setBusy(false);
    if (!answer.ok) return setProblem(refusal(answer.failure));
    setRead(answer.value);
    say(words.found(answer.value.imported.workbook.title));
  };
  const onHanded = useSteady((path: string): void => void take({ by: 'path', path }));
  useEffect(() => {
    const path = takeHanded();
    if (path !== null) onHanded(path);
  }, [onHanded]);
  const choose = async (): Promise<void> => {
    const [path] = await native.chooseFiles({
      title: words.chooseTitle,
      kinds: [{ name: words.kind, extensions: ['docx', 'md', 'markdown', 'txt', 'groundwork'] }],
    });
    if (path) await take({ by: 'path', path });
  };
  const drop = async (item: FileDropItem): Promise<void> => {
    const path = await native.pathForFile(await item.getFile());
    if (path) await take({ by: 'path', path });
    else setProblem(words.notRead);
  };
  const stillHere = useStillHere();
  const accept = async (imported: Read['imported']): Promise<void> => {
    setBusy(true);
    const answer = await api.call('import.accept', { op: newOp(), imported });
    setBusy(false);
    if (!answer.ok) return setProblem(refusal(answer.failure));
    const made = words.made(imported.workbook.title);
    showToast({ text: made });
    say(made);
    if (stillHere()) go(`/workbooks/${answer.value.workbook}`);
  };

  if (read) {
    return (
      <ImportReview
        read={read}
        busy={busy}
        problem={problem}
        onAccept={(imported) => void accept(imported)}
        onAnother={() => setRead(null)}
      />
    );
  }
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title}
        </h1>
        <p className="lead quiet import-lead">{words.lead}</p>
      </MarginRow>
      <MarginRow space="near">
        {busy ? (
          <Skeleton lines={6} label={words.reading} />
        ) : (
          <div className="import-ways">
            <DropZone
              className="import-drop"
              aria-label={words.drop}
              onDrop={({ items }) => {
                const [file] = items.filter(isFileDropItem);
                if (file) void drop(file);
              }}
            >
              <p className="import-drop-words">{words.drop}</p>
              <p className="small faint">{words.dropHint}</p>
              <Button kind="primary" icon={FileUp} onPress={() => void choose()}>
                {words.choose}
              </Button>
            </DropZone>
            <div className="import-paste">
              <TextArea label={words.paste} hint={words.pasteHint} rows={8} value={text} onChange={setText} />
              <Button isDisabled={text.trim() === ''} onPress={() => void take({ by: 'text', text })}>
                {words.readText}
              </Button>
            </div>
            {problem ? <Note kind="brick">{problem}</Note> : null}
          </div>
        )}
      </MarginRow>
    </MarginSheet>
  );
}

function refusal(failure: Failure): string {
  if (failure.code === 'file-not-ours' || failure.code === 'bad-input') return words.why[String(failure.detail['why'])] ?? words.failed;
  return failure.code === 'too-large' ? words.tooLarge : explained(failure);
}
