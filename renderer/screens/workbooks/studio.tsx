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
import { useScope, useSettings, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { editing } from '../../text/editing.ts';
import { blockName, studio } from '../../text/workbooks.ts';
import { issuing } from '../../text/preflight.ts';
import { useMedia } from '../../ui/media.ts';
import { Note } from '../../ui/note.tsx';
import { SidePanel, useDrawer } from '../../ui/side-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AgendaDialog } from './agenda-dialog.tsx';
import { BlockPanel } from './block-panel.tsx';
import { CoverageStrip } from './coverage-strip.tsx';
import type { Hit } from './finding.ts';
import { hitsByBlock, useFinding } from './finding.ts';
import { Outline } from './outline.tsx';
import { findSection, outlineOf } from './outline-nodes.ts';
import type { Collected } from './page-fields.ts';
import { collectedOn, fieldAt } from './page-fields.ts';
import { areaOf, blockAt, marksOf } from './page-marks.ts';
import { usePageFollowing } from './page-following.ts';
import { PageTray } from './page-tray.tsx';
import { usePartsWork } from './parts-work.ts';
import { usePreview } from './preview.ts';
import { PrintDialog } from './print-dialog.tsx';
import { useCoverChanged } from './cover-changed.ts';
import { useSame, useSteady } from './steady.ts';
import { useStudioActions } from './studio-actions.ts';
import { StudioBar } from './studio-bar.tsx';
import { useStudioKeys } from './studio-keys.ts';
import { useIssue } from './editions/use-issue.ts';
import { useExport } from './exchange/use-export.ts';
import { useTrainer } from './exchange/use-trainer.ts';
import { findingMarks, findingsByBlock } from './preflight/finding-places.ts';
import { PreflightPanel } from './preflight/preflight-panel.tsx';
import { useFindings } from './preflight/use-findings.ts';

/** Outline, the pages as they print, and the settings of the part that is chosen. */
export function Studio({ draft, wanted }: { draft: WorkbookDraft; wanted?: string }) {
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
  const kept = useLive('workbook.get', { workbook: workbook.id }).value;
  // What stands in the pages beside the draft itself.
  const around = useMemo(() => JSON.stringify([kept?.frameworks, kept?.scenarios]), [kept]);
  const preview = usePreview(workbook.id, options, kept ? `${draft.revision} ${around}` : undefined);
  const { printed } = preview;

  const [page, setPage] = useState(1);
  // One of the two under the page is open at a time; where nothing was found, there is room for what the page collects.
  const [under, setUnder] = useState<'findings' | 'page' | null>(() => (window.innerHeight >= 800 ? 'findings' : null));
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

  const {
    preflight,
    current: currentFinding,
    ...settling
  } = useFindings(
    draft,
    useSteady((id: string, prompt?: string): void => {
      setUnder('findings');
      select(id);
      if (prompt) toPrompt(prompt);
    }),
  );
  const found = preflight.findings ?? [];
  const trayOpen = under === 'page' || (under === 'findings' && found.length === 0);
  const issue = useIssue(workbook.id, printed?.edition, found.length, draft.flush);
  const onExport = useExport(workbook.id, draft.flush);
  const onTrainer = useTrainer(workbook.id, draft.flush);

  // What was changed last is what Ctrl+Z is about: a scenario has a history of its own.
  const [scope, setScope] = useState(`workbook:${workbook.id}`);
  const { views } = useWindowState();
  const history = useLive('history.get', { scope }).value;
  const unsent = draft.saving.state !== 'saved';
  // History is asked for after a change has been kept: until its answer is there, a change of this visit can be undone.
  const [edited, setEdited] = useState(false);
  const edit = (change: DraftEdit): void => {
    setScope(`workbook:${workbook.id}`);
    setEdited(true);
    draft.edit(change);
  };
  /** What is done with whole parts is a step of its own: what was typed before it goes home first. */
  const change = (edits: readonly DraftEdit[], label: string): void => {
    void draft.flush();
    setScope(`workbook:${workbook.id}`);
    setEdited(true);
    for (const each of edits) draft.edit(each, label);
    void draft.flush();
  };
  const onScenarioEdit = (scenario: string): void => {
    setScope(`scenario:${scenario}`);
    setEdited(true);
  };

  const { bring, expect, arrived, onCursor } = usePageFollowing({ workbook, printed, selected, wanted, paper, panel });
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
  /** Several parts can be chosen in the outline; the settings are those of one of them. */
  const [several, setSeveral] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(
    () => (selected !== null && several.has(selected) ? several : new Set(selected === null ? [] : [selected])),
    [several, selected],
  );
  const onChoose = useSteady((ids: readonly string[]): void => {
    setSeveral(new Set(ids));
    const [first] = ids;
    if (first !== undefined && (selected === null || !ids.includes(selected) || ids.length === 1)) select(first);
  });
  const [agendaOpen, setAgendaOpen] = useState(false);
  const onAgenda = useSteady((): void => setAgendaOpen(true));
  const [adding, setAdding] = useState(false);
  const onAdding = useSteady((open: boolean): void => {
    if (!open || !narrow || outlineOpen) return setAdding(open);
    // In a narrow window the outline comes first: two that open at once leave the keyboard in neither.
    setOutlineOpen(true);
    setTimeout(() => setAdding(true), 0);
  });
  const toSettings = useSteady((within?: string): void => {
    setPanelOpen(true);
    // After the panel shows what was chosen, and again after a menu that closes has given the focus back to where it came from.
    for (const wait of [60, 250])
      setTimeout(() => {
        if (panel.current?.contains(document.activeElement) || document.activeElement?.matches('input, textarea')) return;
        const box = ((within && document.getElementById(within)) || panel.current)?.querySelector<HTMLInputElement>('input, textarea');
        (box ?? panel.current)?.focus();
        box?.select();
      }, wait);
  });
  const work = usePartsWork({ draft, selected, chosen, onChange: change, onChosen: onChoose, onEdit: toSettings });
  useEffect(() => {
    if (!wanted || wanted === gone.current) return;
    gone.current = wanted;
    bring(wanted);
  }, [wanted, bring]);
  const onPage = useSteady((now: number): void => {
    setPage(now);
    arrived();
  });
  const onAudience = useSteady((next: Audience): void => {
    expect();
    setAudience(next);
  });
  const onPreset = useSteady((next: Preset): void => {
    expect();
    setPreset(next);
  });
  const onFindingsOpen = useSteady((open: boolean): void => setUnder(open ? 'findings' : null));
  const onTrayOpen = useSteady((open: boolean): void => setUnder(open ? 'page' : null));
  const onIssue = useSteady((): void => void issue?.issue());
  const onStep = useSteady((direction: Direction): void => views.step(direction));
  const onPrint = useSteady((): void => setPrintOpen(true));
  const onFind = useSteady((): void => {
    setOutlineOpen(true);
    // In a narrow window the outline comes first.
    setTimeout(() => search.current?.focus(), 0);
  });
  const onFold = useMemo(() => ({ outline: () => setOutlineOpen(true), settings: () => setPanelOpen(true) }), []);
  const onUnreadable = useSteady((): void => setUnreadable(true));

  const lookAtCover = useCoverChanged(workbook, draft.revision, () => {
    const cover = workbook.sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'cover');
    if (cover) select(cover.id);
  });
  useScope(
    scope,
    useSteady((touched: HistoryStep['touched']): boolean => {
      const id = touched.map((record) => record.id).find((candidate) => findBlock(workbook, candidate) ?? findSection(workbook, candidate));
      if (id) select(id);
      else lookAtCover();
      // Somebody who has gone on to type elsewhere is not fetched back.
      const typing = document.activeElement?.matches('input, textarea') ?? false;
      if (!typing && !panel.current?.contains(document.activeElement)) panel.current?.focus();
      return true;
    }),
  );
  const more = useStudioActions({
    workbook: workbook.id,
    work,
    onAgenda,
    onExport,
    onTrainer,
    onIssue,
    onPrint,
    onFind,
    onAdding,
    onAudience,
    onPreset,
    onNextFinding: settling.next,
  });
  useStudioKeys({ find: onFind, print: onPrint, add: () => onAdding(true), paste: work.paste });

  const counts = useMemo(() => hitsByBlock(finding.hits), [finding.hits]);
  const counted = useSame(useMemo(() => [...findingsByBlock(preflight.findings ?? [], workbook)], [preflight.findings, workbook]));
  const warned = useMemo(() => new Map(counted), [counted]);
  // The same at every letter that changes no title: the outline is then left alone.
  const lines = useSame(useMemo(() => outlineOf(workbook, printed?.outline ?? [], counts), [workbook, printed, counts]));
  const collected = useMemo(() => collectedOn(printed?.fields ?? [], page), [printed, page]);
  const chosenBlock = selected ? findBlock(workbook, selected) : undefined;
  const area = chosenBlock ? selected : null;
  // The same at every letter: the pages are then left alone.
  const marks = useSame(
    useMemo(
      () => [
        ...areaOf(printed?.outline ?? [], area, options.paper),
        ...marksOf(printed?.fields ?? [], collected, selected, trayOpen),
        ...(printed && under === 'findings' ? findingMarks(preflight.findings ?? [], currentFinding, workbook, printed) : []),
      ],
      [printed, collected, area, options.paper, selected, trayOpen, under, preflight.findings, currentFinding, workbook],
    ),
  );

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

  const panelTitle = chosenBlock ? blockName(chosenBlock.type) : studio.section;
  // What is met, and how long it takes, is told of what is kept: nothing is counted while a letter is typed.
  const foot = useMemo(
    () => (kept ? <CoverageStrip workbook={kept.workbook} frameworks={kept.frameworks} onAgenda={onAgenda} /> : null),
    [kept, onAgenda],
  );
  const outline = (
    <Outline
      lines={lines}
      warned={warned}
      pages={printed?.pages ?? null}
      chosen={chosen}
      onChoose={onChoose}
      work={work}
      adding={adding}
      onAdding={onAdding}
      finding={finding}
      onHit={onHit}
      searchRef={search}
      foot={foot}
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
        issue={issue ? (issue.unchanged ? issuing.unchanged(issue.number) : issuing.issue(issue.number)) : null}
        onIssue={issue && !issue.unchanged ? onIssue : undefined}
        more={more}
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
          {...(printed ? { prints: printed.prints } : {})}
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
      <div className="studio-under">
        <PreflightPanel
          preflight={preflight}
          current={currentFinding}
          open={under === 'findings'}
          onOpen={onFindingsOpen}
          onGo={settling.go}
          onMend={settling.mend}
          onDismiss={settling.dismiss}
        />
        <PageTray
          page={page}
          collected={collected}
          reading={audience === 'facilitator'}
          chosen={selected}
          open={trayOpen}
          onOpen={onTrayOpen}
          onChoose={toCollected}
        />
      </div>
      <SidePanel title={chosenBlock ? panelTitle : studio.section} isOpen={panelOpen} onClose={() => setPanelOpen(false)} width={304}>
        <div
          ref={panel}
          tabIndex={-1}
          className="panel-focus"
          {...(selected ? { 'data-record': selected } : {})}
          aria-label={chosenBlock ? titleOf(chosenBlock) || panelTitle : studio.section}
          role="group"
          onFocus={onCursor}
        >
          {chosen.size > 1 ? <p className="small quiet panel-several">{editing.chosen(chosen.size)}</p> : null}
          <BlockPanel draft={draft} selected={selected} onEdit={edit} onScenarioEdit={onScenarioEdit} onGo={select} />
        </div>
      </SidePanel>
      {narrow ? (
        <SidePanel title={studio.outline} isOpen={outlineOpen} onClose={() => setOutlineOpen(false)}>
          {outline}
        </SidePanel>
      ) : null}
      {agendaOpen ? <AgendaDialog workbook={workbook} onEdit={edit} onClose={() => setAgendaOpen(false)} /> : null}
      {printOpen ? (
        <PrintDialog
          workbook={workbook.id}
          shown={options}
          flush={draft.flush}
          block={selected}
          unsettled={found.length}
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
