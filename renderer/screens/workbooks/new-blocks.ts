import type { LucideIcon } from 'lucide-react';
import {
  BookOpen,
  ChartColumn,
  SquareCheck,
  ClipboardList,
  Footprints,
  Heading,
  Image,
  Lightbulb,
  List,
  ListOrdered,
  MessageCircleQuestion,
  NotebookPen,
  Quote,
  RotateCcw,
  SeparatorHorizontal,
  Shapes,
  Table2,
  Tags,
  Theater,
  Type,
  Users,
} from 'lucide-react';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Block, BlockType, FigureKind, Prompt, Workbook } from '../../../preload/contract/model/workbook.ts';
import type { NewBlockKey } from '../../text/editing.ts';
import { figureAlts, newBlockWords, starting } from '../../text/editing.ts';

/** What a new block may refer to. */
export interface Ground {
  workbook: Workbook;
  newId: () => Id;
  frameworks: readonly { id: Id }[];
  scenarios: readonly { id: Id; title: string }[];
  /** The block after which it will stand. */
  after: Block | undefined;
}

export interface NewBlock {
  key: NewBlockKey;
  icon: LucideIcon;
  /** Null where what it needs is not there: it is not offered then. */
  make: (ground: Ground) => Block | null;
}

export const blockIcons: Readonly<Record<BlockType, LucideIcon>> = {
  cover: BookOpen,
  contents: List,
  heading: Heading,
  text: Type,
  bullets: List,
  quotation: Quote,
  figure: Shapes,
  prompts: MessageCircleQuestion,
  retrieval: RotateCcw,
  statements: Tags,
  scenario: Theater,
  coaching: Footprints,
  table: Table2,
  rating: ChartColumn,
  actions: SquareCheck,
  notes: NotebookPen,
  image: Image,
  'page-break': SeparatorHorizontal,
};

const question = (newId: () => Id, text = ''): Prompt => ({ id: newId(), text });
const titled = (key: NewBlockKey): string => newBlockWords[key].title;

const figure =
  (kind: FigureKind, key: NewBlockKey) =>
  ({ newId }: Ground): Block => ({
    id: newId(),
    type: 'figure',
    title: titled(key),
    figure: kind,
    alt: figureAlts[kind],
    ...(kind === 'ladder' ? { rungs: starting.rungs } : {}),
  });

