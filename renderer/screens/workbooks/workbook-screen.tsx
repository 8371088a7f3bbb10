import './studio.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { findBlock, titleOf } from '../../../preload/contract/draft.ts';
import type { Audience, Preset, PrintOptions } from '../../../preload/contract/model/print.ts';
import { useLive } from '../../client/client.tsx';
import type { Spot } from '../../paper/paper-page.tsx';
import type { HistoryStep } from '../../../preload/contract/model/store.ts';
import type { Direction } from '../../state/history.ts';
import type { PaperHandle } from '../../paper/paper-view.tsx';
import { PaperView } from '../../paper/paper-view.tsx';
import type { WorkbookDraft } from '../../state/window-state.tsx';
import { usePlace, useScope, useScreenActions, useSettings, useWorkbookDraft } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { audienceNames, blockName, presetNames, studio } from '../../text/workbooks.ts';
import { rooms } from '../../text/frame.ts';
import { useMedia } from '../../ui/media.ts';
import { Note } from '../../ui/note.tsx';
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BlockPanel } from './block-panel.tsx';
import type { Hit } from './finding.ts';
import { hitsByBlock, useFinding } from './finding.ts';
import { Outline } from './outline.tsx';
import { findSection, firstPage, outlineOf } from './outline-nodes.ts';
import type { Collected } from './page-fields.ts';
import { collectedOn, fieldAt } from './page-fields.ts';
import { blockAt, marksOf } from './page-marks.ts';
import { PageTray } from './page-tray.tsx';
import { usePreview } from './preview.ts';
import { PrintDialog } from './print-dialog.tsx';
import { useSame, useSteady } from './steady.ts';
import { StudioBar } from './studio-bar.tsx';
import { useStudioKeys } from './studio-keys.ts';
import { useUndo } from './undo.ts';

interface WorkbookScreenProps {
  workbook: string;
  /** The part to show: a block's id or a section's. */
  block?: string;
}

/** The studio: outline, the pages as they print, and the settings of the part that is chosen. */
export function WorkbookScreen({ workbook, block }: WorkbookScreenProps) {
  const { draft, failure } = useWorkbookDraft(workbook);
  usePlace(rooms.workbooks, draft?.value.title ?? '');
  if (draft) return <Studio draft={draft} {...(block ? { wanted: block } : {})} />;
  return (
    <div className="studio-waiting">
      {failure ? <Note kind="brick">{failure.code === 'not-found' ? studio.notFound : explained(failure)}</Note> : <Skeleton lines={8} />}
    </div>
  );
}

