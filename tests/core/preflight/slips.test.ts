import { describe, expect, it } from 'vitest';
import { preflight } from '../../../main/core/preflight/preflight.ts';
import { createPress } from '../../../main/core/print/press.ts';
import { unprintableIn } from '../../../main/core/print/type/spans.ts';
import type { PreflightRule } from '../../../preload/contract/model/preflight.ts';
import type { Block, WorkbookHead } from '../../../preload/contract/model/workbook.ts';
import { resources } from '../../support/packs.ts';
import { found, mendsAll, of, shipped, speller, text } from '../../support/preflight.ts';

const today = '2026-11-22T09:00:00.000Z';
const press = createPress({ resources, now: () => today });
const unprintable = (source: string): string[] => unprintableIn(source, {}, press.faces().metrics);
const options = { speller, today, unprintable };
const told = (rule: PreflightRule, value: string, ...paragraphs: string[]): (string | undefined)[] =>
  found(of([text(...paragraphs)]), rule, options).map(({ values }) => values[value]);
const headed = (head: Partial<WorkbookHead>, blocks: Block[], title?: string) => {
  const content = of(blocks);
  return { ...content, workbook: { ...content.workbook, ...(title ? { title } : {}), head: { ...content.workbook.head, ...head } } };
};

describe('the slips of somebody who makes this month’s workbook from last month’s', () => {
  it('are none on the workbook that ships', () => {
    const pages = { standard: 19, large: 32 };
    expect(preflight(shipped, { ...options, pages })).toEqual([]);
  });

  it('find a day of the week that is not the date’s, and a date that no calendar has', () => {
    expect(told('date-wrong', 'is', 'We meet on Tuesday 14 January 2027.', 'Then Thurs, 21st of January 2027.')).toEqual(['Thursday']);
    expect(told('date-wrong', 'is', 'Wednesday 11/11/2026, or Thursday 12.11.2026')).toEqual([undefined].slice(1));
    expect(told('date-wrong', 'is', 'Fri 11/11/2026')).toEqual(['Wednesday']);
    // Without a year it is the one nearest to today.
    expect(told('date-wrong', 'is', 'See you on Tuesday 14 January.')).toEqual(['Thursday']);
    expect(told('date-wrong', 'phrase', 'By 31 November 2026, or 29 February 2028; and never on 30 February.')).toEqual([
      '31 November 2026',
      '30 February',
    ]);
    mendsAll(of([text('On Tuesday 14 January 2027 at nine.')]), 'date-wrong', options);
  });

  it('take no date where none is written', () => {
    const plain = [
      'Mon 2 marks',
      'Sunday 14 may choose',
      'Tuesday 3 decisions',
      'the 31 Sept',
      '24 March 2019',
      'Thursday 26 November 2026',
    ];
    expect(told('date-wrong', 'phrase', ...plain)).toEqual(['31 Sept']);
  });

  it('find a place that was to be filled in, in the text and on the cover', () => {
    const left = [
      'Dear [NAME],',
      'at [insert school]',
      '«First_name»',
      'Room XX',
      'Venue: TBC',
      'Click or tap here to enter text.',
      '[Your school]',
    ];
    expect(told('placeholder-left', 'phrase', ...left)).toEqual([
      '[NAME]',
      '[insert school]',
      '«First_name»',
      'XX',
      'Click or tap here to enter text',
      '[Your school]',
      'TBC',
    ]);
    const written = [
      '[the guide](https://example.org/a)',
      'as they said [sic]',
      'Super Bowl XX'.slice(0, 10),
      '(see above)',
      '[…]',
      'the EEF [2019]',
    ];
    expect(told('placeholder-left', 'phrase', ...written)).toEqual([]);
    const onCover = headed({ subtitle: 'Local Seminar [NUMBER]' }, [{ id: 'c', type: 'cover', logos: [], ask: [], note: '' }]);
    expect(found(onCover, 'placeholder-left', options).map(({ where }) => where.block)).toEqual(['c']);
  });

  it('find the seminar’s number where it differs from the cover’s, and leave other seminars alone', () => {
    const second = { subtitle: 'Local Seminar 2 Workbook', chapter: 'Chapter 1' };
    const given = headed(
      second,
      [text('Welcome to Local Seminar 1.', 'In Seminar 1 you met the ladder.', 'Before Seminar 3, read on.', 'This is Chapter 1.')],
      'NPQLTD Local Seminar 2 Workbook',
    );
    expect(found(given, 'number-differs', options).map(({ values }) => values['phrase'])).toEqual(['Seminar 1']);
    mendsAll(given, 'number-differs', options);
    const titled = headed({ subtitle: 'Local Seminar 1 Workbook' }, [text('Words.')], 'NPQLTD Local Seminar 2 Workbook');
    expect(found(titled, 'number-differs', options).map(({ values }) => [values['own'], values['phrase']])).toEqual([
      ['Seminar 1', 'Seminar 2'],
    ]);
    mendsAll(titled, 'number-differs', options);
  });

  it('find a page number that was typed, and say when there is no such page', () => {
    const given = of([text('Your notes go on page 12.', 'See page 80.', 'See page 14 of the guidance.', 'Sharples (2019), see page 9.')]);
    const pages = { standard: 19, large: 32 };
    expect(found(given, 'page-typed', { ...options, pages }).map(({ severity, values }) => [severity, values['phrase']])).toEqual([
      ['mend', 'See page 80'],
      ['look', 'on page 12'],
    ]);
    mendsAll(of([text('Turn back to the ladder (see page 12).')]), 'page-typed', options);
  });

  it('find a prompt that is asked twice of one thing, and no repetition that is meant', () => {
    const prompts = (id: string, mode: 'individual' | 'collaborative', ...texts: string[]): Block => ({
      id,
      type: 'prompts',
      title: id,
      mode,
      prompts: texts.map((line, at) => ({ id: `${id}-${at}`, text: line })),
    });
    const twice = of([
      prompts('a', 'individual', 'What did you notice here?', 'Why?', 'Why?'),
      prompts('b', 'individual', 'What did you notice here'),
    ]);
    expect(found(twice, 'prompt-twice', options).map(({ where }) => where.prompt)).toEqual(['b-0']);
    mendsAll(twice, 'prompt-twice', options);
    const together = of([prompts('a', 'individual', 'What did you notice?'), prompts('b', 'collaborative', 'What did you notice?')]);
    expect(found(together, 'prompt-twice', options)).toEqual([]);
    const ofTwo = of([
      prompts('a', 'individual', 'What did you notice?'),
      { id: 's', type: 'scenario', title: 'S', scenario: shipped.scenarios[0]?.id ?? '' },
      prompts('b', 'individual', 'What did you notice?'),
    ]);
    expect(found(ofTwo, 'prompt-twice', options)).toEqual([]);
  });

  it('find times of a written agenda that overlap, leave a hole or run backwards', () => {
    const agenda = (...items: string[]): (string | undefined)[] =>
      found(of([{ id: 'b', type: 'bullets', title: 'Agenda', style: 'bullets', items }]), 'times-apart', options).map(
        ({ values }) => values['wrong'],
      );
    expect(agenda('9.00–9.30 Welcome', '9.30–10.15 Review', '10:15 to 11:00 Break', '11.00–1.00 Coaching', '1pm – 1.45pm Plan')).toEqual(
      [],
    );
    expect(agenda('9.00–9.30 Welcome', '9.20–10.15 Review', '10.30–10.00 Close')).toEqual(['overlaps', 'backwards']);
    expect(agenda('4–5pm Welcome', '5.10–6pm Close')).toEqual(['gap']);
    expect(agenda('2–3 people', '5 to 10 minutes', '12–15 schools')).toEqual([]);
  });

  it('find an agenda that does not add up to the seminar, once somebody said how long it is', () => {
    const timed: Block = { ...text('Words.'), facilitator: { minutes: 50 } };
    expect(found(headed({ minutes: 60 }, [timed]), 'agenda-sum', options).map(({ values }) => values['sum'])).toEqual(['50']);
    mendsAll(headed({ minutes: 60 }, [timed]), 'agenda-sum', options);
    expect(found(headed({ minutes: 50 }, [timed]), 'agenda-sum', options)).toEqual([]);
    expect(found(of([timed]), 'agenda-sum', options)).toEqual([]);
  });

  it('find a code that no statement here has, and leave classes and figures alone', () => {
    const words = [
      'Statements 6a, 6c and 6w matter.',
      'Look at statement 5c.',
      'To NPQLTD it is statement 4d.',
      'Class 3c, figure 2a, room 4b.',
    ];
    expect(told('code-unknown', 'code', ...words)).toEqual(['6w', '5c']);
  });

  it('find letters that would be printed as empty boxes, and none in the languages of schools here', () => {
    expect(told('letters-missing', 'letters', 'Well done 🎉', 'مرحبا')).toEqual(['🎉', 'م ر ح ب ا']);
    expect(told('letters-missing', 'letters', 'Ŵyn, Łukasz, Nguyễn, Çelik, Ólafur, Иван; “½ – 5 °C” • → ✓')).toEqual([]);
  });

  it('are told with the words around them, however long the paragraph is', () => {
    const long = `${'Every school in the partnership takes part in it. '.repeat(6)}\n\nSend it to [NAME] by the end of the term, please. ${'More follows. '.repeat(9)}`;
    const [said] = told('placeholder-left', 'text', long);
    expect(said).toMatch(/^….*Send it to \[NAME\] by the end.*…$/);
    expect(said?.length).toBeLessThanOrEqual(90);
    expect(told('placeholder-left', 'text', '\n  Dear [NAME],')).toEqual(['Dear [NAME],']);
  });

  it('find a word that stands twice, and none that may', () => {
    expect(told('word-twice', 'phrase', 'Go to the the hall.', 'She had had enough that that day.', 'Paris Paris', 'step by step')).toEqual(
      ['the the'],
    );
    mendsAll(of([text('Go to the the hall.')]), 'word-twice', options);
  });
});

