import { User, Users } from 'lucide-react';
import type { Mode } from '../../../../preload/contract/model/workbook.ts';
import { modeNames, panel } from '../../../text/workbooks.ts';
import { Segmented } from '../../../ui/segmented.tsx';

const choices = [
  { value: 'individual' as const, label: modeNames.individual, icon: User },
  { value: 'collaborative' as const, label: modeNames.collaborative, icon: Users },
  { value: 'coaching' as const, label: modeNames.coaching },
];

export function ModeInput({ value, onChange }: { value: Mode; onChange: (mode: Mode) => void }) {
  return (
    <div>
      <p className="field-label" aria-hidden="true">
        {panel.answered}
      </p>
      <Segmented label={panel.answered} choices={choices} value={value} onChange={onChange} />
    </div>
  );
}