function Studio({ draft, wanted }: { draft: WorkbookDraft; wanted?: string }) {
  const workbook = draft.value;
  const [, navigate] = useLocation();
  const known = wanted !== undefined && (findBlock(workbook, wanted) ?? findSection(workbook, wanted)) !== undefined;
  const selected = known ? wanted : (workbook.sections[0]?.blocks[0]?.id ?? null);

  const settings = useSettings();
  const [audienceChosen, setAudience] = useState<Audience | null>(null);
  const [presetChosen, setPreset] = useState<Preset | null>(null);
  const audience = audienceChosen ?? settings.print.audience;
  const preset = presetChosen ?? settings.print.preset;
  const options: PrintOptions = useMemo(
    () => ({ audience, preset, paper: settings.print.paper }),
    [audience, preset, settings.print.paper],
  );
  const preview = usePreview(workbook.id, options, useLive('workbook.get', { workbook: workbook.id }).value);
  const { printed } = preview;

  const [page, setPage] = useState(1);
  const [trayOpen, setTrayOpen] = useState(() => window.innerHeight >= 800);
  const [panelOpen, setPanelOpen] = useState(false);
  const [outlineOpen, setOutlineOpen] = useState(false);
  const [printOpen, setPrintOpen] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const finding = useFinding(workbook.id);
  const drawer = useDrawer();
  const narrow = useMedia('(max-width: 859px)');
  const paper = useRef<PaperHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  // What was changed last is what Ctrl+Z is about: a scenario has a history of its own.
  const [scope, setScope] = useState(`workbook:${workbook.id}`);
  const undo = useUndo(scope);
  const history = useLive('history.get', { scope }).value;
  const unsent = draft.saving.state !== 'saved';
  // History is asked for after a change has been kept: until its answer is there, a change of this visit can be undone.
  const [edited, setEdited] = useState(false);
  const edit = (change: DraftEdit): void => {
    setScope(`workbook:${workbook.id}`);
    setEdited(true);
    draft.edit(change);
  };
  const onScenarioEdit = (scenario: string): void => {
    setScope(`scenario:${scenario}`);
    setEdited(true);
  };

  /** What should come into sight as soon as there are pages. */
  const awaited = useRef<string | null>(wanted ?? null);
  const bring = useSteady((id: string): void => {
    const target = printed ? firstPage(workbook, printed.outline, id) : null;
    const field = printed?.fields.find((candidate) => candidate.block === id);
    if (target !== null) paper.current?.show(target, printed?.outline.find(({ block }) => block === id)?.y);
    else if (field) paper.current?.show(field.page, field.y);
    else awaited.current = id;
  });
  /** The block that this screen itself went to; another in the address came from elsewhere, and is brought into sight. */
  const gone = useRef(wanted);
  const choose = (id: string): void => {
    gone.current = id;
    navigate(`/workbooks/${workbook.id}/${id}`, { replace: true });
    setOutlineOpen(false);
  };
  const select = useSteady((id: string): void => {
    choose(id);
    bring(id);
  });
  useEffect(() => {
    if (!wanted || wanted === gone.current) return;
    gone.current = wanted;
    bring(wanted);
  }, [wanted, bring]);
  const onPage = useSteady((now: number): void => {
    setPage(now);
    const id = awaited.current;
    if (id === null || !printed) return;
    awaited.current = null;
    bring(id);
  });
  const onAudience = useSteady((next: Audience): void => {
    awaited.current = selected;
    setAudience(next);
  });
  const onPreset = useSteady((next: Preset): void => {
    awaited.current = selected;
    setPreset(next);
  });
  const onStep = useSteady((direction: Direction): void => void undo(direction));
  const onPrint = useSteady((): void => setPrintOpen(true));
  const onFind = useSteady((): void => {
    setOutlineOpen(true);
    // In a narrow window the outline comes first.
    setTimeout(() => search.current?.focus(), 0);
  });
  const onFold = useMemo(() => ({ outline: () => setOutlineOpen(true), settings: () => setPanelOpen(true) }), []);
  const onUnreadable = useSteady((): void => setUnreadable(true));

  useScope(
    scope,
    useSteady((touched: HistoryStep['touched']): boolean => {
      const id = touched.map((record) => record.id).find((candidate) => findBlock(workbook, candidate) ?? findSection(workbook, candidate));
      if (id) select(id);
      if (!panel.current?.contains(document.activeElement)) panel.current?.focus();
      return true;
    }),
  );
  useScreenActions(
    useMemo(
      () => [
        { id: 'print', label: studio.print, keys: 'Ctrl P', words: 'pdf paper copies names save export', run: onPrint },
        { id: 'find', label: studio.find, keys: 'Ctrl F', run: onFind },
        ...(Object.keys(audienceNames) as Audience[]).map((value) => ({
          id: `as-${value}`,
          label: studio.showAs(audienceNames[value]),
          run: () => onAudience(value),
        })),
        ...(Object.keys(presetNames) as Preset[]).map((value) => ({
          id: `preset-${value}`,
          label: studio.showIn(presetNames[value]),
          run: () => onPreset(value),
        })),
      ],
      [onAudience, onFind, onPreset, onPrint],
    ),
  );
  useStudioKeys({ find: onFind, print: onPrint });

  const counts = useMemo(() => hitsByBlock(finding.hits), [finding.hits]);
  // The same at every letter that changes no title: the outline is then left alone.
  const lines = useSame(useMemo(() => outlineOf(workbook, printed?.outline ?? [], counts), [workbook, printed, counts]));
  const collected = useMemo(() => collectedOn(printed?.fields ?? [], page), [printed, page]);
  const marks = useMemo(() => marksOf(printed?.fields ?? [], collected, selected, trayOpen), [printed, collected, selected, trayOpen]);

  const pick = useSteady((spot: Spot): void => {
    const field = fieldAt(printed?.fields ?? [], spot);
    const block = field?.block ?? blockAt(printed?.outline ?? [], spot);
    if (!block) return;
    choose(block);
    if (field) toPrompt(field.id);
  });
  const toCollected = useSteady((place: Collected): void => {
    choose(place.block);
    const [first] = place.fields;
    if (!first) return;
    paper.current?.show(first.page, first.y);
    toPrompt(first.id);
  });
  const onHit = useSteady((hit: Hit): void => select(hit.block));

  const chosenBlock = selected ? findBlock(workbook, selected) : undefined;
  const panelTitle = chosenBlock ? blockName(chosenBlock.type) : studio.section;
  const outline = (
    <Outline
      lines={lines}
      pages={printed?.pages ?? null}
      selected={selected}
      onSelect={select}
      finding={finding}
      onHit={onHit}
      searchRef={search}
    />
  );
  return (
    <div className={narrow ? 'studio studio-narrow' : 'studio'}>
      <h1 className="visually-hidden">{workbook.title}</h1>
      <StudioBar
        audience={audience}
        preset={preset}
        onAudience={onAudience}
        onPreset={onPreset}
        canUndo={edited || Boolean(history?.undo)}
        canRedo={!unsent && Boolean(history?.redo)}
        onStep={onStep}
        onPrint={onPrint}
        onOutline={narrow ? onFold.outline : undefined}
        onSettings={drawer ? onFold.settings : undefined}
      />
      {narrow ? null : outline}
      <div className="studio-stage">
        {preview.failure ? <Note kind="brick">{explained(preview.failure)}</Note> : null}
        {unreadable ? <Note kind="brick">{studio.unreadable}</Note> : null}
        <PaperView
          ref={paper}
          bytes={printed?.bytes ?? null}
          name={studio.region}
          marks={marks}
          find={finding.sought}
          busy={preview.waiting}
          waiting={preview.failure || unreadable ? null : firstSheet}
          onPick={pick}
          onPage={onPage}
          onUnreadable={onUnreadable}
        />
      </div>
      <PageTray
        page={page}
        collected={collected}
        reading={audience === 'facilitator'}
        chosen={selected}
        open={trayOpen}
        onOpen={setTrayOpen}
        onChoose={toCollected}
      />
      <SidePanel title={chosenBlock ? panelTitle : studio.section} isOpen={panelOpen} onClose={() => setPanelOpen(false)} width={304}>
        <div
          ref={panel}
          tabIndex={-1}
          className="panel-focus"
          {...(selected ? { 'data-record': selected } : {})}
          aria-label={chosenBlock ? titleOf(chosenBlock) || panelTitle : studio.section}
          role="group"
        >
          <BlockPanel draft={draft} selected={selected} onEdit={edit} onScenarioEdit={onScenarioEdit} onGo={select} />
        </div>
      </SidePanel>
      {narrow ? (
        <SidePanel title={studio.outline} isOpen={outlineOpen} onClose={() => setOutlineOpen(false)}>
          {outline}
        </SidePanel>
      ) : null}
      {printOpen ? (
        <PrintDialog
          workbook={workbook.id}
          shown={options}
          flush={draft.flush}
          job={job}
          onJob={setJob}
          onClose={() => setPrintOpen(false)}
        />
      ) : null}
    </div>
  );
}

/** Until the first page is there. */
const firstSheet = (
  <div className="studio-sheet">
    <Skeleton lines={12} label={studio.making} />
  </div>
);

/** Brings the settings of the prompt that a field belongs to into sight, once they are there. */
function toPrompt(field: string): void {
  const [prompt] = field.split(':');
  setTimeout(() => document.getElementById(`edit-${prompt}`)?.scrollIntoView({ block: 'nearest' }), 0);
}
