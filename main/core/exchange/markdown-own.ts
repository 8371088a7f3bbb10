import * as v from 'valibot';
import type { Guess, Imported } from '../../../preload/contract/model/exchange.ts';
import { type Framework, Stage } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import { Scenario } from '../../../preload/contract/model/scenario.ts';
import { Block, type Section, WorkbookHead } from '../../../preload/contract/model/workbook.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { buildFramework, readLines } from '../frameworks/paste.ts';
import { requireFitting } from './fitting.ts';
import type { Deadline } from './limits.ts';
import { numberedImage, pictureLine } from './markdown-pictures.ts';
import { asLine, type Piece } from './pieces.ts';

/** One mark and the pieces up to the next. */
export interface MarkedPart {
  kind: string;
  facts: Record<string, unknown>;
  line: number;
  pieces: Piece[];
}

interface Own {
  newId: () => Id;
  frameworks: (Framework | undefined)[];
  scenarios: (Scenario | undefined)[];
  about: { frameworks: Record<string, unknown>[]; scenarios: Record<string, unknown>[] };
  codes: Map<string, Id>;
  report: Guess[];
}

/** Reads what `toMarkdown` wrote, and what somebody has since made of its text. A mark that makes no sense is left out and told of. */
export function readMarked(parts: readonly MarkedPart[], newId: () => Id, deadline: Deadline): Imported {
  const [first] = parts;
  const facts = first?.kind === 'workbook' ? first.facts : {};
  const own: Own = {
    newId,
    frameworks: [],
    scenarios: [],
    about: { frameworks: records(facts['frameworks']), scenarios: records(facts['scenarios']) },
    codes: new Map(),
    report: [],
  };
  const head = v.safeParse(WorkbookHead, facts['head']);
  const title = asLine(first?.pieces.find(({ kind }) => kind === 'heading')?.text ?? '') || 'Imported workbook';
  const sections: Section[] = [];
  const all: { part: MarkedPart; block: Block | null }[] = [];
  // What statements and scenarios say comes first: blocks above them may point to them.
  const drafts = parts.map((part) => ({ part, made: part.kind === 'section' || part.kind === 'workbook' ? null : draftOf(part, own) }));
  for (const { part, made } of drafts) {
    deadline.check();
    if (part.kind === 'workbook') continue;
    if (part.kind === 'section')
      sections.push({ id: newId(), title: asLine(part.pieces.find(({ kind }) => kind === 'heading')?.text ?? ''), blocks: [] });
    else {
      const again = part.facts['again'];
      const earlier = typeof again === 'number' ? all[again]?.block : undefined;
      const parsed = v.safeParse(Block, made && withCodes({ ...made, ...(earlier ? { repeats: earlier.id, prompts: [] } : {}) }, own));
      all.push({ part, block: parsed.success ? parsed.output : null });
      if (!parsed.success) {
        own.report.push({ line: part.line, took: 'row-refused', sureness: 'sure', alternatives: [], values: { row: part.kind } });
        continue;
      }
      if (sections.length === 0) sections.push({ id: newId(), title: '', blocks: [] });
      sections.at(-1)?.blocks.push(parsed.output);
    }
  }
  const frameworks = own.frameworks.flatMap((framework) => framework ?? []);
  const scenarios = own.scenarios.flatMap((scenario) => (scenario ? [withCodes(scenario, own)] : []));
  const base = head.success
    ? head.output
    : { programme: '', programmeName: '', chapter: '', topic: '', subtitle: '', names: {}, source: '' };
  const workbook = { id: newId(), title, head: { ...base, ...(frameworks[0] ? { framework: frameworks[0].id } : {}) }, sections };
  return requireFitting({ from: 'markdown', workbook, frameworks, scenarios, images: [], report: own.report });
}

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item): item is Record<string, unknown> => item !== null && typeof item === 'object') : [];

/** Statements were named by code; now they are named by the ids that they have been given. */
function withCodes<T>(value: T, own: Own): T {
  const walk = (held: unknown, key: string): unknown => {
    if (Array.isArray(held))
      return (key === 'statements' || key === 'only') && held.every((item) => typeof item === 'string')
        ? held.flatMap((code: string) => own.codes.get(code) ?? [])
        : held.map((item) => walk(item, key));
    if (held && typeof held === 'object')
      return Object.fromEntries(Object.entries(held).map(([inner, each]) => [inner, walk(each, inner)]));
    return held;
  };
  return walk(value, '') as T;
}

