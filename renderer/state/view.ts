import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HistoryStep } from '../../preload/contract/model/store.ts';
import type { Direction } from './history.ts';

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
  /** The cohort that was chosen at the top of the navigation. */
  cohort: string | null;
  /** The framework that was chosen for a cohort; for no cohort under no name. */
  frameworks: Readonly<Record<string, string>>;
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
  /** Undoes or redoes, and says so, as the keys do. The window's frame says how. */
  step: (direction: Direction) => void;
  onStep: (step: (direction: Direction) => void) => () => void;
  /** A screen says how to go to what undo changed. Answers true where it has done so. */
  onReveal: (reveal: (touched: Touched) => boolean) => () => void;
  reveal: (touched: Touched) => boolean;
  /** A screen has steps of its own, of which nothing is stored yet: it takes the last of them back, and says so. `null`: there is none. */
  onTakeBack: (takeBack: () => string | null) => () => void;
  takeBack: () => string | null;
}

export function createViews(cohort: string | null = null): Views {
  const reveals: ((touched: Touched) => boolean)[] = [];
  let taker: (() => string | null) | null = null;
  let stepper: ((direction: Direction) => void) | null = null;
  return {
    store: createStore<View>(() => ({
      namesHidden: false,
      paletteOpen: false,
      helpOpen: false,
      scope: 'app',
      place: [],
      actions: [],
      triedRemembered: false,
      cohort,
      frameworks: {},
    })),
    step: (direction) => stepper?.(direction),
    onStep: (step) => {
      stepper = step;
      return () => {
        if (stepper === step) stepper = null;
      };
    },
    onReveal: (reveal) => {
      reveals.push(reveal);
      return () => {
        const at = reveals.indexOf(reveal);
        if (at >= 0) reveals.splice(at, 1);
      };
    },
    // The screen that came last is the one in front.
    reveal: (touched) => reveals.toReversed().some((reveal) => reveal(touched)),
    onTakeBack: (takeBack) => {
      taker = takeBack;
      return () => {
        if (taker === takeBack) taker = null;
      };
    },
    takeBack: () => taker?.() ?? null,
  };
}
