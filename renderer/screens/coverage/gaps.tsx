import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Coverage, CoverageGap } from '../../../preload/contract/model/insight.ts';
import { coverageWords as words } from '../../text/coverage.ts';
import { Button } from '../../ui/button.tsx';
import type { Spot } from './coverage-map.tsx';

interface GapsProps {
  map: Coverage;
  withCohort: boolean;
  uses: CallOutput<'framework.get'>['uses'];
  onOpen: (spot: Spot) => void;
}

/** What the map says, in sentences: gaps first, each with a way on. */
export function Gaps({ map, withCohort, uses, onOpen }: GapsProps) {
  const known = map.rows.flatMap(({ code, written }) => (written.is === 'known' && written.count > 0 ? [{ code, written }] : []));
  const shortOf = new Map(map.rows.map(({ statement, short }) => [statement, short]));
  const [first] = known;
  const best = first && known.reduce((most, row) => (row.written.count > most.written.count ? row : most), first);
  return (
    <>
      {map.notes.map((note) => (
        <p key={note} className="small">
          {note}
        </p>
      ))}
      {map.gaps.length === 0 ? <p className="quiet">{words.noGaps}</p> : null}
      <ul className="met-gaps">
        {map.gaps.map((gap) => (
          <li key={gap.statement}>
            <a href={`#/statements/${gap.code}`} className={gap.kind === 'few-secure' ? 'code' : 'code ochre'}>
              {gap.code} {shortOf.get(gap.statement)}
            </a>
            <p>{gap.says}</p>
            <WayOn gap={gap} map={map} uses={uses} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {best ? <p className="quiet small">{words.best(best.code, best.written.count, best.written.of)}</p> : null}
      {withCohort ? null : <p className="quiet small">{words.noCohort}</p>}
    </>
  );
}

/** To where somebody would do something about it. */
function WayOn({ gap, map, uses, onOpen }: { gap: CoverageGap } & Pick<GapsProps, 'map' | 'uses' | 'onOpen'>) {
  const { statement, code, kind } = gap;
  if (kind === 'few-secure')
    return (
      <Button kind="quiet" small onPress={() => onOpen({ statement, column: 'secure' })}>
        {words.ways.see}
      </Button>
    );
  const taught = uses.find((use) => use.statement === statement && use.how === (kind === 'unasked' ? 'taught' : 'asked'));
  const written = map.rows.find((row) => row.statement === statement)?.written;
  return (
    <p className="met-ways small">
      {kind === 'unasked' ? (
        taught ? (
          <a href={`#/workbooks/${taught.workbook}/${taught.block}`}>{words.ways.add(taught.workbookTitle)}</a>
        ) : (
          <a href="#/bank/prompts">{words.ways.find(code)}</a>
        )
      ) : taught ? (
        <a href={`#/workbooks/${taught.workbook}/${taught.block}`}>{words.ways.see}</a>
      ) : null}
      {written?.is === 'known' && written.count > 0 ? (
        <Button kind="quiet" small onPress={() => onOpen({ statement, column: 'written' })}>
          {words.ways.read}
        </Button>
      ) : null}
    </p>
  );
}