/** The block as facts and text give it, unchecked: the contract's schema decides in the end. */
function draftOf({ kind, facts, pieces }: MarkedPart, own: Own): Record<string, unknown> {
  const titleAt = pieces.findIndex((piece) => piece.kind === 'heading' && piece.level === 3);
  const title = titleAt >= 0 ? asLine(pieces[titleAt]?.text ?? '', 1000) : '';
  const rest = pieces.filter((_, at) => at !== titleAt);
  const texts = rest.filter((piece) => piece.kind === 'paragraph').map(({ text }) => text);
  const items = rest.filter((piece) => piece.kind === 'bullet').map(({ text }) => text);
  const counted = rest.filter((piece) => piece.kind === 'number').map(({ text }) => text);
  const prompt = (text: string | undefined, given: unknown): object | undefined =>
    text === undefined ? undefined : { ...(given && typeof given === 'object' ? given : {}), id: own.newId(), text };
  const { again: _again, groups: _groups, ...kept } = facts;
  const base = { ...kept, id: own.newId(), type: kind, ...(titleAt >= 0 ? { title } : {}) };
  const named = { ...base, title };
  switch (kind) {
    case 'cover':
      return {
        ...base,
        logos: items.map((name, at) => ({ ...records(facts['logos'])[at], name: asLine(name, 1000) })),
        note: texts[0] ?? '',
      };
    case 'text':
      return { ...base, paragraphs: rest.map(({ text }) => text) };
    case 'bullets': {
      const room = facts['room'] as { prompt?: unknown } | undefined;
      return {
        ...base,
        items: facts['style'] === 'numbers' ? counted : items,
        ...(room ? { room: { ...room, prompt: prompt(texts[0] ?? '', room.prompt) } } : {}),
      };
    }
    case 'quotation': {
      const source = texts.findLast((text) => text.startsWith('— ') || text === '—');
      return defined({
        ...named,
        quote: texts.filter((text) => text !== source).join('\n\n'),
        source: asLine((source ?? '').slice(2), 1000),
        prompt: prompt(counted[0], facts['prompt']),
      });
    }
    case 'figure': {
      const source = texts.findLast((text) => text.startsWith('— '));
      return defined({
        ...named,
        alt: texts.filter((text) => text !== source).join('\n'),
        source: source && asLine(source.slice(2), 1000),
      });
    }
    case 'prompts':
      return defined({
        ...named,
        intro: texts.length > 0 ? texts.join('\n') : undefined,
        prompts: counted.map((text, at) => prompt(text, records(facts['prompts'])[at])),
      });
    case 'retrieval': {
      const slots = (key: string): object[] => records(facts[key]).map((slot) => ({ ...slot, id: own.newId() }));
      return defined({
        ...named,
        question: texts.join('\n'),
        stages: slots('stages'),
        foundations: slots('foundations'),
        check: prompt(counted[0], facts['check']),
      });
    }
    case 'statements':
      return defined({ ...named, framework: frameworkOf(facts, rest, own), prompt: prompt(counted[0], facts['prompt']) });
    case 'rating':
      return { ...named, intro: texts[0] ?? '', framework: frameworkOf(facts, rest.slice(1), own) };
    case 'scenario':
      return defined({ ...named, scenario: scenarioOf(facts, texts, items, own), task: prompt(counted[0], facts['task']) });
    case 'coaching':
      return defined({ ...named, ...stepsOf(facts, rest, prompt) });
    case 'table':
      return {
        ...named,
        rows: counted.map((text, at) => ({
          letter: '',
          name: '',
          ...records(facts['rows'])[at],
          prompt: prompt(text, records(facts['rows'])[at]?.['prompt']),
        })),
      };
    case 'actions':
      return { ...named, intro: texts.join('\n'), prompt: own.newId() };
    case 'notes':
      return defined({ ...named, prompt: own.newId(), privacy: texts.length > 0 ? texts.join('\n') : undefined });
    case 'image': {
      const [first = '', ...others] = texts;
      const shown = pictureLine.exec(first);
      const source = others.findLast((text) => text.startsWith('— '));
      return defined({
        ...base,
        ...(shown ? { image: numberedImage(shown[2] ?? '') } : {}),
        alt: shown ? (shown[1] ?? '') : first,
        caption: others.find((text) => text !== source),
        source: source && asLine(source.slice(2), 1000),
      });
    }
    default:
      return kind === 'contents' || kind === 'heading' ? named : base;
  }
}

