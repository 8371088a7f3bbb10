import { FolderOpen } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Failure } from '../../../preload/contract/errors.ts';
import type { Audience, Paper, Preset, PrintOptions } from '../../../preload/contract/model/print.ts';
import type { Outcome } from '../../client/api.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { bytesOf } from '../../paper/pdf.ts';
import { useJob, useSettings, useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { preflight } from '../../text/preflight.ts';
import { audienceNames, paperNames, presetHints, presetNames, printing } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { CountInput } from '../../ui/written.tsx';
import { NamesInput } from './names-input.tsx';
import { mostNames, readNames } from './name-list.ts';
import { PackProgress, PackSummary } from './pack-run.tsx';
import { PagesCheck } from './pages-check.tsx';
import { PresetStrip } from './preset-strip.tsx';
import { fetchPrinted } from './preview.ts';

interface PrintDialogProps {
  workbook: string;
  /** As the pages are shown now: what a person sees is what is offered. */
  shown: PrintOptions;
  /** Sends what was typed last: what is printed is what is on the screen. */
  flush: () => Promise<boolean>;
  /** The block that is looked at: its page is shown in each preset. */
  block: string | null;
  /** What preflight found and nobody settled: said, never in the way. */
  unsettled: number;
  /** The run that goes on, or has ended and was not yet put away. It outlives the dialog. */
  job: string | null;
  onJob: (job: string | null) => void;
  onClose: () => void;
}

const choicesOf = <V extends string>(names: Readonly<Record<V, string>>): { value: V; label: string }[] =>
  (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));
const audiences = choicesOf<Audience>(audienceNames);
const papers = choicesOf<Paper>(paperNames);
type Arrangement = keyof typeof printing.arrangements;
const arrangements = choicesOf<Arrangement>(printing.arrangements);
const presets = choicesOf<Preset>(presetNames).map((choice) => ({ ...choice, hint: presetHints[choice.value] }));

