import './coverage.css';
import { Download, PanelRight, Printer } from 'lucide-react';
import { useState } from 'react';
import { useApi, useLive, useNative } from '../../client/client.tsx';
import { type CohortRow, useCohort } from '../../state/cohort.ts';
import { useFramework } from '../../state/framework.ts';
import { useNamesHidden, usePlace, useScope, useScreenActions, useSettings } from '../../state/window-state.tsx';
import { coverageWords as words } from '../../text/coverage.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { frameworkChoices, frameworkWords } from '../../text/framework-choices.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead, ScreenKeys } from '../../ui/screen-head.tsx';
import { Select } from '../../ui/select.tsx';
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Behind } from './behind.tsx';
import { CoverageMap, type Spot } from './coverage-map.tsx';
import { Gaps } from './gaps.tsx';

type CoverageFormat = (typeof words.formats)[number][0];

/** Where each statement is met in the workbooks, and what the cohort made of it. */
export function CoverageScreen() {
  usePlace(rooms.coverage);
  useScope('app');
  const { cohorts, cohort } = useCohort();
  const { frameworks, framework, choose, failure } = useFramework(cohort?.id);
  if (frameworks?.length === 0) {
    return (
      <MarginSheet>
        <MarginRow beside="display">
          <Empty title={words.empty.title} lead={words.empty.lead} />
        </MarginRow>
      </MarginSheet>
    );
  }
  if (!frameworks || !framework || !cohorts) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  const picker =
    frameworks.length > 1 ? (
      <Select label={frameworkWords.label} hideLabel choices={frameworkChoices(frameworks)} value={framework.id} onChange={choose} />
    ) : null;
  return <OneMap key={`${framework.id} ${cohort?.id ?? ''}`} framework={framework.id} cohort={cohort} picker={picker} />;
}

function OneMap({ framework, cohort, picker }: { framework: string; cohort: CohortRow | undefined; picker: React.ReactNode }) {
  const api = useApi();
  const native = useNative();
  const hidden = useNamesHidden();
  const drawer = useDrawer();
  const { print } = useSettings();
  const names = hidden ? 'hidden' : 'shown';
  const about = { framework, ...(cohort ? { cohort: cohort.id } : {}), names } as const;
  const [open, setOpen] = useState<string | null>(null);
  const asked = useLive('coverage.get', { ...about, ...(open === null ? {} : { open }) });
  const plain = useLive('coverage.get', about);
  // Until a workbook has been opened up, the map stands as it is.
  const map = asked.value ?? plain.value;
  const failure = asked.failure;
  const content = useLive('framework.get', { framework }).value;
  const [spot, setSpot] = useState<Spot | null>(null);
  const [panelOpen, setPanelOpen] = useState(false);
  const save = async (format: CoverageFormat): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.folder })) ?? print.folder ?? '';
    const outcome = await api.call('coverage.export', { ...about, format, folder });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file } = outcome.value;
    showToast({ text: words.exported(file), action: { label: words.show, onAction: () => void native.showInFolder(file) } });
  };
  useScreenActions(
    words.formats.map(([format, label]) => ({
      id: `coverage-${format}`,
      label,
      words: 'export table spreadsheet print page coverage',
      run: () => void save(format),
    })),
  );
  if (!map || !content) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</MarginRow>
      </MarginSheet>
    );
  }
  const row = spot && map.rows.find(({ statement }) => statement === spot.statement);
  return (
    <>
      <ScreenHead
        title={map.says}
        lead={words.lead(content.framework.title, content.framework.edition, cohort?.title, map.people)}
        actions={
          <>
            {picker}
            {drawer ? <IconButton name={words.panelOpen} icon={PanelRight} onPress={() => setPanelOpen(true)} /> : null}
            <Menu
              label={words.saves}
              trigger={<IconButton name={words.saves} icon={Download} />}
              actions={words.formats.map(([format, label]) => ({ id: format, label, onAction: () => void save(format) }))}
            />
            <Button icon={Printer} onPress={() => void save('pdf')}>
              {words.onePage}
            </Button>
          </>
        }
      />
      <div className="met-body">
        <CoverageMap
          map={map}
          withCohort={cohort !== undefined}
          spot={spot}
          onOpen={(next) => {
            setSpot(next);
            setPanelOpen(true);
          }}
          onSpread={setOpen}
        />
        <SidePanel title={words.panel} isOpen={panelOpen} onClose={() => setPanelOpen(false)}>
          {spot && row ? (
            <Behind row={row} map={map} uses={content.uses} spot={spot} cohort={cohort?.id} onBack={() => setSpot(null)} />
          ) : (
            <Gaps map={map} withCohort={cohort !== undefined} uses={content.uses} onOpen={setSpot} />
          )}
        </SidePanel>
      </div>
      <ScreenKeys keys={words.keys} />
    </>
  );
}
