import './studio.css';
import { ListTree, Printer, Redo2, SlidersHorizontal, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { findBlock, titleOf } from '../../../preload/contract/draft.ts';
import type { Audience, FieldPlace, OutlineEntry, Preset, PrintOptions } from '../../../preload/contract/model/print.ts';
import { useLive, useNative } from '../../client/client.tsx';
import type { PaperMark, Spot } from '../../paper/paper-page.tsx';
import type { PaperHandle } from '../../paper/paper-view.tsx';
import { PaperView } from '../../paper/paper-view.tsx';
import type { WorkbookDraft } from '../../state/window-state.tsx';
import { usePlace, useScope, useScreenActions, useSettings, useWorkbookDraft } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { audienceNames, blockName, presetNames, studio } from '../../text/workbooks.ts';
import { rooms } from '../../text/frame.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useMedia } from '../../ui/media.ts';
import { Note } from '../../ui/note.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { BlockPanel } from './block-panel.tsx';
import type { Hit } from './finding.ts';
import { hitsByBlock, useFinding } from './finding.ts';
import { Outline } from './outline.tsx';
import { findSection, firstPage, outlineOf } from './outline-nodes.ts';
import type { Collected } from './page-fields.ts';
import { collectedOn, fieldAt } from './page-fields.ts';
import { PageTray } from './page-tray.tsx';
import { usePreview } from './preview.ts';
import { PrintDialog } from './print-dialog.tsx';
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
  const selected = wanted ?? workbook.sections[0]?.blocks[0]?.id ?? null;

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
  const tight = useMedia('(max-width: 1279px)');
  const paper = useRef<PaperHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  // What was changed last is what Ctrl+Z is about: a scenario has a history of its own.
  const [scope, setScope] = useState(`workbook:${workbook.id}`);
  const undo = useUndo(scope);
  const history = useLive('history.get', { scope }).value;
  const unsent = draft.saving.state !== 'saved';
  const edit = useCallback(
    (change: DraftEdit): void => {
      setScope(`workbook:${workbook.id}`);
      draft.edit(change);
    },
    [draft, workbook.id],
  );

  /** What should come into sight as soon as there are pages. */
  const awaited = useRef<string | null>(wanted ?? null);
  const bring = useCallback(
    (id: string, y?: number): void => {
      const target = printed ? firstPage(workbook, printed.outline, id) : null;
      const field = printed?.fields.find((candidate) => candidate.block === id);
      if (target !== null) paper.current?.show(target, y);
      else if (field) paper.current?.show(field.page, field.y);
      else awaited.current = id;
    },
    [printed, workbook],
  );
  /** The part that this screen itself went to; another in the address came from elsewhere, and is brought into sight. */
  const gone = useRef(wanted);
  const choose = useCallback(
    (id: string): void => {
      gone.current = id;
      navigate(`/workbooks/${workbook.id}/${id}`, { replace: true });
      setOutlineOpen(false);
    },
    [navigate, workbook.id],
  );
  const select = useCallback(
    (id: string): void => {
      choose(id);
      bring(id);
    },
    [bring, choose],
  );
  useEffect(() => {
    if (!wanted || wanted === gone.current) return;
    gone.current = wanted;
    bring(wanted);
  }, [wanted, bring]);
  const onPage = useCallback(
    (now: number): void => {
      setPage(now);
      const id = awaited.current;
      if (id === null || !printed) return;
      awaited.current = null;
      bring(id);
    },
    [bring, printed],
  );
  const show =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      awaited.current = selected;
      set(value);
    };

  useScope(
    scope,
    useCallback(
      (touched) => {
        const id = touched
          .map((record) => record.id)
          .find((candidate) => findBlock(workbook, candidate) ?? findSection(workbook, candidate));
        if (id) select(id);
        if (!panel.current?.contains(document.activeElement)) panel.current?.focus();
        return true;
      },
      [select, workbook],
    ),
  );
  const actions = useMemo(
    () => [
      { id: 'print', label: studio.print, keys: 'Ctrl P', words: 'pdf paper copies names save export', run: () => setPrintOpen(true) },
      { id: 'find', label: studio.find, keys: 'Ctrl F', run: () => search.current?.focus() },
      ...(['participant', 'facilitator'] as const).map((value) => ({
        id: `as-${value}`,
        label: studio.showAs(audienceNames[value]),
        run: () => setAudience(value),
      })),
      ...(Object.keys(presetNames) as Preset[]).map((value) => ({
        id: `preset-${value}`,
        label: studio.showIn(presetNames[value]),
        run: () => setPreset(value),
      })),
    ],
    [],
  );
  useScreenActions(actions);
  useStudioKeys({
    find: () => {
      setOutlineOpen(true);
      // In a narrow window the outline comes first.
      setTimeout(() => search.current?.focus(), 0);
    },
    print: () => setPrintOpen(true),
  });

  const counts = useMemo(() => hitsByBlock(finding.hits), [finding.hits]);
  const lines = useMemo(() => outlineOf(workbook, printed?.outline ?? [], counts), [workbook, printed, counts]);
  const collected = useMemo(() => collectedOn(printed?.fields ?? [], page), [printed, page]);
  const marks = useMemo(() => marksOf(printed?.fields ?? [], collected, selected, trayOpen), [printed, collected, selected, trayOpen]);

  const pick = (spot: Spot): void => {
    const field = fieldAt(printed?.fields ?? [], spot);
    const block = field?.block ?? blockAt(printed?.outline ?? [], spot);
    if (!block) return;
    choose(block);
    if (field) toPrompt(field.id);
  };
  const toCollected = (place: Collected): void => {
    choose(place.block);
    const [first] = place.fields;
    if (!first) return;
    paper.current?.show(first.page, first.y);
    toPrompt(first.id);
  };
  const onHit = (hit: Hit): void => select(hit.block);

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
      <div className="studio-bar" role="toolbar" aria-label={studio.tools}>
        <IconButton
          name={studio.undo}
          icon={Undo2}
          keys="Ctrl Z"
          isDisabled={!history?.undo && !unsent}
          onPress={() => void undo('undo')}
        />
        <IconButton
          name={studio.redo}
          icon={Redo2}
          keys="Ctrl Shift Z"
          isDisabled={!history?.redo || unsent}
          onPress={() => void undo('redo')}
        />
        {narrow ? (
          <IconButton name={studio.outline} icon={ListTree} aria-expanded={outlineOpen} onPress={() => setOutlineOpen(true)} />
        ) : null}
        {drawer ? (
          <IconButton name={studio.settings} icon={SlidersHorizontal} aria-expanded={panelOpen} onPress={() => setPanelOpen(true)} />
        ) : null}
        <span className="studio-space" />
        {tight ? (
          <>
            <Select label={studio.shownAs} hideLabel choices={audiences} value={audience} onChange={show(setAudience)} />
            <Select label={studio.preset} hideLabel choices={presets} value={preset} onChange={show(setPreset)} />
          </>
        ) : (
          <>
            <Segmented label={studio.shownAs} showLabel choices={audiences} value={audience} onChange={show(setAudience)} />
            <Segmented label={studio.preset} choices={presets} value={preset} onChange={show(setPreset)} />
          </>
        )}
        <Button kind="primary" icon={Printer} {...(narrow ? {} : { keys: 'Ctrl P' })} onPress={() => setPrintOpen(true)}>
          {studio.print}
        </Button>
      </div>
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
          waiting={
            preview.failure || unreadable ? null : (
              <div className="studio-sheet">
                <Skeleton lines={12} label={studio.making} />
              </div>
            )
          }
          onPick={pick}
          onPage={onPage}
          onUnreadable={() => setUnreadable(true)}
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
          <BlockPanel
            draft={draft}
            selected={selected}
            onEdit={edit}
            onScenarioEdit={(scenario) => setScope(`scenario:${scenario}`)}
            onGo={select}
          />
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