export function PrintDialog({ workbook, shown, flush, block, unsettled, job: jobId, onJob, onClose }: PrintDialogProps) {
  const { jobs } = useWindowState();
  const job = useJob(jobId);
  const settings = useSettings();
  const native = useNative();
  const api = useApi();
  const [arrangement, setArrangement] = useState<Arrangement>('all');
  const [from, setFrom] = useState<number | undefined>(1);
  const [to, setTo] = useState<number | undefined>(undefined);
  const [side, setSide] = useState(false);
  const [grey, setGrey] = useState(false);
  const [checking, setChecking] = useState(false);
  const [audience, setAudience] = useState<Audience>(shown.audience);
  const [preset, setPreset] = useState<Preset>(shown.preset);
  const [paper, setPaper] = useState<Paper>(shown.paper);
  const [copies, setCopies] = useState<'blank' | 'named'>('blank');
  const [text, setText] = useState('');
  const [output, setOutput] = useState<'separate' | 'merged'>('separate');
  const [folder, setFolder] = useState<string | null>(settings.print.folder);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useMemo(() => readNames(text), [text]);

  // A facilitator's copy is nobody's in particular.
  const named = copies === 'named' && audience === 'participant';
  const arranged = arrangement !== 'all' && !named;
  const count = named ? list.names.length : 1;
  const notYet = busy
    ? printing.saving
    : !named
      ? null
      : list.names.length === 0
        ? printing.namesNone
        : list.names.length > mostNames
          ? printing.namesMany(list.names.length)
          : null;

  const during = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setSaid(null);
    await flush();
    await work();
    setBusy(false);
  };
  const make = (): Promise<void> =>
    during(async () => {
      const started = await jobs.start('print.pack', {
        workbook,
        audience,
        preset,
        paper,
        names: named ? list.names : [],
        output: named ? output : 'separate',
        ...(folder ? { folder } : {}),
      });
      if (started.ok) onJob(started.value.job);
      else setProblem(started.failure);
    });
  const made = async (): Promise<Outcome<{ bytes: Uint8Array; suggestedName: string }>> => {
    const options = { audience, preset, paper };
    if (!arranged) {
      const whole = await fetchPrinted(api, workbook, options);
      return whole.ok ? { ok: true, value: whole.printed } : whole;
    }
    const range = arrangement === 'some' ? { ...(from ? { from } : {}), ...(to ? { to } : {}) } : {};
    const some = await api.call('print.arranged', { workbook, ...options, ...range, booklet: arrangement === 'booklet' });
    return some.ok ? { ok: true, value: { bytes: bytesOf(some.value.pdf), suggestedName: some.value.suggestedName } } : some;
  };
  const save = (): Promise<void> =>
    during(async () => {
      const answer = await made();
      if (!answer.ok) return setProblem(answer.failure);
      const { bytes, suggestedName } = answer.value;
      const saved = await native.saveFile({ name: suggestedName, kinds: [{ name: 'PDF', extensions: ['pdf'] }], bytes });
      if (!saved) return setSaid(printing.savedNot);
      if ('failed' in saved) return setProblem({ code: saved.failed, detail: {} });
      setSaid(printing.saved(saved.path));
    });
  const choose = async (): Promise<void> => {
    const chosen = await native.chooseFolder({ title: printing.folderTitle, ...(folder ? { from: folder } : {}) });
    if (chosen) setFolder(chosen);
  };
  const putAway = (): void => {
    if (job && job.state !== 'running') {
      jobs.forget(job.id);
      onJob(null);
    }
    onClose();
  };

  if (job) {
    return (
      <Dialog
        title={printing.title}
        isOpen
        onClose={putAway}
        actions={
          <PackActions
            running={job.state === 'running'}
            onAgain={() => {
              jobs.forget(job.id);
              onJob(null);
            }}
            onStop={() => jobs.cancel(job.id)}
            onClose={putAway}
          />
        }
      >
        {job.state === 'running' ? <PackProgress job={job} /> : <PackSummary job={job} />}
      </Dialog>
    );
  }
  if (checking) {
    return (
      <Dialog
        title={printing.checkTitle(presetNames[preset])}
        isOpen
        onClose={() => setChecking(false)}
        size="wide"
        actions={
          <Button kind="primary" onPress={() => setChecking(false)}>
            {printing.checkBack}
          </Button>
        }
      >
        <PagesCheck workbook={workbook} options={{ audience, preset, paper }} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={printing.title}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {printing.close}
          </Button>
          {named ? null : (
            <Button
              isDisabled={busy}
              kind={arranged ? 'primary' : 'plain'}
              notYet={arranged && arrangement === 'some' && from && to && from > to ? printing.range : null}
              onPress={() => void save()}
            >
              {printing.save}
            </Button>
          )}
          {arranged ? null : (
            <Button kind="primary" notYet={notYet} onPress={() => void make()}>
              {printing.make(count)}
            </Button>
          )}
        </>
      }
    >
      {side ? (
        <div className="stack">
          <PresetStrip workbook={workbook} options={{ audience, paper }} block={block} grey={grey} value={preset} onChange={setPreset} />
          <Checkbox isSelected={grey} onChange={setGrey}>
            {printing.grey}
          </Checkbox>
        </div>
      ) : null}
      <div className="print-form">
        <div className="stack">
          <LabelledSegment label={printing.who} choices={audiences} value={audience} onChange={setAudience} />
          {side ? null : <Select label={printing.preset} choices={presets} value={preset} onChange={setPreset} />}
          <Button small kind="quiet" aria-expanded={side} onPress={() => setSide(!side)}>
            {side ? printing.presetsHide : printing.presetsShow}
          </Button>
          <Button small kind="quiet" onPress={() => void flush().then(() => setChecking(true))}>
            {printing.check}
          </Button>
          <LabelledSegment label={printing.paper} choices={papers} value={paper} onChange={setPaper} />
          {named ? null : (
            <div className="print-pages">
              <LabelledSegment label={printing.pages} choices={arrangements} value={arrangement} onChange={setArrangement} />
              {arrangement === 'some' ? (
                <div className="print-range">
                  <CountInput label={printing.from} value={from} onChange={setFrom} min={1} max={999} />
                  <CountInput label={printing.to} value={to} onChange={setTo} min={1} max={999} />
                </div>
              ) : null}
              <p className="small faint">{arrangement === 'booklet' ? printing.booklet : printing.duplex}</p>
              {arranged ? <p className="small faint">{printing.paperOnly}</p> : null}
            </div>
          )}
          <div className="print-folder">
            <p className="field-label">{printing.folder}</p>
            <p className="print-path">{folder ?? printing.defaultFolder}</p>
            {native.edition === 'electron' ? (
              <Button small icon={FolderOpen} onPress={() => void choose()}>
                {printing.chooseFolder}
              </Button>
            ) : (
              <p className="small faint">
                {printing.browserFolder} <Link to="/settings">{printing.settings}</Link>
              </p>
            )}
          </div>
        </div>
        {audience === 'participant' ? (
          <div className="stack">
            <RadioGroup
              label={printing.copies}
              choices={[
                { value: 'blank', label: printing.blank, hint: printing.blankHint },
                { value: 'named', label: printing.named, hint: printing.namedHint },
              ]}
              value={copies}
              onChange={setCopies}
            />
            {named ? (
              <>
                <NamesInput text={text} list={list} onText={setText} />
                <RadioGroup
                  label={printing.output}
                  choices={[
                    { value: 'separate', label: printing.separate, hint: printing.separateHint },
                    { value: 'merged', label: printing.merged, hint: printing.mergedHint },
                  ]}
                  value={output}
                  onChange={setOutput}
                />
              </>
            ) : null}
          </div>
        ) : (
          <p className="quiet">{printing.facilitatorHint}</p>
        )}
      </div>
      {unsettled > 0 ? <Note>{preflight.unsettled(unsettled)}</Note> : null}
      {problem ? <Note kind="brick">{explained(problem)}</Note> : null}
      {said ? <Note kind="moss">{said}</Note> : null}
    </Dialog>
  );
}

function PackActions({
  running,
  onAgain,
  onStop,
  onClose,
}: {
  running: boolean;
  onAgain: () => void;
  onStop: () => void;
  onClose: () => void;
}) {
  if (running) {
    return (
      <>
        <Button kind="quiet" onPress={onClose}>
          {printing.behind}
        </Button>
        <Button onPress={onStop}>{printing.stop}</Button>
      </>
    );
  }
  return (
    <>
      <Button onPress={onAgain}>{printing.again}</Button>
      <Button kind="primary" onPress={onClose}>
        {printing.close}
      </Button>
    </>
  );
}

interface LabelledSegmentProps<V extends string> {
  label: string;
  choices: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
}

function LabelledSegment<V extends string>({ label, ...rest }: LabelledSegmentProps<V>) {
  return (
    <div>
      <p className="field-label" aria-hidden="true">
        {label}
      </p>
      <Segmented label={label} {...rest} />
    </div>
  );
}
