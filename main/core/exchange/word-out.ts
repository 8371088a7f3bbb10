import type { Id } from '../../../preload/contract/model/ids.ts';
import { promptsOf, titleOf } from '../../../preload/contract/draft.ts';
import { type Framework, statementCode } from '../../../preload/contract/model/framework.ts';
import type { Audience } from '../../../preload/contract/model/print.ts';
import { namesOf } from '../../../preload/contract/model/scenario.ts';
import type { Block, BlockOf, Prompt } from '../../../preload/contract/model/workbook.ts';
import type { Content } from '../workbooks/drafts.ts';
import type { BundleImage } from './bundle.ts';
import { writeImage, writeLogos } from './word-images.ts';
import {
  answerBox,
  bulletList,
  frame,
  grid,
  type GridRow,
  heading,
  numberedList,
  paragraph,
  type Part,
  type Pen,
  runsOf,
} from './word-parts.ts';

/*
 * A Word file that a colleague goes on with: real headings, lists and tables, boxes to write in, our words and nothing of our
 * layout. Headings, lists and tables are such as `readDocx` knows again.
 */

export interface WordOptions {
  audience?: Audience;
  images?: readonly BundleImage[];
}

interface Writing extends Pen {
  content: Content;
  audience: Audience;
  images: readonly BundleImage[];
}

/** Lines to leave where nobody said how many; a third more than the words expected would fill. */
const usualLines = 5;
const wordsOnLine = 11;
const linesFor = ({ lines, words }: Prompt): number =>
  lines ?? (words ? Math.min(20, Math.max(3, Math.ceil((words / wordsOnLine) * 1.35))) : usualLines);

