import { reviewWords as words } from '../../text/review.ts';
import { Link } from '../../ui/link.tsx';

const ways = [
  ['prompts', '/review'],
  ['people', '/review/person'],
  ['statements', '/review/statement'],
  ['search', '/review/search'],
  ['tags', '/review/tags'],
  ['actions', '/review/actions'],
  ['depth', '/review/depth'],
  ['export', '/review/export'],
] as const;
export type Way = (typeof ways)[number][0];

/** From one way of reading to another. */
export function Ways({ here }: { here: Way }) {
  return (
    <nav className="rev-ways" aria-label={words.ways}>
      {ways.map(([way, to]) => (
        <Link key={way} to={to} current={way === here}>
          {words.wayNames[way]}
        </Link>
      ))}
    </nav>
  );
}
