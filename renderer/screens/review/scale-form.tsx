import { useState } from 'react';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { reviewWords as words } from '../../text/review.ts';
import { actionWords } from '../../text/review-actions.ts';
import { depthWords } from '../../text/review-depth.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Note } from '../../ui/note.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { asLine } from '../../ui/typed.ts';
import { useReading } from './reading.ts';

/** Three or four levels in the facilitator's own words. */
export function ScaleForm({ onClose }: { onClose: () => void }) {
  const { scale, deeds } = useReading();
  const api = useApi();
  const [levels, setLevels] = useState<readonly { name: string; says: string }[]>(scale);
  const set = (index: number, change: Partial<{ name: string; says: string }>): void =>
    setLevels((now) => now.map((level, at) => (at === index ? { ...level, ...change } : level)));
  const names = levels.map(({ name }) => name.trim());
  const wrong = names.some((name) => name === '')
    ? depthWords.nameEach
    : new Set(names).size < names.length
      ? depthWords.namesDiffer
      : null;
  const save = async (): Promise<void> => {
    const next = levels.map(({ name, says }) => ({ name: name.trim(), says: says.trim() }));
    if (await deeds.do(words.did.scale, () => api.call('depth.set-scale', { op: newOp(), scale: next }))) onClose();
  };
  return (
    <Dialog
      title={depthWords.editScale}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{actionWords.cancel}</Button>
          <Button kind="primary" notYet={wrong} onPress={() => void save()}>
            {depthWords.saveScale}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Note>{depthWords.scaleNote}</Note>
        {levels.map((level, index) => (
          <fieldset key={index} className="rev-level">
            <legend>{depthWords.level(index + 1)}</legend>
            <TextField label={depthWords.levelName} value={level.name} onChange={(name) => set(index, { name: asLine(name) })} />
            <TextField label={depthWords.levelSays} value={level.says} onChange={(says) => set(index, { says: asLine(says) })} />
          </fieldset>
        ))}
        {levels.length < 4 ? (
          <Button small onPress={() => setLevels((now) => [...now, { name: '', says: '' }])}>
            {depthWords.fourthLevel}
          </Button>
        ) : (
          <Button small onPress={() => setLevels((now) => now.slice(0, 3))}>
            {depthWords.threeLevels}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
