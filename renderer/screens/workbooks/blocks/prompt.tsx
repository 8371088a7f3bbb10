import type { Prompt } from '../../../../preload/contract/model/workbook.ts';
import { momentNames, panel } from '../../../text/workbooks.ts';
import { put } from '../../../ui/typed.ts';
import { Select } from '../../../ui/select.tsx';
import { CountInput, ListInput, TextInput } from '../../../ui/written.tsx';

const moments = [
  { value: 'none' as const, label: panel.noMoment },
  ...(['noticing', 'interpreting', 'acting'] as const).map((value) => ({ value, label: momentNames[value] })),
];

interface PromptEditorProps {
  label: string;
  prompt: Prompt;
  onChange: (prompt: Prompt) => void;
}

/** One question, the space it leaves, and what the facilitator listens for. */
export function PromptEditor({ label, prompt, onChange }: PromptEditorProps) {
  return (
    <div className="prompt-editor" id={`edit-${prompt.id}`}>
      <TextInput label={label} value={prompt.text} onChange={(text) => onChange({ ...prompt, text })} />
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
    </div>
  );
}

interface OptionalPromptProps extends Omit<PromptEditorProps, 'prompt'> {
  prompt: Prompt | undefined;
}

export function OptionalPrompt({ prompt, ...rest }: OptionalPromptProps) {
  return prompt ? <PromptEditor {...rest} prompt={prompt} /> : null;
}
