import { findBlock, titleOf } from '../../../../preload/contract/draft.ts';
import { panel } from '../../../text/workbooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Note } from '../../../ui/note.tsx';
import { put } from '../../../ui/typed.ts';
import type { EditorProps } from './editor.ts';
import { LineInput, TextInput } from '../../../ui/written.tsx';
import { ModeInput } from './mode.tsx';
import { PromptEditor } from './prompt.tsx';

export function PromptsEditor({ block, onChange, around }: EditorProps<'prompts'>) {
  const source = block.repeats ? findBlock(around.workbook, block.repeats) : undefined;
  const again = around.workbook.sections
    .flatMap(({ blocks }) => blocks)
    .find((other) => other.type === 'prompts' && other.repeats === block.id);
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
        block.prompts.map((prompt, at) => (
          <PromptEditor
            key={prompt.id}
            label={panel.prompt(at + 1)}
            prompt={prompt}
            onChange={(next) => onChange({ ...block, prompts: block.prompts.map((each) => (each.id === prompt.id ? next : each)) })}
          />
        ))
      )}
    </>
  );
}
