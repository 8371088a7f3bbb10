import { Ellipsis, FileInput, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMemo, useState } from 'react';
import * as v from 'valibot';
import type { HandInState } from '../../../preload/contract/model/people.ts';
import { AnswersExported } from '../../../preload/contract/model/review.ts';
import { useLive, useNative } from '../../client/client.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import { folded, useNames } from '../../state/names.ts';
import { useSettings, useWindowState } from '../../state/window-state.tsx';
import { entryWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Link } from '../../ui/link.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead, ScreenKeys, ScreenTools } from '../../ui/screen-head.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { AnswersImport } from './answers-import.tsx';
import type { Edition, Workbook } from './entry-screen.tsx';
import { EntrySheet } from './entry-sheet.tsx';

interface EntryGridProps {
  cohort: CohortRow;
  workbook: Workbook;
  edition: Edition;
  /** Which workbook and edition. */
  choice: ReactNode;
}

type Filter = keyof typeof words.filters;

const fits: Readonly<Record<Filter, (handIn: HandInState | null, entered: number, all: number) => boolean>> = {
  all: () => true,
  open: (handIn, entered, all) => handIn !== 'not-handed-in' && entered < all,
  'handed-in': (handIn) => handIn === 'handed-in',
  'not-handed-in': (handIn) => handIn === 'not-handed-in',
  unknown: (handIn) => handIn === null,
};

/** People by questions: what came back on paper is typed here, one cell after the other. */
export function EntryGrid({ cohort, workbook, edition, choice }: EntryGridProps) {
  const { jobs } = useWindowState();
  const native = useNative();
  const { print } = useSettings();
  const { nameOf, hidden, people } = useNames(cohort.id);
  const [asked, setAsked] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  /** Whose row answers are being entered in. */
  const [hand, setHand] = useState<string | null>(null);
  const [importing, setImporting] = useState(false);
  const fields = useLive('entry.fields', { edition: edition.id }).value;
  const { value: standing, failure } = useLive('entry.standing', { cohort: cohort.id, edition: edition.id });
  const text = hidden ? '' : folded(asked.trim());

  const said = useMemo(
    () =>
      new Map((people ?? []).map(({ id, name, knownAs, setting }) => [id, folded([name, knownAs, setting].filter(Boolean).join('\n'))])),
    [people],
  );
  const stands = useMemo(() => new Map((standing ?? []).map((one) => [one.participant, one])), [standing]);
  const shown = useMemo(
    () =>
      (people ?? []).flatMap(({ id }) => {
        const one = stands.get(id);
        const fitting = one && fits[filter](one.handIn, one.entered, fields?.length ?? 0);
        return (fitting || id === hand) && (text === '' || said.get(id)?.includes(text)) ? [id] : [];
      }),
    [people, stands, filter, hand, text, said, fields],
  );

  if (!standing || !people || !fields) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const write = async (format: 'csv' | 'xlsx' | 'json'): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.exportFolder })) ?? print.folder ?? '';
    const names = hidden ? 'hidden' : 'shown';
    const outcome = await jobs.finish('responses.export', { cohort: cohort.id, edition: edition.id, format, names, folder });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file, rows: many } = v.parse(AnswersExported, outcome.value);
    showToast({ text: words.exported(many, file), action: { label: words.showFile, onAction: () => void native.showInFolder(file) } });
  };
  const back = standing.filter((one) => one.handIn === 'handed-in').length;
  // Of somebody who waits or has left nothing is expected; what they did hand in counts.
  const expected = people.filter(({ id, status = 'active' }) => status === 'active' || stands.get(id)?.handIn === 'handed-in').length;
  return (
    <>
      <ScreenHead
        title={words.title(back, expected, workbook.title)}
        lead={words.lead(edition.number, fields.length)}
        actions={
          <>
            <Link to="/answers/ratings" kind="plain" icon={Star}>
              {words.ratings}
            </Link>
            <Menu
              label={words.more}
              trigger={<IconButton name={words.more} icon={Ellipsis} />}
              actions={(['csv', 'xlsx', 'json'] as const).map((format) => ({
                id: format,
                label: words.export(format === 'xlsx' ? 'Excel' : format.toUpperCase()),
                onAction: () => void write(format),
              }))}
            />
            <Button icon={FileInput} onPress={() => setImporting(true)}>
              {words.import}
            </Button>
          </>
        }
      />
      <ScreenTools count={words.shown(shown.length, people.length)}>
        {choice}
        {hidden ? null : <SearchField label={words.find} value={asked} onChange={setAsked} />}
        <Select
          label={words.show}
          hideLabel
          choices={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onChange={setFilter}
        />
      </ScreenTools>
      <EntrySheet
        label={words.title(back, expected, workbook.title)}
        edition={edition.id}
        workbook={workbook.id}
        fields={fields}
        shown={shown}
        onHand={setHand}
        stands={stands}
        nameOf={nameOf}
        hidden={hidden}
      />
      <ScreenKeys keys={words.keys} />
      {importing ? <AnswersImport cohort={cohort.id} edition={edition.id} fields={fields} onClose={() => setImporting(false)} /> : null}
    </>
  );
}
