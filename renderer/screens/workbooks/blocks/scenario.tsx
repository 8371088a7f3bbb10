import { familyOf, type Scenario } from '../../../../preload/contract/model/scenario.ts';
import { useLive } from '../../../client/client.tsx';
import { useScenarioDraft } from '../../../state/window-state.tsx';
import { bank as bankWords } from '../../../text/scenarios.ts';
import { panel } from '../../../text/workbooks.ts';
import { Link } from '../../../ui/link.tsx';
import { put } from '../../../ui/typed.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Select } from '../../../ui/select.tsx';
import { Note } from '../../../ui/note.tsx';
import type { EditorProps } from './editor.ts';
import { LineInput, ListInput, TextInput } from '../../../ui/written.tsx';
import { NamesEditor } from '../../../ui/names-editor.tsx';
import { OptionalPrompt } from './prompt.tsx';

const { settingNames } = bankWords;

/** The block's own words, and the scenario's, which live in the bank. */
export function ScenarioEditor({ block, onChange, around }: EditorProps<'scenario'>) {
  const { draft, failure } = useScenarioDraft(block.scenario);
  const bank = useLive('scenario.list', {}).value ?? [];
  const own = bank.find(({ id }) => id === block.scenario);
  const variants = own ? bank.filter((each) => familyOf(each) === familyOf(own)) : [];
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      {bank.length > 1 || (failure && !draft) ? (
        <Select
          label={panel.scenario}
          choices={bank.map(({ id, title, setting }) => ({ value: id, label: setting ? `${title} (${settingNames[setting]})` : title }))}
          value={block.scenario}
          onChange={(scenario) => onChange({ ...block, scenario })}
        />
      ) : null}
      {variants.length > 1 && variants.length <= 4 ? (
        <Segmented
          label={panel.variant}
          showLabel="above"
          choices={variants.map(({ id, setting }) => ({ value: id, label: settingNames[setting ?? 'any'] }))}
          value={block.scenario}
          onChange={(scenario) => onChange({ ...block, scenario })}
        />
      ) : null}
      {draft ? (
        <ScenarioWords scenario={draft.value} around={around} onChange={(next) => draft.edit(next) && around.onScenarioEdit(next.id)} />
      ) : null}
      {failure && !draft ? <Note>{panel.scenarioMissing}</Note> : null}
      <OptionalPrompt label={panel.task} prompt={block.task} onChange={(task) => onChange(put(block, 'task', task))} />
    </>
  );
}

function ScenarioWords({
  scenario,
  onChange,
  around,
}: {
  scenario: Scenario;
  onChange: (scenario: Scenario) => void;
  around: EditorProps<'scenario'>['around'];
}) {
  // A workbook may call somebody by another name than the bank does; then its own name is the one to change.
  const own = around.workbook.head.names;
  const names = { ...scenario.names, ...own };
  return (
    <>
      <NamesEditor
        names={names}
        onChange={(next) => {
          const changed = Object.keys(next).find((key) => next[key] !== names[key]);
          if (changed === undefined) return;
          const name = next[changed] ?? '';
          if (changed in own) around.onHead({ ...around.workbook.head, names: { ...own, [changed]: name } });
          else onChange({ ...scenario, names: { ...scenario.names, [changed]: name } });
        }}
      />
      <TextInput
        label={panel.scenarioOpening}
        rows={6}
        value={scenario.opening}
        onChange={(opening) => onChange({ ...scenario, opening })}
      />
      <ListInput
        label={panel.scenarioPoints}
        hint={panel.oneALine}
        apart="lines"
        rows={4}
        value={scenario.points}
        onChange={(points) => onChange({ ...scenario, points })}
      />
      <TextInput label={panel.scenarioQuestion} value={scenario.question} onChange={(question) => onChange({ ...scenario, question })} />
      <p className="small faint">
        {panel.scenarioKept} <Link to={`/scenarios/${scenario.id}`}>{panel.scenarioOpen}</Link>
      </p>
    </>
  );
}
