import type { Scenario } from '../../../../preload/contract/model/scenario.ts';
import { useLive } from '../../../client/client.tsx';
import { useScenarioDraft } from '../../../state/window-state.tsx';
import { panel } from '../../../text/workbooks.ts';
import { Link } from '../../../ui/link.tsx';
import { put } from '../../../ui/typed.ts';
import { Select } from '../../../ui/select.tsx';
import { Note } from '../../../ui/note.tsx';
import type { EditorProps } from './editor.ts';
import { LineInput, ListInput, TextInput } from '../../../ui/written.tsx';
import { NamesEditor } from '../../../ui/names-editor.tsx';
import { OptionalPrompt } from './prompt.tsx';

/** The block's own words, and the scenario's, which live in the bank. */
export function ScenarioEditor({ block, onChange, around }: EditorProps<'scenario'>) {
  const { draft, failure } = useScenarioDraft(block.scenario);
  const bank = useLive('scenario.list', {}).value ?? [];
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      {bank.length > 1 || (failure && !draft) ? (
        <Select
          label={panel.scenario}
          choices={bank.map(({ id, title }) => ({ value: id, label: title }))}
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
