import './coverage.css';
import { memo, useMemo, useState } from 'react';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import { agenda as agendaWords, coverage as words, coverageNames } from '../../text/editing.ts';
import type { CoverageBand, Meeting } from './coverage.ts';
import { coverageOf } from './coverage.ts';
import { agendaOf } from './agenda.ts';

interface CoverageStripProps {
  workbook: Workbook;
  frameworks: readonly Framework[];
  onAgenda: () => void;
}

/** Under the outline: which statements the draft meets, band by band, and whether its timings add up. */
export const CoverageStrip = memo(function CoverageStrip({ workbook, frameworks, onAgenda }: CoverageStripProps) {
  const framework = frameworks.find(({ id }) => id === workbook.head.framework) ?? frameworks[0];
  const bands = useMemo(() => (framework ? coverageOf(workbook, framework) : []), [workbook, framework]);
  const { total } = useMemo(() => agendaOf(workbook), [workbook]);
  const [open, setOpen] = useState(false);
  const all = bands.flatMap(({ statements }) => statements);
  const counted = (how: Meeting): number => all.filter(({ met }) => met.includes(how)).length;
  const gaps = all.filter(({ met }) => met.length === 0).map(({ code }) => code);
  return (
    <section className="coverage" aria-label={words.title}>
      {all.length > 0 ? (
        <>
          <button type="button" className="coverage-head" aria-expanded={open} onClick={() => setOpen(!open)}>
            <b>{words.title}</b>
            <span>{words.of(all.length - gaps.length, all.length)}</span>
          </button>
          <div className="coverage-bands" aria-hidden="true">
            {bands.map((band) => (
              <span key={band.id} className="coverage-band" style={{ flexGrow: band.statements.length }} title={bandInWords(band)}>
                {band.statements.map(({ id, met }) => (
                  <i key={id} className={`coverage-cell coverage-${met[0] ?? 'none'}`} />
                ))}
              </span>
            ))}
          </div>
          <p className="small quiet">
            {words.counts(counted('taught'), counted('practised'), counted('asked'))} {words.gaps(gaps)}
          </p>
          {open ? (
            <ul className="coverage-list small">
              {bands.map((band) => (
                <li key={band.id}>{bandInWords(band)}</li>
              ))}
            </ul>
          ) : null}
        </>
      ) : null}
      <button type="button" className="coverage-agenda" onClick={onAgenda}>
        <b>{agendaWords.open}</b>
        <span>{agendaWords.adds(total, workbook.head.minutes)}</span>
      </button>
    </section>
  );
});

const bandInWords = ({ stem, statements }: CoverageBand): string =>
  words.band(
    stem,
    statements.map(({ code, met }) => words.statement(code, met.length > 0 ? met.map((how) => coverageNames[how]) : [coverageNames.none])),
  );
