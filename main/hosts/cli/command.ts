import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { CallInput, CallName, CallOutput } from '../../../preload/contract/calls.ts';
import type { StoreStatus } from '../../../preload/contract/model/store.ts';
import type { Core } from '../../core/core.ts';
import { helpForAll, helpForNoun, helpForVerb } from './help.ts';
import { nouns } from './nouns.ts';
import { failureSentence, problemSentence } from './sentences.ts';
import { type CommandHouse, type JobName, type Outcome, Stop } from './verb.ts';
import { bareWords, checkWords, everywhere, readWords, suggest } from './words.ts';

/** What the command line takes from outside. */
export interface Terminal {
  out: (text: string) => void;
  /** For sentences that are not the answer: refusals and progress. */
  aside: (text: string) => void;
  /** Is a person watching `aside`? */
  watched: boolean;
  openCore: (options: { data?: string; clock?: string; ids: boolean }) => Core;
  passphrase: () => Promise<string | null>;
  /** Called with what stops running work, for Ctrl+C. */
  onStop: (stop: () => void) => void;
}

const done = 0;
const refused = 1;
const wrongUsage = 2;
const broken = 3;

/** Runs one command line and gives its exit code. Never throws. */
export async function runCommand(argv: readonly string[], terminal: Terminal): Promise<number> {
  const json = argv.includes('--json');
  try {
    const outcome = await understand(argv, terminal);
    terminal.out(json ? `${JSON.stringify(outcome.value)}\n` : `${legible(outcome.lines.join('\n'))}\n`);
    return outcome.refused ? refused : done;
  } catch (error) {
    const stop = error instanceof Stop ? error : new Stop('internal', failureSentence({ code: 'internal', detail: {} }));
    if (json)
      terminal.out(
        `${JSON.stringify({ error: { code: stop.failure?.code ?? stop.kind, detail: stop.failure?.detail ?? {}, sentence: stop.message } })}\n`,
      );
    else terminal.aside(`${legible(stop.message)}\n`);
    return { refused, 'wrong-usage': wrongUsage, internal: broken }[stop.kind];
  }
}

/** A name or an answer may hold what a terminal would take for an order. */
const legible = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD');

async function understand(argv: readonly string[], terminal: Terminal): Promise<Outcome> {
  const bare = bareWords(argv);
  const nounName = bare.find((word) => Object.hasOwn(nouns, word));
  const noun = nounName === undefined ? undefined : nouns[nounName];
  const only = noun?.verbs[''];
  const after = nounName === undefined ? [] : bare.slice(bare.indexOf(nounName) + 1);
  const verbName = only ? '' : after.find((word) => noun && Object.hasOwn(noun.verbs, word));
  const verb = verbName === undefined ? undefined : noun?.verbs[verbName];
  const asked = readWords(argv, { ...everywhere, ...verb?.options });
  const spoken = asked.words.slice(0, only ? 1 : 2);

  if (!noun || nounName === undefined || spoken[0] !== nounName) {
    const wanted = 'help' in asked.options || asked.words[0] === 'help';
    if (asked.words.length === 0 || asked.words[0] === 'help') return help(helpForAll(), !wanted);
    throw new Stop(
      'wrong-usage',
      `“${asked.words[0]}” is not something that Groundwork knows.${suggest(asked.words[0] ?? '', Object.keys(nouns))} “groundwork --help” lists what is.`,
    );
  }
  if (!verb || verbName === undefined || (!only && spoken[1] !== verbName)) {
    if (spoken[1] === undefined) return help(helpForNoun(nounName, noun), !('help' in asked.options));
    throw new Stop(
      'wrong-usage',
      `“${nounName} ${spoken[1]}” is not something that Groundwork does.${suggest(spoken[1], Object.keys(noun.verbs))} “groundwork ${nounName} --help” lists what is.`,
    );
  }
  if ('help' in asked.options) return help(helpForVerb(nounName, verbName, verb), false);

  const given = { words: asked.words.slice(spoken.length), options: asked.options };
  checkWords(['groundwork', nounName, verbName].filter(Boolean).join(' '), verb, given);
  const { data, clock } = asked.options;
  if (clock !== undefined && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(clock))
    throw new Stop('wrong-usage', '--clock needs an instant such as 2026-11-22T09:00:00.000Z.');
  const core = terminal.openCore({
    ...(data === undefined ? {} : { data }),
    ...(clock === undefined ? {} : { clock }),
    ids: 'ids' in asked.options,
  });
  try {
    const house = await furnish(core, terminal, clock);
    if (house.status.state !== 'open' && !verb.withoutStore)
      throw new Stop('refused', problemSentence(house.status), {
        code: house.status.state === 'locked' ? 'store-locked' : 'store-not-open',
        detail: { problem: house.status.problem ?? 'locked' },
      });
    return await verb.run(given, house);
  } finally {
    await core.close();
  }
}

