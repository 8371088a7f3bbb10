import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Scenario } from '../../../preload/contract/model/scenario.ts';
import { bank } from '../../text/scenarios.ts';
import { NamesShown } from '../../ui/marked-area.tsx';
import { NamesEditor } from '../../ui/names-editor.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { put } from '../../ui/typed.ts';
import { StatementPicker } from '../../ui/statement-picker.tsx';
import { LineInput, ListInput, TextInput } from '../../ui/written.tsx';

const settings = (['any', 'itt', 'primary', 'secondary'] as const).map((value) => ({ value, label: bank.settingNames[value] }));

interface ScenarioFormProps {
  scenario: Scenario;
  frameworks: readonly Framework[];
  onChange: (scenario: Scenario) => void;
}

export function ScenarioForm({ scenario, frameworks, onChange }: ScenarioFormProps) {
  return (
    <div className="panel">
      <NamesEditor names={scenario.names} onChange={(names) => onChange({ ...scenario, names })} />
      <LineInput label={bank.editTitle} value={scenario.title} onChange={(title) => onChange({ ...scenario, title })} />
      <LineInput
        label={bank.editAbout}
        hint={bank.editAboutHint}
        value={scenario.about}
        onChange={(about) => onChange({ ...scenario, about })}
      />
      <Segmented
        label={bank.setting}
        showLabel="above"
        choices={settings}
        value={scenario.setting ?? 'any'}
        onChange={(setting) => onChange(put(scenario, 'setting', setting === 'any' ? undefined : setting))}
      />
      <NamesShown value={scenario.names}>
        <TextInput
          label={bank.editOpening}
          hint={bank.editOpeningHint}
          rows={7}
          value={scenario.opening}
          onChange={(opening) => onChange({ ...scenario, opening })}
        />
        <ListInput
          label={bank.editPoints}
          hint={bank.oneALine}
          apart="lines"
          rows={5}
          value={scenario.points}
          onChange={(points) => onChange({ ...scenario, points })}
        />
        <TextInput label={bank.editQuestion} value={scenario.question} onChange={(question) => onChange({ ...scenario, question })} />
      </NamesShown>
      <StatementPicker
        label={bank.editStatements}
        frameworks={frameworks}
        chosen={scenario.statements}
        onChange={(statements) => onChange({ ...scenario, statements })}
      />
      <LineInput label={bank.editSource} value={scenario.source} onChange={(source) => onChange({ ...scenario, source })} />
    </div>
  );
}