export async function toDocx(content: Content, { audience = 'participant', images = [] }: WordOptions = {}): Promise<Uint8Array> {
  const docx = await import('docx');
  const { workbook } = content;
  const writing: Writing = { docx, content, audience, images, names: namesOf(workbook, content.scenarios), lists: { count: 0 } };
  const children = workbook.sections.flatMap((section, at) => [
    ...(section.title ? [heading(writing, section.title, 1, at > 0)] : []),
    ...section.blocks.flatMap((block) => writeBlock(block, writing)),
  ]);
  const small = { size: 18, color: '4A4F46' };
  const document = new docx.Document({
    title: workbook.title,
    creator: 'Groundwork',
    description: workbook.head.topic,
    styles: { default: styles(), paragraphStyles: [{ id: 'Caption', name: 'caption', basedOn: 'Normal', run: small }] },
    numbering: {
      config: [
        {
          reference: 'numbers',
          levels: [
            {
              level: 0,
              format: docx.LevelFormat.DECIMAL,
              text: '%1.',
              alignment: docx.AlignmentType.START,
              style: { paragraph: { indent: { left: 454, hanging: 454 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1247, bottom: 1247, left: 1247, right: 1247 } },
          titlePage: true,
        },
        headers: {
          default: new docx.Header({
            children: [new docx.Paragraph({ children: [new docx.TextRun({ text: workbook.title, ...small })] })],
          }),
          first: new docx.Header({ children: [new docx.Paragraph('')] }),
        },
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                alignment: docx.AlignmentType.END,
                children: [
                  new docx.TextRun({ children: ['Page ', docx.PageNumber.CURRENT, ' of ', docx.PageNumber.TOTAL_PAGES], ...small }),
                ],
              }),
            ],
          }),
          first: new docx.Footer({ children: [new docx.Paragraph('')] }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** Sizes are half points. A face that every Word has. */
function styles() {
  const run = (size: number, bold = false) => ({ font: 'Calibri', size, bold, color: '1A1D17' });
  return {
    document: { run: { font: 'Calibri', size: 22, language: { value: 'en-GB' } }, paragraph: { spacing: { after: 140, line: 290 } } },
    title: { run: run(56, true), paragraph: { spacing: { before: 2400, after: 240 } } },
    heading1: { run: run(40, true), paragraph: { spacing: { before: 240, after: 200 } } },
    heading2: { run: run(28, true), paragraph: { spacing: { before: 320, after: 140 } } },
    heading3: { run: run(24, true), paragraph: { spacing: { before: 240, after: 100 } } },
  };
}

function writeBlock(block: Block, writing: Writing): Part[] {
  const title =
    block.type === 'heading' || block.type === 'contents' || (block.type === 'text' && block.paragraphs.length === 0 && block.slot)
      ? ''
      : titleOf(block);
  return [
    ...(title ? [heading(writing, title, 2)] : []),
    ...bodyOf(block, writing),
    ...(writing.audience === 'facilitator' ? facilitatorNote(block, writing) : []),
  ];
}

function bodyOf(block: Block, writing: Writing): Part[] {
  const { docx, content } = writing;
  switch (block.type) {
    case 'cover':
      return writeCover(block, writing);
    case 'contents':
      return [
        new docx.Paragraph({
          children: [new docx.TextRun({ text: block.title, bold: true, size: 40 })],
          pageBreakBefore: true,
          spacing: { after: 200 },
        }),
        new docx.TableOfContents(block.title, {
          hyperlink: true,
          headingStyleRange: '1-2',
          cachedEntries: entriesOf(content),
        }) as unknown as Part,
      ];
    case 'heading':
      return [heading(writing, block.title, block.level === 1 ? 2 : 3)];
    case 'text':
      return [...aside(block.aside, writing), ...block.paragraphs.map((text) => paragraph(writing, text))];
    case 'bullets': {
      const items = block.style === 'numbers' ? numberedList(writing, block.items) : bulletList(writing, block.items);
      const room = block.room
        ? [paragraph(writing, block.room.prompt.text), ...answerBox(writing, block.room.rows ?? linesFor(block.room.prompt))]
        : [];
      return [...aside(block.aside, writing), ...items, ...room];
    }
    case 'quotation':
      return [
        new docx.Paragraph({
          children: runsOf(writing, block.quote, { italics: true }),
          indent: { left: 454, right: 454 },
          keepNext: true,
        }),
        new docx.Paragraph({ children: runsOf(writing, `(${block.source})`), indent: { left: 454 } }),
        ...ask(block.prompt, writing),
      ];
    case 'figure':
      return [
        ...aside(block.aside, writing),
        ...(block.rungs ? numberedList(writing, block.rungs) : [paragraph(writing, block.alt)]),
        ...(block.source ? [paragraph(writing, block.source)] : []),
      ];
    case 'prompts': {
      const prompts = promptsOf(content.workbook, block);
      return [
        ...(block.hint ? [new docx.Paragraph({ children: runsOf(writing, block.hint, { italics: true }) })] : []),
        ...(block.intro ? [paragraph(writing, block.intro)] : []),
        ...numberedList(
          writing,
          prompts.map(({ text }) => text),
          (at) => [
            ...(writing.audience === 'facilitator' ? listenFor(prompts[at] as Prompt, writing) : []),
            ...answerBox(writing, linesFor(prompts[at] as Prompt)),
          ],
        ),
      ];
    }
    case 'retrieval':
      return writeRetrieval(block, writing);
    case 'statements':
      return [...writeStatements(block, writing), ...ask(block.prompt, writing)];
    case 'scenario':
      return [...writeScenario(block.scenario, writing), ...ask(block.task, writing)];
    case 'coaching':
      return writeCoaching(block, writing);
    case 'table':
      return grid(
        writing,
        ['Question', 'Your answer'],
        block.rows.map(({ name, prompt }) => ({ cells: [`${name} – ${prompt.text}`, ''] })),
        [0.4, 0.6],
        4,
      );
    case 'rating':
      return writeRating(block, writing);
    case 'actions':
      return [
        ...aside(block.aside, writing),
        ...(block.intro ? [paragraph(writing, block.intro)] : []),
        ...grid(
          writing,
          ['What will you do?', 'By whom?', 'By when?', 'Whom will you tell?'],
          Array.from({ length: block.rows }, () => ({ cells: ['', '', '', ''] })),
          [0.43, 0.19, 0.19, 0.19],
          2,
        ),
      ];
    case 'notes':
      return [...answerBox(writing, 18), ...(block.privacy ? [paragraph(writing, block.privacy)] : [])];
    case 'image':
      return writeImage(block, writing);
    case 'page-break':
      return [new docx.Paragraph({ children: [new docx.PageBreak()] })];
  }
}

/** What contents show until Word works them out; Word then knows the pages. */
const entriesOf = ({ workbook }: Content): { title: string; level: number }[] =>
  workbook.sections.flatMap((section) => [
    ...(section.title ? [{ title: section.title, level: 1 }] : []),
    ...section.blocks.flatMap((block) =>
      block.type === 'contents' || block.type === 'cover' || !titleOf(block) ? [] : [{ title: titleOf(block), level: 2 }],
    ),
  ]);

function aside(said: { label: string; text?: string | undefined } | undefined, writing: Writing): Part[] {
  return said?.text ? [new writing.docx.Paragraph({ children: runsOf(writing, said.text, { italics: true, color: '4A4F46' }) })] : [];
}

const ask = (prompt: Prompt | undefined, writing: Writing): Part[] =>
  prompt
    ? [
        new writing.docx.Paragraph({ children: runsOf(writing, prompt.text, { bold: true }), keepNext: true }),
        ...answerBox(writing, linesFor(prompt)),
      ]
    : [];

function writeCover(block: BlockOf<'cover'>, writing: Writing): Part[] {
  const { docx, content } = writing;
  const { head, title } = content.workbook;
  const asked = { name: 'Name', setting: 'School or organisation', coach: 'Peer coach' } as const;
  return [
    new docx.Paragraph({ text: title, heading: docx.HeadingLevel.TITLE }),
    ...(head.chapter || head.topic ? [paragraph(writing, [head.chapter, head.topic].filter(Boolean).join(': '))] : []),
    ...(head.programmeName ? [paragraph(writing, head.programmeName)] : []),
    ...writeLogos(block.logos, writing),
    ...(block.ask.length > 0
      ? grid(
          writing,
          ['This workbook belongs to', 'Write here'],
          block.ask.map((what) => ({ cells: [asked[what], ''] })),
          [0.35, 0.65],
        )
      : []),
    ...(block.note ? [paragraph(writing, block.note)] : []),
  ];
}

function writeRetrieval(block: BlockOf<'retrieval'>, writing: Writing): Part[] {
  const shown = writing.audience === 'facilitator';
  const plot =
    (label: string) =>
    (slot: { answer: string; detail?: string }, at: number): GridRow => ({
      cells: [`${label} ${at + 1}`, shown ? [slot.answer, slot.detail].filter(Boolean).join('. ') : ''],
    });
  const rows = [...block.stages.map(plot('Stage')), ...block.foundations.map(plot('Foundation'))];
  return [
    paragraph(writing, block.question),
    ...(block.hint ? [new writing.docx.Paragraph({ children: runsOf(writing, block.hint, { italics: true }) })] : []),
    ...(rows.length > 0 ? grid(writing, ['Part', 'From memory'], rows, [0.25, 0.75], 2) : []),
    ...ask(block.check, writing),
  ];
}

const frameworkOf = (id: Id, { content }: Writing): Framework | undefined => content.frameworks.find((framework) => framework.id === id);

/** Groups with their stems; a group of which nothing is shown is left out. */
function statementRows(framework: Framework, only: readonly Id[] | undefined, more: readonly string[]): GridRow[] {
  return framework.groups.flatMap((group): GridRow[] => {
    const statements = group.statements.filter(({ id }) => only?.includes(id) ?? true);
    return statements.length === 0
      ? []
      : [
          { cells: [`${group.stem}:`], span: true },
          ...statements.map((statement) => ({ cells: [`${statementCode(framework.section, statement)}.`, statement.text, ...more] })),
        ];
  });
}

function writeStatements(block: BlockOf<'statements'>, writing: Writing): Part[] {
  const framework = frameworkOf(block.framework, writing);
  if (!framework) return [];
  return block.ticks
    ? grid(writing, ['Code', 'Statement', 'Tick'], statementRows(framework, block.only, ['☐']), [0.1, 0.8, 0.1])
    : grid(writing, ['Code', 'Statement'], statementRows(framework, block.only, []), [0.1, 0.9]);
}

function writeRating(block: BlockOf<'rating'>, writing: Writing): Part[] {
  const framework = frameworkOf(block.framework, writing);
  const occasions = { before: 'Before', now: 'Now', later: 'Later' } as const;
  if (!framework) return [paragraph(writing, block.intro)];
  const share = 0.16;
  const scale = block.occasions.map(() => '1  2  3  4  5');
  return [
    paragraph(writing, block.intro),
    ...grid(
      writing,
      ['Code', 'Statement', ...block.occasions.map((occasion) => occasions[occasion])],
      statementRows(framework, block.only, scale),
      [0.1, 0.9 - share * scale.length, ...scale.map(() => share)],
    ),
  ];
}

function writeScenario(id: Id, writing: Writing): Part[] {
  const scenario = writing.content.scenarios.find((candidate) => candidate.id === id);
  if (!scenario) return [];
  return [
    paragraph(writing, scenario.opening),
    ...bulletList(writing, scenario.points),
    ...(scenario.question ? [paragraph(writing, scenario.question)] : []),
  ];
}

function writeCoaching(block: BlockOf<'coaching'>, writing: Writing): Part[] {
  const steps = block.steps.flatMap((step, at) => [
    heading(writing, `${at + 1}. ${step.title}`, 3),
    ...bulletList(
      writing,
      step.instructions.map(({ who, text }) => (who ? `**${who === 'coach' ? 'Coach' : 'Coached'}:** ${text}` : text)),
    ),
    ...step.questions.map((question) => paragraph(writing, question)),
  ]);
  return [...steps, ...ask(block.agreed, writing)];
}

function listenFor({ listenFor: heard = [], probe }: Prompt, writing: Writing): Part[] {
  const lines = [...heard.map((text) => `Listen for: ${text}`), ...(probe ? [`Probe: ${probe}`] : [])];
  return lines.length > 0
    ? frame(
        writing,
        lines.map((text) => paragraph(writing, text)),
        'F3EFE2',
      )
    : [];
}

function facilitatorNote({ facilitator }: Block, writing: Writing): Part[] {
  if (!facilitator) return [];
  const lines = [
    ...(facilitator.minutes ? [`**${facilitator.minutes} minutes**`] : []),
    ...(facilitator.plan ? [facilitator.plan] : []),
    ...(facilitator.listenFor ?? []).map((text) => `Listen for: ${text}`),
    ...(facilitator.note ? [facilitator.note] : []),
  ];
  return lines.length > 0
    ? frame(
        writing,
        lines.map((text) => paragraph(writing, text)),
        'F3EFE2',
      )
    : [];
}
