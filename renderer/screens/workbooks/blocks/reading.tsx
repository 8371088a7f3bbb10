import { panel } from '../../../text/workbooks.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { put } from '../../../ui/typed.ts';
import type { EditorProps } from './editor.ts';
import { FollowsLine } from './follows-line.tsx';
import { CountInput, LineInput, ListInput, TextInput } from '../../../ui/written.tsx';
import { ModeInput } from './mode.tsx';
import { OptionalPrompt } from './prompt.tsx';

/** Blocks that are read: heading, contents, text, list, quotation, figure. */

export function ContentsEditor({ block, onChange }: EditorProps<'contents'>) {
  return <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />;
}

const levels = (['1', '2', '3'] as const).map((value) => ({ value, label: value }));

export function HeadingEditor({ block, onChange }: EditorProps<'heading'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <Segmented
        label={panel.level}
        showLabel
        choices={levels}
        value={`${block.level}`}
        onChange={(level) => onChange({ ...block, level: Number(level) as 1 | 2 | 3 })}
      />
    </>
  );
}

export function ParagraphsEditor({ block, onChange }: EditorProps<'text'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title ?? ''} onChange={(title) => onChange(put(block, 'title', title))} />
      {block.slot && block.paragraphs.length === 0 ? <p className="small ochre">{panel.slot(block.slot)}</p> : null}
      <ListInput
        label={panel.paragraphs}
        hint={panel.paragraphsHint}
        apart="paragraphs"
        rows={6}
        value={block.paragraphs}
        onChange={(paragraphs) => onChange({ ...block, paragraphs })}
      />
      <AsideInput aside={block.aside} onChange={(aside) => onChange(put(block, 'aside', aside))} />
    </>
  );
}

const styles = (['bullets', 'numbers', 'key-idea'] as const).map((value) => ({ value, label: panel.styles[value] }));

export function BulletsEditor({ block, onChange }: EditorProps<'bullets'>) {
  const { room } = block;
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title ?? ''} onChange={(title) => onChange(put(block, 'title', title))} />
      <Segmented label={panel.style} choices={styles} value={block.style} onChange={(style) => onChange({ ...block, style })} />
      <ListInput
        label={panel.items}
        hint={panel.oneALine}
        apart="lines"
        rows={5}
        value={block.items}
        onChange={(items) => onChange({ ...block, items })}
      />
      <AsideInput aside={block.aside} onChange={(aside) => onChange(put(block, 'aside', aside))} />
      <fieldset className="part">
        <legend>{panel.room}</legend>
        <OptionalPrompt
          label={panel.onePrompt}
          prompt={room?.prompt}
          onChange={(prompt) => onChange(put(block, 'room', prompt ? { mode: 'individual' as const, ...room, prompt } : undefined))}
        />
        {room ? (
          <CountInput
            label={panel.rows}
            min={1}
            max={10}
            value={room.rows}
            onChange={(rows) => onChange({ ...block, room: put(room, 'rows', rows) })}
          />
        ) : null}
      </fieldset>
    </>
  );
}

export function QuotationEditor({ block, onChange }: EditorProps<'quotation'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <TextInput label={panel.quote} rows={5} value={block.quote} onChange={(quote) => onChange({ ...block, quote })} />
      <LineInput label={panel.source} value={block.source} onChange={(source) => onChange({ ...block, source })} />
      <FollowsLine linked={block.linked} onUnlink={() => onChange(put(block, 'linked', undefined))} />
      {block.prompt ? <ModeInput value={block.mode ?? 'individual'} onChange={(mode) => onChange({ ...block, mode })} /> : null}
      <OptionalPrompt label={panel.onePrompt} prompt={block.prompt} onChange={(prompt) => onChange(put(block, 'prompt', prompt))} />
    </>
  );
}

export function FigureEditor({ block, onChange }: EditorProps<'figure'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      {block.rungs ? (
        <ListInput
          label={panel.rungs}
          hint={panel.oneALine}
          apart="lines"
          rows={7}
          value={block.rungs}
          check={(list) => (list.length < 4 || list.length > 7 ? panel.rungsWrong : null)}
          onChange={(rungs) => onChange({ ...block, rungs })}
        />
      ) : null}
      <AsideInput aside={block.aside} onChange={(aside) => onChange(put(block, 'aside', aside))} />
      <TextInput label={panel.figure} rows={4} value={block.alt} onChange={(alt) => onChange({ ...block, alt })} />
      <LineInput label={panel.source} value={block.source ?? ''} onChange={(source) => onChange(put(block, 'source', source))} />
    </>
  );
}

type Aside = { label: string; text?: string | undefined };

function AsideInput({ aside, onChange }: { aside: Aside | undefined; onChange: (aside: Aside | undefined) => void }) {
  const set = (next: Aside): void => onChange(next.label || next.text ? next : undefined);
  return (
    <>
      <LineInput label={panel.asideLabel} value={aside?.label ?? ''} onChange={(label) => set({ ...aside, label })} />
      {aside ? (
        <TextInput label={panel.asideText} rows={1} value={aside.text ?? ''} onChange={(text) => set(put(aside, 'text', text))} />
      ) : null}
    </>
  );
}
