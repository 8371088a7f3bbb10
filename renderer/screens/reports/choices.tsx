import { FolderOpen } from 'lucide-react';
import type { Naming } from '../../../preload/contract/model/people.ts';
import type { Paper, Preset } from '../../../preload/contract/model/print.ts';
import { useNative } from '../../client/client.tsx';
import { dayOf } from '../../text/dates.ts';
import { frameworkChoices, frameworkWords } from '../../text/framework-choices.ts';
import { reportWords as words } from '../../text/reports.ts';
import { paperNames, presetHints, presetNames } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import type { Chosen, ReportChoice } from './use-report.ts';

const papers = (Object.keys(paperNames) as Paper[]).map((value) => ({ value, label: paperNames[value] }));
const presets = (Object.keys(presetNames) as Preset[]).map((value) => ({ value, label: presetNames[value], hint: presetHints[value] }));
const naming = (Object.keys(words.naming) as Naming[]).map((value) => ({ value, label: words.naming[value] }));
const everybody = 'everybody';
const own = 'own';

/** What the chosen report is about, and how it is set. */
export function Choices({ report, chosen, onChange }: { report: ReportChoice; chosen: Chosen; onChange: (more: Partial<Chosen>) => void }) {
  const native = useNative();
  const { kind, personal, names, preset, paper, folder, seminars, seminar, frameworks, people, nameOf } = report;
  const choose = async (): Promise<void> => {
    const found = await native.chooseFolder({ title: words.chooseFolder, ...(folder ? { from: folder } : {}) });
    if (found) onChange({ folder: found });
  };
  return (
    <div className="reports-fields">
      {kind === 'seminar' ? (
        seminars.length === 0 ? (
          <p className="quiet">{words.noSeminars}</p>
        ) : (
          <Select
            label={words.seminar}
            choices={seminars.map(({ id, title, day }) => ({
              value: id,
              label: title,
              ...(day ? { hint: dayOf(`${day}T12:00:00.000Z`, new Date()) } : {}),
            }))}
            value={seminar ?? null}
            onChange={(next) => onChange({ seminar: next })}
          />
        )
      ) : null}
      {frameworks?.frameworks && frameworks.frameworks.length > 1 ? (
        <Select
          label={frameworkWords.label}
          choices={frameworkChoices(frameworks.frameworks)}
          value={frameworks.framework?.id ?? null}
          onChange={frameworks.choose}
        />
      ) : null}
      {personal ? (
        people.length === 0 ? (
          <p className="quiet">{words.nobody}</p>
        ) : (
          <ComboBox
            key={people.length}
            label={words.whose}
            choices={[
              { value: everybody, label: words.everybody(people.length), hint: words.everybodyHint },
              ...people.map(({ id }) => ({ value: id, label: nameOf(id) })),
            ]}
            value={chosen.person ?? everybody}
            onChange={(next) => onChange({ person: next === null || next === everybody ? undefined : next })}
          />
        )
      ) : (
        <div>
          <Segmented
            label={words.names}
            showLabel="above"
            choices={naming}
            value={names}
            onChange={(next) => onChange({ names: { ...chosen.names, [kind]: next } })}
          />
          <p className="small faint">{words.namesHint}</p>
        </div>
      )}
      {kind === 'feedback' ? (
        <Checkbox isSelected={chosen.memos} onChange={(memos) => onChange({ memos })} hint={words.memosHint}>
          {words.memos}
        </Checkbox>
      ) : null}
      <Select
        label={words.preset}
        choices={personal ? [{ value: own, label: words.own }, ...presets] : presets}
        value={preset ?? own}
        onChange={(next) => onChange({ preset: next === own ? undefined : next })}
      />
      <Segmented label={words.paper} showLabel="above" choices={papers} value={paper} onChange={(next) => onChange({ paper: next })} />
      <div>
        <p className="field-label">{words.folder}</p>
        <p className="reports-folder">{folder ?? words.folderDefault}</p>
        {native.edition === 'electron' ? (
          <Button small icon={FolderOpen} onPress={() => void choose()}>
            {words.chooseFolder}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
