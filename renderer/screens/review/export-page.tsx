import { Download } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { CallInput } from '../../../preload/contract/calls.ts';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { usePlace, useSettings } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { editionWords, reviewWords as words } from '../../text/review.ts';
import { Button } from '../../ui/button.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { showToast } from '../../ui/toast.tsx';
import { type Decisions, NameCheck, openNames } from './name-check.tsx';
import { useReading } from './reading.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { Ways } from './ways.tsx';

type Format = CallInput<'responses.export'>['format'];
const formats: readonly Format[] = ['xlsx', 'csv', 'json', 'qdpx', 'qdc'];
const everyEdition = 'all';

/** Answers for others: in a file that other programs read, without names until a person says otherwise. */
export function ExportPage() {
  const { cohort, names } = useReading();
  const api = useApi();
  const native = useNative();
  const { print } = useSettings();
  const [format, setFormat] = useState<Format>('xlsx');
  const [naming, setNaming] = useState<'hidden' | 'shown'>('hidden');
  const [edition, setEdition] = useState(everyEdition);
  const [decisions, setDecisions] = useState<Decisions>({});
  const [problem, setProblem] = useState<string | null>(null);
  const editions = useLive('review.prompts', { cohort }).value?.editions ?? [];
  usePlace(rooms.review, words.wayNames.export);
  const about = { cohort, ...(edition === everyEdition ? {} : { edition }) };
  const withAnswers = format !== 'qdc';
  // A project for other programs never says who people are.
  const without = withAnswers && (naming === 'hidden' || format === 'qdpx');
  const found = useLive('responses.names', without ? about : null);
  const open = without ? openNames(found.value?.found ?? [], decisions) : 0;
  const decide = useCallback((next: Decisions) => setDecisions((now) => ({ ...now, ...next })), []);
  const save = async (): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.folder })) ?? print.folder ?? '';
    const checked = without
      ? Object.fromEntries((found.value?.found ?? []).flatMap(({ key }) => (decisions[key] === undefined ? [] : [[key, decisions[key]]])))
      : {};
    const outcome = await api.call('responses.export', { ...about, format, names: without ? 'hidden' : naming, checked, folder });
    if (!outcome.ok) {
      setProblem(outcome.failure.detail['what'] === 'names' ? words.stillOpen : explained(outcome.failure));
      return;
    }
    setProblem(null);
    const { file, rows } = outcome.value;
    showToast({
      text: words.exported(file, rows),
      action: { label: words.showFile, onAction: () => void native.showInFolder(file) },
    });
  };
  const waits = without && found.value === undefined ? words.looking.toLowerCase() : open > 0 ? words.notDecided(open) : null;
  return (
    <ReviewSheet>
      <MarginRow>
        <Ways here="export" />
        <h1 className="title">{words.exportTitle}</h1>
        <p className="quiet rev-lead">{words.exportLead}</p>
      </MarginRow>
      <MarginRow>
        <div className="rev-export">
          <RadioGroup
            label={words.format}
            choices={formats.map((value) => ({ value, label: words.formats[value].name, hint: words.formats[value].says }))}
            value={format}
            onChange={setFormat}
          />
          <div className="stack">
            {withAnswers && editions.length > 0 ? (
              <Select
                label={words.whichEdition}
                choices={[
                  { value: everyEdition, label: words.allEditions },
                  ...editions.map((each) => ({ value: each.edition, label: editionWords(each.title, each.number) })),
                ]}
                value={edition}
                onChange={setEdition}
              />
            ) : null}
            {withAnswers && format !== 'qdpx' && names === 'shown' ? (
              <RadioGroup
                label={words.naming}
                hint={words.namingHint}
                choices={[
                  { value: 'hidden', label: words.namings.hidden },
                  { value: 'shown', label: words.namings.shown },
                ]}
                value={naming}
                onChange={setNaming}
              />
            ) : null}
          </div>
        </div>
      </MarginRow>
      {without ? (
        <MarginRow label={words.namesIn} section={2}>
          {names === 'hidden' ? (
            <Note>{words.exportHidden}</Note>
          ) : found.value ? (
            <NameCheck answers={found.value.answers} found={found.value.found} decisions={decisions} onDecide={decide} />
          ) : (
            <p className="quiet">{found.failure ? explained(found.failure) : words.looking}</p>
          )}
        </MarginRow>
      ) : null}
      <MarginRow>
        <div className="stack">
          {problem ? <Note kind="brick">{problem}</Note> : null}
          <Button kind="primary" icon={Download} notYet={waits} onPress={() => void save()}>
            {words.save}
          </Button>
        </div>
      </MarginRow>
    </ReviewSheet>
  );
}