/** Help that was asked for is an answer; help that comes because nothing was said is a refusal. */
function help(lines: readonly string[], unasked: boolean): Outcome {
  if (unasked) throw new Stop('wrong-usage', lines.join('\n'));
  return { value: { help: lines.join('\n') }, lines };
}

async function furnish(core: Core, terminal: Terminal, clock: string | undefined): Promise<CommandHouse> {
  let last = 0;
  followStore(core, terminal);
  const call = async <C extends CallName>(name: C, input: CallInput<C>): Promise<CallOutput<C>> => {
    const reply = await core.call({ id: String(++last), call: name, input });
    if (reply.ok) return reply.output as CallOutput<C>;
    throw new Stop(reply.error.code === 'internal' ? 'internal' : 'refused', failureSentence(reply.error), reply.error);
  };
  return {
    status: await openStore(call, terminal),
    call,
    finish: (name, input) => finish(core, call, name, input, terminal),
    today: () => (clock ?? new Date().toISOString()).slice(0, 10),
    readText: async (file) => {
      if (file === '-') return text(process.stdin);
      return readFile(file, 'utf8').catch(() => {
        throw new Stop('refused', `There is no file ${file} that can be read.`, { code: 'file-missing', detail: { path: file } });
      });
    },
  };
}

/** Long work at a large store is told where somebody watches, and Ctrl+C stops it as long as that leaves everything as it was. */
function followStore(core: Core, terminal: Terminal): void {
  let heard = false;
  core.on((event) => {
    if (event.event !== 'store-work') return;
    if (!heard) terminal.onStop(() => void core.call({ id: 'stop', call: 'store.stop-work', input: {} }));
    heard = true;
    if (!terminal.watched) return;
    terminal.aside(event.state === 'ended' ? '\r\x1b[K' : `\r${Math.floor((100 * event.done) / Math.max(1, event.total))}%`);
  });
}

async function openStore(call: CommandHouse['call'], terminal: Terminal): Promise<StoreStatus> {
  const status = await call('store.status', {});
  if (status.state === 'open' || (status.state === 'failed' && status.problem !== 'needs-passphrase')) return status;
  const passphrase = await terminal.passphrase();
  return passphrase === null ? status : call('store.open', { passphrase });
}

function finish<N extends JobName>(
  core: Core,
  call: CommandHouse['call'],
  name: N,
  input: CallInput<N>,
  terminal: Terminal,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let mine: string | undefined;
    const early: Parameters<Parameters<Core['on']>[0]>[0][] = [];
    const hear: Parameters<Core['on']>[0] = (event) => {
      if (event.event !== 'job') return;
      // A quick job may have ended before its own name is known.
      if (mine === undefined) return void early.push(event);
      if (event.job !== mine) return;
      if (terminal.watched && event.state === 'running' && event.total > 1) terminal.aside(`\r${event.done} of ${event.total}`);
      if (event.state === 'running') return;
      silence();
      if (terminal.watched && event.total > 1) terminal.aside('\r\x1b[K');
      if (event.state === 'done') return resolve(event.output);
      const why = event.error ?? { code: event.state === 'cancelled' ? ('cancelled' as const) : ('internal' as const), detail: {} };
      reject(new Stop(why.code === 'internal' ? 'internal' : 'refused', failureSentence(why), why));
    };
    const silence = core.on(hear);
    call(name, input).then(
      ({ job }) => {
        mine = job;
        terminal.onStop(() => void call('job.cancel', { job }));
        for (const event of early) hear(event);
      },
      (error: unknown) => {
        silence();
        reject(error as Error);
      },
    );
  });
}
