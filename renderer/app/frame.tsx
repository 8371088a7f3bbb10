import './frame.css';
import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useView } from '../state/window-state.tsx';
import { frame } from '../text/frame.ts';
import { say } from '../ui/live-region.tsx';
import { narrowBelow, useMedia } from '../ui/media.ts';
import { Arrivals } from './arrivals.tsx';
import { CoreBanner } from './core-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { HelpPanel } from './help-panel.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { folds } from './rooms.ts';
import { Routes } from './routes.tsx';
import { TitleBar } from './title-bar.tsx';

/** The window around every screen of an open store. */
export function Frame() {
  const [path] = useLocation();
  const narrow = useMedia(narrowBelow);
  const tight = useMedia('(max-width: 899px)');
  const folded = folds(path) || tight;
  const page = useRef<HTMLElement>(null);
  useNavigationFocus(page, path);
  return (
    <div className={`window${narrow ? ' window-narrow' : folded ? ' window-folded' : ''}`}>
      <a
        className="skip"
        href="#page"
        onClick={(event) => {
          // The address belongs to the places of the window; only the focus is wanted here.
          event.preventDefault();
          page.current?.focus();
        }}
      >
        {frame.skip}
      </a>
      <TitleBar narrow={narrow} />
      {narrow ? null : <Navigation folded={folded} />}
      <main ref={page} id="page" className="page" tabIndex={-1}>
        <CoreBanner />
        <ErrorBoundary place={path}>
          <Routes />
        </ErrorBoundary>
      </main>
      <HelpPanel />
      <Arrivals />
      <Palette />
    </div>
  );
}

/** Another room: the focus goes to the page, and the page's name is said and is the window's title. */
function useNavigationFocus(page: RefObject<HTMLElement | null>, path: string): void {
  const room = path.split('/').slice(0, 3).join('/');
  const before = useRef(room);
  // Before the screen's own effects: it may take the focus on to what was asked for.
  useLayoutEffect(() => {
    if (before.current === room) return;
    before.current = room;
    page.current?.focus();
  }, [page, room]);
  const name = useView((view) => view.place.at(-1));
  const first = useRef(true);
  useEffect(() => {
    document.title = name ? `${name} – Groundwork` : 'Groundwork';
    if (name && !first.current) say(name);
    if (name) first.current = false;
  }, [name]);
}
