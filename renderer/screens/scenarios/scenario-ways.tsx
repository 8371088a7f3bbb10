import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { familyOf, type Scenario, ScenarioSetting } from '../../../preload/contract/model/scenario.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { useStillHere } from '../../state/still-here.ts';
import { explained } from '../../text/errors.ts';
import { bankParts as words, putting } from '../../text/scenarios.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/live-region.tsx';
import { Menu } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toast.tsx';
import { PutInto } from './put-into.tsx';

const settings = ScenarioSetting.options;

/** Keeps a scenario in the bank and goes to it. */
function useAdd(): (scenario: Scenario) => Promise<void> {
  const api = useApi();
  const [, go] = useLocation();
  const stillHere = useStillHere();
  return async (scenario) => {
    const answer = await api.call('scenario.add', { op: newOp(), scenario });
    if (!answer.ok) return showToast({ text: explained(answer.failure) });
    showToast({ text: words.made(scenario.title) });
    say(words.made(scenario.title));
    if (stillHere()) go(`/scenarios/${scenario.id}`);
  };
}

export function NewScenario() {
  const add = useAdd();
  const blank = (): Scenario => ({
    id: newOp(),
    title: words.newTitle,
    about: '',
    names: {},
    opening: '',
    points: [],
    question: '',
    statements: [],
    source: '',
  });
  return (
    <Button icon={Plus} onPress={() => void add(blank())}>
      {words.makeNew}
    </Button>
  );
}

/** What can be done with a scenario: into a workbook, or again for another setting. */
export function ScenarioWays({ scenario, variants }: { scenario: Scenario; variants: readonly Pick<Scenario, 'id' | 'setting'>[] }) {
  const [, go] = useLocation();
  const api = useApi();
  const add = useAdd();
  const [open, setOpen] = useState(false);
  return (
    <div className="row scenario-ways">
      <Button onPress={() => setOpen(true)}>{putting.open}</Button>
      <Menu
        label={words.variant}
        trigger={
          <Button kind="quiet" icon={ChevronDown}>
            {words.variant}
          </Button>
        }
        actions={settings.map((setting) => {
          const there = variants.find((each) => each.setting === setting);
          return {
            id: setting,
            label: there ? words.variantGo(words.variants[setting]) : words.variants[setting],
            onAction: () => {
              if (there) go(`/scenarios/${there.id}`);
              else void add({ ...scenario, id: newOp(), setting, variantOf: familyOf(scenario) });
            },
          };
        })}
      />
      {open ? (
        <PutInto
          what={scenario.title}
          linkHint={putting.linkHint}
          make={async (how) => {
            const id = how === 'copy' ? newOp() : scenario.id;
            if (how === 'copy') {
              const answer = await api.call('scenario.add', { op: newOp(), scenario: { ...scenario, id } });
              if (!answer.ok) return answer;
            }
            return { ok: true, value: { id: newOp(), type: 'scenario', title: scenario.title, scenario: id } };
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
