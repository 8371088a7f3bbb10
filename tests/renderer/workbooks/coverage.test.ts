import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { agendaOf } from '../../../renderer/screens/workbooks/agenda.ts';
import { coverageOf } from '../../../renderer/screens/workbooks/coverage.ts';
import { agenda as words } from '../../../renderer/text/editing.ts';

const pack = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../resources/packs/npqltd-implementation.json'), 'utf8')) as {
  workbooks: Workbook[];
  frameworks: Framework[];
};
const workbook = pack.workbooks[0] as Workbook;
const framework = pack.frameworks[0] as Framework;

describe('which statements a draft meets', () => {
  it('tells taught, practised and asked about apart, and does not count a list that only shows them', () => {
    const small: Pick<Workbook, 'sections'> = {
      sections: [
        {
          id: 's',
          title: 'S',
          blocks: [
            { id: 'all', type: 'statements', title: 'All', framework: framework.id, ticks: true },
            { id: 't', type: 'text', paragraphs: [], statements: ['impl-01'] },
            {
              id: 'p',
              type: 'prompts',
              title: 'P',
              mode: 'individual',
              prompts: [{ id: 'q', text: 'Why?', statements: ['impl-02'] }],
              statements: ['impl-01', 'impl-03'],
            },
          ],
        },
      ],
    };
    const met = coverageOf(small, framework).flatMap(({ statements }) => statements);
    expect(met).toHaveLength(20);
    expect(met.slice(0, 4).map(({ code, met: hows }) => [code, ...hows])).toEqual([
      ['6a', 'practised', 'taught'],
      ['6b', 'asked'],
      ['6c', 'practised'],
      ['6d'],
    ]);
  });

  it('has one band for each group of the framework', () => {
    expect(coverageOf(workbook, framework).map(({ statements }) => statements.length)).toEqual([3, 6, 4, 4, 3]);
  });
});

describe('the agenda', () => {
  it('begins each part when the one before it ends, and says what is over', () => {
    const agenda = agendaOf({ ...workbook, head: { ...workbook.head, minutes: 180 } });
    for (const [at, line] of agenda.lines.entries()) {
      const before = agenda.lines[at - 1];
      expect(line.begins).toBe(before ? before.begins + before.minutes : 0);
    }
    expect(agenda.total).toBe(195);
    expect(agenda.runsOutIn).toBe('Reflection and sensemaking: Module A');
    expect(words.adds(agenda.total, 180)).toBe('Adds up to 3 h 15 min of 3 h: 15 min over.');
    expect(words.adds(170, 180)).toBe('Adds up to 2 h 50 min of 3 h: 10 min left.');
    expect(words.adds(180, 180)).toBe('Adds up to 3 h, the whole seminar.');
  });

  it('does not ask for the time of a cover', () => {
    const agenda = agendaOf(workbook);
    expect(agenda.lines.some(({ block }) => block.type === 'cover' || block.type === 'contents')).toBe(false);
    expect(agenda.runsOutIn).toBeNull();
  });
});
