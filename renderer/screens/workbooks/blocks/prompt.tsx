import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useContext } from 'react';
import type { Prompt } from '../../../../preload/contract/model/workbook.ts';
import { newOp } from '../../../client/api.ts';
import { asking } from '../../../text/editing.ts';
import { momentNames, panel } from '../../../text/workbooks.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { put } from '../../../ui/typed.ts';
import { Select } from '../../../ui/select.tsx';
import { settled } from '../../../ui/settled.tsx';
import { StatementPicker } from '../../../ui/statement-picker.tsx';
import { CountInput, ListInput, TextInput } from '../../../ui/written.tsx';
import { FrameworksAround } from './editor.ts';
import { FollowsLine } from './follows-line.tsx';

const moments = [
  { value: 'none' as const, label: panel.noMoment },
  ...(['noticing', 'interpreting', 'acting'] as const).map((value) => ({ value, label: momentNames[value] })),
];

export const newPrompt = (): Prompt => ({ id: newOp(), text: '' });

interface PromptEditorProps {
  label: string;
  prompt: Prompt;
  onChange: (prompt: Prompt) => void;
  /** Given where there may be more or fewer questions than this. */
  onRemove?: () => void;
  /** Undefined where it cannot go that way. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
}

/** One question, the space it leaves, and what the facilitator listens for. */
export function PromptEditor({ label, prompt, onChange, onRemove, onUp, onDown }: PromptEditorProps) {
  const frameworks = useContext(FrameworksAround);
  return (
    <div className="prompt-editor" id={`edit-${prompt.id}`}>
      <TextInput label={label} value={prompt.text} onChange={(text) => onChange({ ...prompt, text })} />
      <FollowsLine linked={prompt.linked} onUnlink={() => onChange(put(prompt, 'linked', undefined))} />
      <div className="two">
        <CountInput label={panel.lines} min={1} max={40} value={prompt.lines} onChange={(lines) => onChange(put(prompt, 'lines', lines))} />
        <CountInput
          label={panel.words}
          min={0}
          max={2000}
          value={prompt.words}
          onChange={(words) => onChange(put(prompt, 'words', words))}
        />
      </div>
      <ListInput
        label={panel.listenFor}
        hint={panel.oneALine}
        apart="lines"
        rows={2}
        value={prompt.listenFor ?? []}
        onChange={(listenFor) => onChange(put(prompt, 'listenFor', listenFor))}
      />
      <TextInput label={panel.probe} rows={1} value={prompt.probe ?? ''} onChange={(probe) => onChange(put(prompt, 'probe', probe))} />
      <Select
        label={panel.moment}
        choices={moments}
        value={prompt.moment ?? 'none'}
        onChange={(moment) => onChange(put(prompt, 'moment', moment === 'none' ? undefined : moment))}
      />
      <StatementPicker
        label={asking.statements}
        frameworks={frameworks}
        chosen={prompt.statements ?? []}
        onChange={(statements) => onChange(put(prompt, 'statements', statements))}
      />
      {onRemove ? <PromptTools label={label} onRemove={onRemove} onUp={onUp} onDown={onDown} /> : null}
    </div>
  );
}

type PromptToolsProps = Pick<PromptEditorProps, 'label' | 'onUp' | 'onDown'> & { onRemove: () => void };

const PromptTools = settled(function PromptTools({ label, onRemove, onUp, onDown }: PromptToolsProps) {
  return (
    <div className="prompt-tools">
      {onUp ? <IconButton name={asking.up(label)} icon={ArrowUp} onPress={onUp} /> : null}
      {onDown ? <IconButton name={asking.down(label)} icon={ArrowDown} onPress={onDown} /> : null}
      <IconButton name={asking.remove(label)} icon={X} onPress={onRemove} />
    </div>
  );
});

interface OptionalPromptProps {
  label: string;
  prompt: Prompt | undefined;
  /** Undefined: there is to be no question. */
  onChange: (prompt: Prompt | undefined) => void;
}

/** A question that a block may ask, or not. */
export function OptionalPrompt({ label, prompt, onChange }: OptionalPromptProps) {
  if (prompt) return <PromptEditor label={label} prompt={prompt} onChange={onChange} onRemove={() => onChange(undefined)} />;
  return (
    <div className="prompt-add">
      <Button small kind="quiet" icon={Plus} onPress={() => onChange(newPrompt())}>
        {asking.addFor(label)}
      </Button>
    </div>
  );
}
