import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HistoryStep } from '../../preload/contract/model/store.ts';

/** What is shown, and how, in this window. Nothing here is kept: what should be kept is in the settings. */
export interface View {
  /** The key that this computer keeps was tried once; after locking by hand the person is asked. */
  triedRemembered: boolean;
  /** Names are hidden while a screen is shown to others. */
  namesHidden: boolean;
  paletteOpen: boolean;
  helpOpen: boolean;
  /** Whose history Ctrl+Z goes through now: "workbook:ID", "people", "app". */
  scope: string;
  /** Where we are, from the room inwards: ["Workbooks", "Local Seminar 1 Workbook"]. */
  place: readonly string[];
  /** What the screen in front lets be done by name, in the palette. */
  actions: readonly ScreenAction[];
}

export interface ScreenAction {
  id: string;
  label: string;
  keys?: string;
  /** Other words that find it: "pdf paper copies". */
  words?: string;
  run: () => void;
}

export type Touched = HistoryStep['touched'];

export interface Views {
  store: StoreApi<View>;
  /** A screen says how to go to what undo changed. Answers true where it has done so. */
  onReveal: (reveal: (touched: Touched) => boolean) => () => void;
  reveal: (touched: Touched) => boolean;
}

export function createViews(): Views {
  const reveals: ((touched: Touched) => boolean)[] = [];
  return {
    store: createStore<View>(() => ({
      namesHidden: false,
      paletteOpen: false,
      helpOpen: false,
      scope: 'app',
      place: [],
      actions: [],
      triedRemembered: false,
    })),
    onReveal: (reveal) => {
      reveals.push(reveal);
      return () => {
        const at = reveals.indexOf(reveal);
        if (at >= 0) reveals.splice(at, 1);
      };
    },
    // The screen that came last is the one in front.
    reveal: (touched) => reveals.toReversed().some((reveal) => reveal(touched)),
  };
}
