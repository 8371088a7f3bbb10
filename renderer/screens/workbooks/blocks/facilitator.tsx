import type { FacilitatorNote } from '../../../../preload/contract/model/workbook.ts';
import { panel } from '../../../text/workbooks.ts';
import { put } from '../../../ui/typed.ts';
import { CountInput, ListInput, TextInput } from '../../../ui/written.tsx';

/** What only the facilitator's copy shows beside a block. */
export function FacilitatorEditor({
  note,
  onChange,
}: {
  note: FacilitatorNote | undefined;
  onChange: (note: FacilitatorNote | undefined) => void;
}) {
  const now = note ?? {};
  const set = <K extends keyof FacilitatorNote>(key: K, value: FacilitatorNote[K] | undefined): void => {
    const next = put(now, key, value);
    onChange(Object.keys(next).length ? next : undefined);
  };
  return (
    <fieldset className="part">
      <legend>{panel.facilitator}</legend>
      <CountInput label={panel.minutes} min={0} max={600} value={now.minutes} onChange={(minutes) => set('minutes', minutes)} />
      <TextInput label={panel.plan} value={now.plan ?? ''} onChange={(plan) => set('plan', plan)} />
      <ListInput
        label={panel.listenFor}
        hint={panel.oneALine}
        apart="lines"
        rows={2}
        value={now.listenFor ?? []}
        onChange={(listenFor) => set('listenFor', listenFor)}
      />
      <TextInput label={panel.note} value={now.note ?? ''} onChange={(text) => set('note', text)} />
    </fieldset>
  );
}
