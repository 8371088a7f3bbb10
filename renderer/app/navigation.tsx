import './navigation.css';
import { useLocation } from 'wouter';
import { CohortSwitcher } from './cohort-switcher.tsx';
import { useLive } from '../client/client.tsx';
import { number } from '../text/numbers.ts';
import { returnWords as words } from '../text/returns.ts';
import { Icon } from '../ui/icon.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { isIn, navigation, navigationEnd, type Room } from './rooms.ts';

/** At the left, grouped by the loop; folded to its drawings in the studio. */
export function Navigation({ folded }: { folded: boolean }) {
  const [path] = useLocation();
  // What came back stays until somebody has decided, also over a restart: so it is said wherever one is.
  const waiting = useLive('returns.desk', {}).value?.waiting ?? 0;
  const line = (room: Room) => (
    <li key={room.id}>
      <a
        href={`#${room.path}`}
        {...(isIn(path, room) ? { 'aria-current': 'page' as const } : {})}
        {...(folded ? { 'aria-label': room.name, title: room.name } : {})}
      >
        <Icon of={room.icon} />
        {folded ? null : <span>{room.name}</span>}
        {!folded && room.id === 'returns' && waiting > 0 ? (
          <span className="navigation-count">
            <span aria-hidden="true">{number(waiting)}</span>
            <VisuallyHidden>{words.waiting(waiting)}</VisuallyHidden>
          </span>
        ) : null}
      </a>
    </li>
  );
  return (
    <nav className={folded ? 'navigation navigation-folded' : 'navigation'} aria-label="Rooms">
      {folded ? null : <CohortSwitcher />}
      {navigation.map(({ title, rooms }) => (
        <div key={title ?? 'first'} className="navigation-group">
          {title && !folded ? <h2>{title}</h2> : null}
          <ul>{rooms.map(line)}</ul>
        </div>
      ))}
      <div className="navigation-group navigation-end">
        <ul>{navigationEnd.map(line)}</ul>
      </div>
    </nav>
  );
}
