import './written.css';
import type { Names } from '../../preload/contract/model/scenario.ts';
import { written } from '../text/written.ts';
import { TextField } from './text-field.tsx';
import { asLine } from './typed.ts';

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
      <legend>{written.names}</legend>
      <p className="field-hint">{written.namesHint}</p>
      {keys.map((key) => (
        <TextField
          key={key}
          label={written.nameOf(key)}
          value={names[key] ?? ''}
          error={names[key]?.trim() ? null : written.nameEmpty}
          onChange={(name) => onChange({ ...names, [key]: asLine(name) })}
        />
      ))}
    </fieldset>
  );
}
