import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { ActionLine, Excerpt, Memo, TagLine } from '../../../../preload/contract/model/review.ts';
import type { AskedIn } from '../asked.ts';
import type { Censor } from './censor.ts';
import type { SharedAnswer, SharedFrame, SharedPerson } from './contents.ts';
import type { Replaced } from './names-in-text.ts';

/* PURE. What leaves as tables: a line for each answer, and for what was made of them. With names hidden neither person nor setting can be told from a column. */

export const sheets = {
  Answers: [
    ...['Cohort', 'Person', 'Setting', 'Workbook', 'Edition', 'Part', 'Question', 'Mode', 'State', 'Answer', 'Source', 'Written', 'Field'],
    ...['Tags', 'Statements', 'Starred', 'Depth', 'Memos'],
  ],
  Passages: ['Cohort', 'Person', 'Workbook', 'Question', 'Passage', 'Tags', 'Statements', 'Memos', 'Stands', 'Field'],
  Actions: ['Cohort', 'Person', 'Workbook', 'What', 'Who', 'By when', 'Due', 'Told', 'Outcome', 'What happened', 'Settled'],
  Memos: ['Cohort', 'About', 'Of', 'Memo', 'Written'],
  Tags: ['Name', 'Under', 'Definition', 'Statement', 'Passages'],
} as const satisfies Record<string, readonly string[]>;

export type SheetName = keyof typeof sheets;
export const sheetNames = Object.keys(sheets) as SheetName[];

type Row = readonly string[];

export interface TableContext {
  censor: Censor;
  tags: ReadonlyMap<Id, TagLine>;
  /** "6a" */
  codes: ReadonlyMap<Id, string>;
}

export interface AnswerTold {
  row: Row;
  passages: Row[];
}

/** What stands for a name of a tag, wherever it is said. */
export const tagName = ({ tags, censor }: Pick<TableContext, 'tags' | 'censor'>, id: Id): string => {
  const tag = tags.get(id);
  return tag ? censor.of({ in: 'theme', place: `tag ${id} name`, text: tag.name }).text : '';
};

export const tellMemo = ({ censor }: Pick<TableContext, 'censor'>, memo: Memo, cohort: Id | undefined, response?: Id): string =>
  censor.of({
    in: 'memo',
    place: `memo ${memo.id}`,
    text: memo.text,
    ...(cohort === undefined ? {} : { cohort }),
    ...(response === undefined ? {} : { response }),
  }).text;

export const tellCohort = ({ censor }: Pick<TableContext, 'censor'>, id: Id, title: string): string =>
  censor.of({ in: 'cohort', place: `cohort ${id}`, text: title, cohort: id }).text;

/** What was printed above the place to write. */
export const tellPrinted = ({ censor }: Pick<TableContext, 'censor'>, edition: Id | null, text: string): string =>
  text === '' ? '' : censor.of({ in: 'workbook', place: `edition ${edition ?? ''}`, text }).text;

export function tellAnswers(person: SharedPerson, context: TableContext): AnswerTold[] {
  const { censor } = context;
  const { writer, cohortTitle } = person;
  const cohort = tellCohort(context, writer.cohort, cohortTitle);
  return person.answers.map((shared) => {
    const { row, answer, asked, edition, memos } = shared;
    const workbook = tellPrinted(context, row.edition, edition?.title ?? '');
    const question = tellPrinted(context, row.edition, asked?.question ?? '');
    const text = censor.of({ in: 'answer', place: row.id, text: row.text, cohort: writer.cohort, response: row.id });
    const passages = answer.excerpts.map((excerpt) => ({ excerpt, said: tellPassage(excerpt, shared, text, person, context) }));
    const names = (of: readonly Excerpt[]): string =>
      [...new Set(of.flatMap(({ tags }) => tags))].map((id) => tagName(context, id)).join('; ');
    const statements = (of: readonly Excerpt[]): string =>
      [...new Set(of.flatMap((each) => each.statements))].map((id) => context.codes.get(id) ?? '').join('; ');
    const noted = (of: readonly Memo[]): string => of.map((memo) => tellMemo(context, memo, writer.cohort, row.id)).join('\n');
    const on = (excerpt: Excerpt): Memo[] => memos.filter(({ about }) => about.is === 'excerpt' && about.excerpt === excerpt.id);
    const about = passages.flatMap(({ excerpt, said }) => on(excerpt).map((memo) => `“${said}”: ${noted([memo])}`));
    return {
      row: [
        cohort,
        writer.name,
        writer.setting ?? '',
        workbook,
        edition ? String(edition.number) : '',
        tellPrinted(context, row.edition, asked?.blockTitle ?? ''),
        question,
        answer.mode ?? '',
        answer.state,
        text.text,
        row.source,
        row.written,
        row.field,
        names(answer.excerpts),
        statements(answer.excerpts),
        answer.starred ? 'yes' : '',
        String(answer.depth ?? ''),
        [noted(memos.filter((memo) => memo.about.is === 'response')), ...about].filter(Boolean).join('\n'),
      ],
      passages: passages.map(({ excerpt, said }) => [
        cohort,
        writer.name,
        workbook,
        question,
        said,
        names([excerpt]),
        statements([excerpt]),
        noted(on(excerpt)),
        stands[excerpt.state],
        row.field,
      ]),
    };
  });
}

