import type { Names } from '../../../../preload/contract/model/scenario.ts';
import { panel } from '../../../text/workbooks.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { asLine } from '../typed.ts';

interface NamesEditorProps {
  /** As they hold now; the keys are what stands in the text as {key}. */
  names: Names;
  onChange: (names: Names) => void;
}

/** Names that stand for people and places: one change here is a change everywhere. */
export function NamesEditor({ names, onChange }: NamesEditorProps) {
  const keys = Object.keys(names).toSorted();
  if (keys.length === 0) return null;
  return (
    <fieldset className="part">
      <legend>{panel.names}</legend>
      <p className="field-hint">{panel.namesHint}</p>
      {keys.map((key) => (
        <TextField
          key={key}
          label={panel.nameOf(key)}
          value={names[key] ?? ''}
          error={names[key]?.trim() ? null : panel.nameEmpty}
          onChange={(name) => onChange({ ...names, [key]: asLine(name) })}
        />
      ))}
    </fieldset>
  );
}
