import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { type Client, ClientProvider, useNative } from '../client/client.tsx';
import { LockScreen } from '../screens/lock/lock-screen.tsx';
import { RecoveryScreen } from '../screens/recovery/recovery-screen.tsx';
import { useCore, useNamesHidden, useSettings, useView, type WindowState, WindowStateProvider } from '../state/window-state.tsx';
import { frame } from '../text/frame.ts';
import { LiveRegion } from '../ui/live-region.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ToastRegion } from '../ui/toast.tsx';
import { CoreBanner } from './core-banner.tsx';
import { Frame } from './frame.tsx';
import { useTheme } from './theme.ts';
import { TitleBar } from './title-bar.tsx';
import { useIdleLock, useWindowEvents } from './window-events.ts';

export function App({ client, state }: { client: Client; state: WindowState }) {
  return (
    <I18nProvider locale="en-GB">
      <ClientProvider client={client}>
        <WindowStateProvider state={state}>
          <Router hook={useHashLocation}>
            <Window />
            <ToastRegion />
            <LiveRegion />
          </Router>
        </WindowStateProvider>
      </ClientProvider>
    </I18nProvider>
  );
}

function Window() {
  const native = useNative();
  const { theme } = useSettings();
  const { store } = useCore();
  const namesHidden = useNamesHidden();
  useTheme(theme, native);
  useEffect(() => {
    document.documentElement.dataset['names'] = namesHidden ? 'hidden' : 'shown';
  }, [namesHidden]);

  if (!store) return <Opening />;
  if (store.state === 'open') return <OpenWindow />;
  const asks = store.state === 'locked' || store.problem === 'needs-passphrase' || store.problem === 'wrong-passphrase';
  return <BareWindow>{asks ? <LockScreen status={store} /> : <RecoveryScreen status={store} />}</BareWindow>;
}

function OpenWindow() {
  useWindowEvents();
  useIdleLock();
  return <Frame />;
}

/** Title bar and page, without rooms: there is no store to go through. */
function BareWindow({ children }: { children: ReactNode }) {
  const name = useView((view) => view.place.at(-1));
  useEffect(() => {
    document.title = name ? `${name} – Groundwork` : 'Groundwork';
  }, [name]);
  return (
    <div className="window window-bare">
      <TitleBar narrow={false} bare />
      <main className="page" tabIndex={-1}>
        <CoreBanner />
        {children}
      </main>
    </div>
  );
}

function Opening() {
  return (
    <BareWindow>
      <div className="waiting">
        <Skeleton lines={6} label={frame.opening} />
      </div>
    </BareWindow>
  );
}
