import type { Coverage } from '../../../preload/contract/model/insight.ts';
import { coverageWords as words } from '../../text/coverage.ts';

/** What the map says, in sentences: gaps first, each a way to its statement. */
export function Gaps({ map, withCohort }: { map: Coverage; withCohort: boolean }) {
  const known = map.rows.flatMap(({ code, written }) => (written.is === 'known' && written.count > 0 ? [{ code, written }] : []));
  const shortOf = new Map(map.rows.map(({ statement, short }) => [statement, short]));
  const [first] = known;
  const best = first && known.reduce((most, row) => (row.written.count > most.written.count ? row : most), first);
  return (
    <>
      {map.gaps.length === 0 ? <p className="quiet">{words.noGaps}</p> : null}
      <ul className="met-gaps">
        {map.gaps.map(({ statement, code, kind, says }) => (
          <li key={statement}>
            <a href={`#/statements/${code}`} className={kind === 'few-secure' ? 'code' : 'code ochre'}>
              {code} {shortOf.get(statement)}
            </a>
            <p>{says}</p>
          </li>
        ))}
      </ul>
      {best ? <p className="quiet small">{words.best(best.code, best.written.count, best.written.of)}</p> : null}
      {withCohort ? null : <p className="quiet small">{words.noCohort}</p>}
    </>
  );
}