/** Every block that can be added, in the order in which a seminar tends to need them. The cover is there once, or can come back. */
export const newBlocks: readonly NewBlock[] = [
  { key: 'text', icon: blockIcons.text, make: ({ newId }) => ({ id: newId(), type: 'text', title: titled('text'), paragraphs: [] }) },
  {
    key: 'prompts',
    icon: blockIcons.prompts,
    make: ({ newId }) => ({ id: newId(), type: 'prompts', title: titled('prompts'), mode: 'individual', prompts: [question(newId)] }),
  },
  {
    key: 'together',
    icon: Users,
    make: ({ newId, workbook, after }) => {
      const blocks = workbook.sections.flatMap((section) => section.blocks);
      const until = after ? blocks.slice(0, blocks.indexOf(after) + 1) : blocks;
      const source = until.findLast((block) => block.type === 'prompts' && !block.repeats);
      return source
        ? { id: newId(), type: 'prompts', title: titled('together'), mode: 'collaborative', prompts: [], repeats: source.id }
        : null;
    },
  },
  {
    key: 'bullets',
    icon: blockIcons.bullets,
    make: ({ newId }) => ({ id: newId(), type: 'bullets', title: titled('bullets'), style: 'bullets', items: [] }),
  },
  {
    key: 'numbers',
    icon: ListOrdered,
    make: ({ newId }) => ({ id: newId(), type: 'bullets', title: titled('numbers'), style: 'numbers', items: [] }),
  },
  {
    key: 'key-idea',
    icon: Lightbulb,
    make: ({ newId }) => ({ id: newId(), type: 'bullets', title: titled('key-idea'), style: 'key-idea', items: [] }),
  },
  {
    key: 'quotation',
    icon: blockIcons.quotation,
    make: ({ newId }) => ({
      id: newId(),
      type: 'quotation',
      title: titled('quotation'),
      quote: '',
      source: '',
      prompt: question(newId, starting.quotationPrompt),
      mode: 'individual',
    }),
  },
  {
    key: 'image',
    icon: blockIcons.image,
    make: ({ newId }) => ({ id: newId(), type: 'image', alt: '', width: 'column' }),
  },
  { key: 'process', icon: blockIcons.figure, make: figure('process', 'process') },
  { key: 'sensemaking', icon: blockIcons.figure, make: figure('sensemaking', 'sensemaking') },
  { key: 'ladder', icon: blockIcons.figure, make: figure('ladder', 'ladder') },
  { key: 'grow', icon: blockIcons.figure, make: figure('grow', 'grow') },
  {
    key: 'retrieval',
    icon: blockIcons.retrieval,
    make: ({ newId }) => ({
      id: newId(),
      type: 'retrieval',
      title: titled('retrieval'),
      question: starting.retrieval,
      hint: starting.retrievalHint,
      stages: starting.stages.map((answer) => ({ id: newId(), answer, detail: '' })),
      foundations: starting.foundations.map((answer) => ({ id: newId(), answer })),
    }),
  },
  {
    key: 'statements',
    icon: blockIcons.statements,
    make: ({ newId, workbook, frameworks }) => {
      const framework = workbook.head.framework ?? frameworks[0]?.id;
      return framework ? { id: newId(), type: 'statements', title: titled('statements'), framework, ticks: true } : null;
    },
  },
  {
    key: 'scenario',
    icon: blockIcons.scenario,
    make: ({ newId, scenarios }) => {
      const [first] = scenarios;
      return first
        ? { id: newId(), type: 'scenario', title: titled('scenario'), scenario: first.id, task: question(newId, starting.task) }
        : null;
    },
  },
  {
    key: 'coaching',
    icon: blockIcons.coaching,
    make: ({ newId }) => ({
      id: newId(),
      type: 'coaching',
      title: titled('coaching'),
      figure: true,
      steps: starting.grow.map(({ letter, name, title, instruction, question: asked }) => ({
        letter,
        name,
        title,
        instructions: [{ text: instruction }],
        questions: [asked],
      })),
      agreed: question(newId, starting.agreed),
    }),
  },
  {
    key: 'table',
    icon: blockIcons.table,
    make: ({ newId }) => ({
      id: newId(),
      type: 'table',
      title: titled('table'),
      rows: starting.grow.map(({ letter, name, prepare }) => ({ letter, name, prompt: question(newId, prepare) })),
    }),
  },
  {
    key: 'rating',
    icon: blockIcons.rating,
    make: ({ newId, workbook, frameworks }) => {
      const framework = workbook.head.framework ?? frameworks[0]?.id;
      return framework
        ? { id: newId(), type: 'rating', title: titled('rating'), intro: starting.rating, framework, occasions: ['before', 'now'] }
        : null;
    },
  },
  {
    key: 'actions',
    icon: blockIcons.actions,
    make: ({ newId }) => ({ id: newId(), type: 'actions', title: titled('actions'), intro: starting.actions, prompt: newId(), rows: 3 }),
  },
  { key: 'notes', icon: blockIcons.notes, make: ({ newId }) => ({ id: newId(), type: 'notes', title: titled('notes'), prompt: newId() }) },
  {
    key: 'heading',
    icon: blockIcons.heading,
    make: ({ newId }) => ({ id: newId(), type: 'heading', title: titled('heading'), level: 2 }),
  },
  {
    key: 'contents',
    icon: ClipboardList,
    make: ({ newId, workbook }) => (has(workbook, 'contents') ? null : { id: newId(), type: 'contents', title: titled('contents') }),
  },
  {
    key: 'cover',
    icon: blockIcons.cover,
    make: ({ newId, workbook }) =>
      has(workbook, 'cover') ? null : { id: newId(), type: 'cover', logos: [], ask: ['name', 'setting'], note: '' },
  },
  { key: 'page-break', icon: blockIcons['page-break'], make: ({ newId }) => ({ id: newId(), type: 'page-break' }) },
];

const has = (workbook: Workbook, type: BlockType): boolean =>
  workbook.sections.some(({ blocks }) => blocks.some((block) => block.type === type));
