import './report-dialog.css';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface ReportDialogProps {
  title: string;
  /** What it holds and does not hold. */
  lead: string;
  text: string;
  isOpen: boolean;
  onClose: () => void;
  words: { copy: string; copied: string; notCopied: string; close: string };
}

/** Shows the very words that would be copied, before they are. */
export function ReportDialog({ title, lead, text, isOpen, onClose, words }: ReportDialogProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    setSaid((await toClipboard(text, field.current)) ? words.copied : words.notCopied);
  };
  return (
    <Dialog
      title={title}
      size="wide"
      isOpen={isOpen}
      onClose={() => {
        setSaid('');
        onClose();
      }}
      actions={
        <>
          <span className="report-said" role="status">
            {said}
          </span>
          <Button onPress={onClose}>{words.close}</Button>
          <Button kind="primary" onPress={() => void copy()}>
            {words.copy}
          </Button>
        </>
      }
    >
      <p>{lead}</p>
      <textarea ref={field} className="report-text" aria-label={title} readOnly value={text} spellCheck={false} />
    </Dialog>
  );
}

/** The system's clipboard where the page may use it, else as if the person had selected the text and copied it. */
async function toClipboard(text: string, field: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return document.execCommand?.('copy') ?? false;
  }
}
