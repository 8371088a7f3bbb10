import { applyEdits } from '../../../preload/contract/draft.ts';
import type { Guess } from '../../../preload/contract/model/exchange.ts';
import type { FieldPlace, Preset } from '../../../preload/contract/model/print.ts';
import type { Finding, Mend } from '../../../preload/contract/model/preflight.ts';
import { namesOf } from '../../../preload/contract/model/scenario.ts';
import type { Content } from '../workbooks/drafts.ts';
import type { Followed } from '../workbooks/linked.ts';
import type { Check, RuleOf } from './check.ts';
import { codesUnknown } from './rules/codes.ts';
import { contentsAgainstHeadings } from './rules/contents.ts';
import { datesWrong } from './rules/dates.ts';
import { placeholdersLeft } from './rules/left.ts';
import { lettersMissing } from './rules/letters.ts';
import { numbersDiffer, pagesTyped } from './rules/numbers.ts';
import { agendaSum, timesApart } from './rules/times.ts';
import { promptsTwice, wordsTwice } from './rules/twice.ts';
import { answersMissing, emptyBlocks, levelsSkipped } from './rules/structure.ts';
import { deadLinks } from './rules/links.ts';
import { sourcesChanged } from './rules/followed.ts';
import { namesTwoWays, unknownPlaceholders } from './rules/names.ts';
import { otherProgrammes } from './rules/other-programme.ts';
import { pictureMissing, picturesCoarse, pictureWithoutWords } from './rules/pictures.ts';
import { refersToNothing } from './rules/references.ts';
import { spaceTooSmall } from './rules/space.ts';
import { quotationSources } from './rules/sources.ts';
import { spelling } from './rules/spelling.ts';
import { statementFaults } from './rules/statements.ts';
import type { Speller } from './speller.ts';
import { spotsOf } from './spots.ts';

export interface PreflightOptions {
  speller?: Speller;
  fields?: Partial<Record<Preset, readonly FieldPlace[]>>;
  imported?: readonly Guess[];
  followed?: ReadonlyMap<string, Followed>;
  pages?: Partial<Record<Preset, number>>;
  today?: string;
  unprintable?: (text: string) => string[];
  /** Ids of findings that a person has looked at and does not want to see again. */
  dismissed?: readonly string[];
}

/** The worst first, and within it in page order: a rule lists what it finds as it meets it. */
const rules: readonly RuleOf[] = [
  namesTwoWays,
  unknownPlaceholders,
  otherProgrammes,
  contentsAgainstHeadings,
  statementFaults,
  refersToNothing,
  quotationSources,
  pictureWithoutWords,
  pictureMissing,
  picturesCoarse,
  spaceTooSmall,
  levelsSkipped,
  emptyBlocks,
  answersMissing,
  deadLinks,
  sourcesChanged,
  placeholdersLeft,
  numbersDiffer,
  datesWrong,
  timesApart,
  agendaSum,
  pagesTyped,
  codesUnknown,
  promptsTwice,
  lettersMissing,
  wordsTwice,
  spelling,
];
const order = { mend: 0, look: 1, note: 2 } as const;

/** Every slip that a program can see in a workbook, before it is printed. Pure: the same content gives the same findings. */
export function preflight(content: Content, options: PreflightOptions = {}): Finding[] {
  const check: Check = {
    content,
    names: namesOf(content.workbook, content.scenarios),
    spots: spotsOf(content),
    speller: options.speller ?? null,
    fields: options.fields ?? {},
    imported: options.imported ?? [],
    followed: options.followed ?? new Map(),
    pages: options.pages ?? {},
    today: options.today,
    unprintable: options.unprintable ?? (() => []),
  };
  const dismissed = new Set(options.dismissed);
  const seen = new Set<string>();
  return rules
    .flatMap((rule) => rule(check))
    .filter(({ id }) => !dismissed.has(id) && !seen.has(id) && seen.add(id))
    .sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The content as it is after a mend, or null where the content is no longer what the mend was made for. */
export function applyMend(content: Content, mend: Mend): Content | null {
  const workbook = mend.draft.length > 0 ? applyEdits(content.workbook, mend.draft) : content.workbook;
  if (!workbook) return null;
  const replace = <T extends { id: string }>(list: readonly T[], changed: readonly T[]): T[] | null =>
    changed.every(({ id }) => list.some((item) => item.id === id))
      ? list.map((item) => changed.find(({ id }) => id === item.id) ?? item)
      : null;
  const scenarios = replace(content.scenarios, mend.scenarios);
  const frameworks = replace(content.frameworks, mend.frameworks);
  return scenarios && frameworks ? { ...content, workbook, scenarios, frameworks } : null;
}