const defined = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

function frameworkOf(facts: Record<string, unknown>, pieces: readonly Piece[], own: Own): Id {
  const place = typeof facts['framework'] === 'number' ? facts['framework'] : -1;
  const known = own.frameworks[place];
  if (known) return known.id;
  const lines = pieces
    .filter(({ kind }) => kind === 'paragraph' || kind === 'bullet')
    .map(({ line, text, kind }) => ({ line, text, bullet: kind === 'bullet' }));
  if (lines.length === 0 || place < 0 || place > 100) return own.newId();
  const about = own.about.frameworks[place] ?? {};
  const word = (key: string): string => (typeof about[key] === 'string' ? (about[key] as string) : '');
  const reading = readLines(lines);
  const { framework } = buildFramework(
    {
      ...reading,
      title: word('title'),
      edition: word('edition'),
      source: word('source'),
      licence: word('licence'),
      section: typeof about['section'] === 'number' ? about['section'] : reading.section,
    },
    own.newId,
  );
  const given = records(facts['groups']);
  framework.groups.forEach((group, at) => {
    const stage = v.safeParse(Stage, given[at]?.['stage']);
    if (stage.success) group.stage = stage.output;
    const shorts = given[at]?.['shorts'];
    if (Array.isArray(shorts))
      group.statements.forEach(
        (statement, row) => (statement.short = typeof shorts[row] === 'string' ? asLine(shorts[row], 1000) : statement.short),
      );
  });
  own.frameworks[place] = framework;
  for (const group of framework.groups)
    for (const statement of group.statements) own.codes.set(`${place}:${statementCode(framework.section, statement)}`, statement.id);
  return framework.id;
}

function scenarioOf(facts: Record<string, unknown>, texts: readonly string[], points: readonly string[], own: Own): Id {
  const place = typeof facts['scenario'] === 'number' ? facts['scenario'] : -1;
  const known = own.scenarios[place];
  if (known) return known.id;
  if (place < 0 || place > 1000 || texts.length === 0) return own.newId();
  const question = texts.length > 1 ? (texts.at(-1) as string) : '';
  const { statements: codes, ...about } = own.about.scenarios[place] ?? {};
  const parsed = v.safeParse(Scenario, {
    title: 'Scenario',
    about: '',
    names: {},
    source: '',
    ...about,
    statements: [],
    id: own.newId(),
    opening: texts.slice(0, texts.length > 1 ? -1 : 1).join('\n\n'),
    points: [...points],
    question,
  });
  if (!parsed.success) return own.newId();
  // By code for now: the statements may stand further down.
  own.scenarios[place] = { ...parsed.output, statements: Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : [] };
  return parsed.output.id;
}

function stepsOf(
  facts: Record<string, unknown>,
  pieces: readonly Piece[],
  prompt: (text: string | undefined, given: unknown) => object | undefined,
): Record<string, unknown> {
  const named = records(facts['steps']);
  const groups: { title: string; under: Piece[] }[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'heading') groups.push({ title: piece.text, under: [] });
    else groups.at(-1)?.under.push(piece);
  }
  const agreed = facts['agreed'] !== undefined ? groups.pop()?.title : undefined;
  const steps = groups.map(({ title, under }, at) => ({
    letter: String(at + 1),
    name: '',
    ...named[at],
    title: asLine(title, 1000),
    instructions: under
      .filter(({ kind }) => kind === 'bullet')
      .map(({ text }) => {
        const said = /^\*\*(Coach|Coached):\*\* /.exec(text);
        return said ? { who: said[1] === 'Coach' ? 'coach' : 'coached', text: text.slice(said[0].length) } : { text };
      }),
    questions: under.filter(({ kind }) => kind === 'number').map(({ text }) => text),
  }));
  return { steps, agreed: prompt(agreed, facts['agreed']) };
}
