import type { Names } from '../../preload/contract/model/scenario.ts';
import { written } from '../text/written.ts';
import { LineInput } from './written.tsx';

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
        <LineInput
          key={key}
          label={written.nameOf(key)}
          value={names[key] ?? ''}
          remark={remarkOn}
          onChange={(name) => onChange({ ...names, [key]: name })}
        />
      ))}
    </fieldset>
  );
}

const remarkOn = (name: string): string | null => (name.trim() ? null : written.nameEmpty);
