import { panel } from '../../../text/workbooks.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import type { EditorProps } from './editor.ts';
import { LogosInput } from './picture.tsx';
import { LineInput, ListInput, TextInput } from '../../../ui/written.tsx';

const asks = ['name', 'setting', 'coach'] as const;

/** The cover shows the workbook's own head: its words are edited here. */
export function CoverEditor({ block, onChange, around }: EditorProps<'cover'>) {
  const { head, title } = around.workbook;
  return (
    <>
      <LineInput label={panel.workbookTitle} value={title} onChange={around.onTitle} />
      <LineInput label={panel.topic} value={head.topic} onChange={(topic) => around.onHead({ ...head, topic })} />
      <LineInput label={panel.chapter} value={head.chapter} onChange={(chapter) => around.onHead({ ...head, chapter })} />
      <LineInput label={panel.subtitle} value={head.subtitle} onChange={(subtitle) => around.onHead({ ...head, subtitle })} />
      <LineInput label={panel.programme} value={head.programme} onChange={(programme) => around.onHead({ ...head, programme })} />
      <LineInput
        label={panel.programmeName}
        value={head.programmeName}
        onChange={(programmeName) => around.onHead({ ...head, programmeName })}
      />
      <fieldset className="part">
        <legend>{panel.ask}</legend>
        {asks.map((ask) => (
          <Checkbox
            key={ask}
            isSelected={block.ask.includes(ask)}
            onChange={(on) => onChange({ ...block, ask: asks.filter((each) => (each === ask ? on : block.ask.includes(each))) })}
          >
            {panel.asks[ask]}
          </Checkbox>
        ))}
      </fieldset>
      <TextInput label={panel.coverNote} value={block.note} onChange={(note) => onChange({ ...block, note })} />
      <ListInput
        label={panel.logos}
        hint={panel.logosHint}
        apart="lines"
        value={block.logos.map(({ name }) => name)}
        onChange={(names) => onChange({ ...block, logos: names.map((name) => block.logos.find((logo) => logo.name === name) ?? { name }) })}
      />
      <LogosInput logos={block.logos} onChange={(logos) => onChange({ ...block, logos })} />
      <TextInput label={panel.sources} rows={3} value={head.source} onChange={(source) => around.onHead({ ...head, source })} />
    </>
  );
}