describe('names that the dictionary may have', () => {
  it('are found where what stands before them is the same, and not where two people are meant', () => {
    const names = (...lines: string[]): (string | undefined)[] => told('name-two-ways', 'other', ...lines);
    expect(names('Ask Mrs Khan first.', 'Then Mrs Khan writes to you.', 'Give the form to Mrs Kahn.')).toEqual(['Kahn']);
    expect(names('The hall of Oakfield Primary is open.', 'At Oakfeild Primary nobody knew.')).toEqual(['Oakfeild']);
    expect(names('Mrs Khan and Mrs Kahn share a class.', 'Ask Mrs Khan.', 'Ask Mrs Kahn.')).toEqual([]);
    expect(names('Year Seven begins.', 'Then Year Eleven.', 'In North Lane.', 'By North Lake.')).toEqual([]);
    mendsAll(of([text('Ask Mrs Khan first.', 'Give the form to Mrs Kahn.')]), 'name-two-ways', options);
  });

  it('are told from a slip in the large word of the cover', () => {
    const covered = (topic: string): (string | undefined)[] =>
      found(headed({ topic, programmeName: 'Kestrelworth Research School' }, [text('Words.')]), 'spelling', options).map(
        ({ values }) => values['word'],
      );
    expect(covered('Implemenation')).toEqual(['Implemenation']);
    expect(covered('Implementation')).toEqual([]);
  });

  it('leave words in other scripts to those who can read them', () => {
    expect(told('spelling', 'word', 'Say مرحبا or Здравствуйте.', 'A catagory [here](htp:/x).')).toEqual(['catagory']);
  });
});