const stands: Readonly<Record<Excerpt['state'], string>> = {
  held: 'where it was marked',
  moved: 'moved with the answer',
  'needs-a-look': 'no longer in the answer',
};

function tellPassage(excerpt: Excerpt, { row }: SharedAnswer, text: Replaced, { writer }: SharedPerson, { censor }: TableContext): string {
  if (excerpt.state !== 'needs-a-look') return text.text.slice(text.at(excerpt.start), text.at(excerpt.end));
  const place = `excerpt ${excerpt.id}`;
  return censor.of({ in: 'passage', place, text: excerpt.quote, cohort: writer.cohort, response: row.id }).text;
}

export const tellActions = ({ writer, cohortTitle, actions }: SharedPerson, context: TableContext): Row[] =>
  actions.map((action) => {
    const part = (name: 'what' | 'who' | 'when' | 'told' | 'happened'): string => tellPart(action, name, context);
    return [
      tellCohort(context, writer.cohort, cohortTitle),
      writer.name,
      tellPrinted(context, action.edition, action.editionTitle ?? ''),
      ...[part('what'), part('who'), part('when'), action.due ?? '', part('told'), action.outcome, part('happened'), action.settled ?? ''],
    ];
  });

const tellPart = (action: ActionLine, part: 'what' | 'who' | 'when' | 'told' | 'happened', { censor }: TableContext): string =>
  censor.of({ in: 'action', place: `action ${action.id} ${part}`, text: action[part], cohort: action.writer.cohort }).text;

/** Those about the person; those about answers stand beside them. */
export const tellMemos = ({ writer, cohortTitle, memos }: SharedPerson, context: TableContext): Row[] =>
  memos.map((memo) => [
    tellCohort(context, writer.cohort, cohortTitle),
    'person',
    writer.name,
    tellMemo(context, memo, writer.cohort),
    memo.updated ?? '',
  ]);

/** Those on prompts and on tags. `askedOf`: what a prompt asks, in any edition. */
export const tellOtherMemos = (
  { memos, cohorts }: SharedFrame,
  context: TableContext,
  askedOf: (prompt: string) => { edition: Id; asked: AskedIn } | undefined,
): Row[] =>
  memos.map((memo) => {
    const { about } = memo;
    const cohort = about.is === 'prompt' ? cohorts.find(({ id }) => id === about.cohort) : undefined;
    const only = cohorts.length === 1 ? cohorts[0]?.id : undefined;
    const found = about.is === 'prompt' ? askedOf(about.prompt) : undefined;
    const question = about.is === 'prompt' ? (found?.asked.prompts.get(about.prompt)?.question ?? about.prompt) : '';
    return [
      cohort ? tellCohort(context, cohort.id, cohort.title) : '',
      about.is === 'tag' ? 'tag' : 'prompt',
      about.is === 'tag' ? tagName(context, about.tag) : tellPrinted(context, found?.edition ?? null, question),
      tellMemo(context, memo, cohort?.id ?? only),
      memo.updated ?? '',
    ];
  });

export const tellTags = (tags: readonly TagLine[], context: TableContext): Row[] =>
  tags.map(({ id, parent, definition, statement, excerpts }) => [
    tagName(context, id),
    parent === null ? '' : tagName(context, parent),
    tellDefinition(context, id, definition),
    statement === undefined ? '' : (context.codes.get(statement) ?? ''),
    String(excerpts),
  ]);

export const tellDefinition = ({ censor }: Pick<TableContext, 'censor'>, id: Id, text: string): string =>
  censor.of({ in: 'theme', place: `tag ${id} definition`, text }).text;

/** As a program names what stands under a heading: "What happened" as `whatHappened`. */
export const recordOf = (name: SheetName, row: Row): Record<string, string> =>
  Object.fromEntries(sheets[name].map((heading, at) => [keyOf(heading), row[at] ?? '']));

const keyOf = (heading: string): string =>
  heading
    .split(' ')
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
