import { bridge } from '../../preload/contract/bridge.ts';
import type { Groundwork } from '../../preload/contract/native.ts';
import { openBridge } from './bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload script; missing in the browser edition. */
    groundwork?: Groundwork;
  }
}

/** The way to the core: Electron's preload, or the bridge on loopback. `null` where this tab has no right to it; the page then moves to `closed`. */
export async function connect(): Promise<Groundwork | null> {
  if (window.groundwork) return window.groundwork;
  const connection = await openBridge();
  if (!connection) window.location.replace(bridge.closed);
  return connection;
}