const audiences = (Object.keys(audienceNames) as Audience[]).map((value) => ({ value, label: audienceNames[value] }));
const presets = (Object.keys(presetNames) as Preset[]).map((value) => ({ value, label: presetNames[value] }));

/** Ctrl+F and Ctrl+P, and the same from the system's menu. */
function useStudioKeys(commands: { find: () => void; print: () => void }): void {
  const native = useNative();
  const now = useRef(commands);
  useEffect(() => {
    now.current = commands;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const control = native.platform === 'macos' ? event.metaKey : event.ctrlKey;
      if (!control || event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'f' && key !== 'p') return;
      event.preventDefault();
      now.current[key === 'f' ? 'find' : 'print']();
    };
    const find = (): void => now.current.find();
    const print = (): void => now.current.print();
    window.addEventListener('keydown', press);
    window.addEventListener('groundwork:find', find);
    window.addEventListener('groundwork:print', print);
    return () => {
      window.removeEventListener('keydown', press);
      window.removeEventListener('groundwork:find', find);
      window.removeEventListener('groundwork:print', print);
    };
  }, [native]);
}

/** The chosen part's places to write are outlined; those of the page in front bear the numbers of the list below it. */
function marksOf(fields: readonly FieldPlace[], collected: readonly Collected[], selected: string | null, numbered: boolean): PaperMark[] {
  const chosen = fields
    .filter(({ block }) => block === selected)
    .map((field, at): PaperMark => ({ key: `chosen ${field.id} ${at}`, ...boxOf(field), look: 'chosen' }));
  if (!numbered) return chosen;
  const pins = collected.flatMap((place, at): PaperMark[] => {
    const [first] = place.fields;
    return first ? [{ key: `pin ${place.key}`, ...boxOf(first), look: 'pin', label: String(at + 1) }] : [];
  });
  return [...chosen, ...pins];
}

const boxOf = ({ page, x, y, width, height }: FieldPlace): Pick<PaperMark, 'page' | 'x' | 'y' | 'width' | 'height'> => ({
  page,
  x,
  y,
  width,
  height,
});

/** The part that a spot belongs to: the last that begins above it. Where a part's height is not known it begins at the top. */
function blockAt(outline: readonly OutlineEntry[], spot: Spot): string | null {
  const here = outline.filter((entry) => entry.page < spot.page || (entry.page === spot.page && (entry.y ?? 0) <= spot.y));
  return here.at(-1)?.block ?? null;
}

/** Brings the settings of the prompt that a field belongs to into sight, once they are there. */
function toPrompt(field: string): void {
  const [prompt] = field.split(':');
  setTimeout(() => document.getElementById(`edit-${prompt}`)?.scrollIntoView({ block: 'nearest' }), 0);
}
