import type { Audience, Paper, Preset } from '../../../preload/contract/model/print.ts';
import type { Theme } from '../../../preload/contract/model/settings.ts';
import { useNative } from '../../client/client.tsx';
import { settingsWords, type WordKey } from '../../text/settings.ts';
import { Button } from '../../ui/button.tsx';
import type { Choice } from '../../ui/choice.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { KeptField } from './kept-field.tsx';
import { useSave } from './use-save.ts';

const choicesOf = <V extends string>(labels: Readonly<Record<V, string>>): Choice<V>[] =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));

const wordKeys: readonly WordKey[] = ['module', 'chapter', 'seminar', 'participant', 'cohort'];

export function WordsPart() {
  const { settings, save } = useSave();
  const words = settingsWords.words;
  return (
    <div className="stack">
      <p className="quiet reading">{words.lead}</p>
      <div className="settings-grid">
        {wordKeys.map((key) => (
          <KeptField
            key={key}
            label={words[key]}
            value={settings.words[key]}
            check={(value) => (value.trim() === '' ? words.empty : null)}
            onKeep={(value) => save({ words: { ...settings.words, [key]: value.trim() } })}
          />
        ))}
      </div>
    </div>
  );
}

export function PrintPart() {
  const { settings, save } = useSave();
  const native = useNative();
  const words = settingsWords.print;
  const { print } = settings;
  const choose = async (): Promise<void> => {
    const folder = await native.chooseFolder({ title: words.folder, ...(print.folder ? { from: print.folder } : {}) });
    if (folder) save({ print: { ...print, folder } });
  };
  return (
    <div className="stack">
      <div className="settings-field">
        <Select<Preset>
          label={words.preset}
          choices={choicesOf(words.presets)}
          value={print.preset}
          onChange={(preset) => save({ print: { ...print, preset } })}
        />
      </div>
      <Segmented<Audience>
        label={words.audience}
        showLabel="above"
        choices={choicesOf(words.audiences)}
        value={print.audience}
        onChange={(audience) => save({ print: { ...print, audience } })}
      />
      <Segmented<Paper>
        label={words.paper}
        showLabel="above"
        choices={choicesOf(words.papers)}
        value={print.paper}
        onChange={(paper) => save({ print: { ...print, paper } })}
      />
      <div className="settings-field stack">
        <KeptField
          label={words.folder}
          hint={words.folderHint}
          value={print.folder ?? ''}
          onKeep={(folder) => save({ print: { ...print, folder: folder.trim() || null } })}
        />
        {native.edition === 'electron' ? <Button onPress={() => void choose()}>{words.choose}</Button> : null}
      </div>
    </div>
  );
}

export function LookPart() {
  const { settings, save } = useSave();
  const words = settingsWords.look;
  return (
    <Segmented<Theme> label={words.theme} choices={choicesOf(words.themes)} value={settings.theme} onChange={(theme) => save({ theme })} />
  );
}
