import { Plus } from 'lucide-react';
import { findBlock, titleOf } from '../../../../preload/contract/draft.ts';
import type { Prompt } from '../../../../preload/contract/model/workbook.ts';
import { asking } from '../../../text/editing.ts';
import { panel } from '../../../text/workbooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { put } from '../../../ui/typed.ts';
import type { EditorProps } from './editor.ts';
import { LineInput, TextInput } from '../../../ui/written.tsx';
import { ModeInput } from './mode.tsx';
import { newPrompt, PromptEditor } from './prompt.tsx';

export function PromptsEditor({ block, onChange, around }: EditorProps<'prompts'>) {
  const source = block.repeats ? findBlock(around.workbook, block.repeats) : undefined;
  const again = around.workbook.sections
    .flatMap(({ blocks }) => blocks)
    .find((other) => other.type === 'prompts' && other.repeats === block.id);
  const set = (prompts: Prompt[]): void => onChange({ ...block, prompts });
  const add = (): void => {
    const prompt = newPrompt();
    set([...block.prompts, prompt]);
    // On to what is to be typed, once it is there.
    setTimeout(() => document.getElementById(`edit-${prompt.id}`)?.querySelector('textarea')?.focus(), 0);
  };
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <ModeInput value={block.mode} onChange={(mode) => onChange({ ...block, mode })} />
      {again ? <p className="small faint">{panel.alsoAsked(titleOf(again))}</p> : null}
      <TextInput label={panel.hint} rows={1} value={block.hint ?? ''} onChange={(hint) => onChange(put(block, 'hint', hint))} />
      <TextInput label={panel.intro} rows={1} value={block.intro ?? ''} onChange={(intro) => onChange(put(block, 'intro', intro))} />
      {source ? null : <p className="small faint">{panel.markup}</p>}
      {source ? (
        <Note
          kind="moss"
          actions={
            <Button small onPress={() => around.onGo(source.id)}>
              {panel.goThere}
            </Button>
          }
        >
          {panel.repeats(titleOf(source))}
        </Note>
      ) : (
        <>
          {block.prompts.map((prompt, at) => (
            <PromptEditor
              key={prompt.id}
              label={panel.prompt(at + 1)}
              prompt={prompt}
              onChange={(next) => set(block.prompts.map((each) => (each.id === prompt.id ? next : each)))}
              onRemove={() => set(block.prompts.filter((each) => each.id !== prompt.id))}
              onUp={at > 0 ? () => set(swapped(block.prompts, at - 1)) : undefined}
              onDown={at < block.prompts.length - 1 ? () => set(swapped(block.prompts, at)) : undefined}
            />
          ))}
          <div className="prompt-add">
            <Button small icon={Plus} onPress={add}>
              {asking.add}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

/** The one at `at` and the one after it change places. */
const swapped = (prompts: readonly Prompt[], at: number): Prompt[] =>
  prompts.map((prompt, place) => (place === at ? prompts[at + 1] : place === at + 1 ? prompts[at] : prompt) ?? prompt);
