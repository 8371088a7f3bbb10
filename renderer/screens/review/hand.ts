import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Passage } from './passage.ts';

/** What is in hand on this page: the answer that the keys are about, the words chosen in it, and what stands open over it. */
export interface Hand {
  answer: string | null;
  /** The line that it stands in. */
  row: string | null;
  passage: Passage | null;
  /** The excerpt that was gone to: what Delete takes away, and what a place is sought for. */
  excerpt: string | null;
  open: 'tag' | 'statement' | 'depth' | null;
  /** What was typed into it: also before its box was there, so that not a letter is lost. */
  typed: string;
  /** The part of the panel that was asked for; `null`: nobody has asked, and it follows what is in hand. */
  panel: 'answer' | 'all' | 'suggestions' | null;
  /** A memo is to be written: the box for it takes the focus, and this ends. */
  writing: boolean;
  /** Counted up when the answer is to have the focus. */
  turn: number;
}

type HandStore = StoreApi<Hand>;

const empty: Hand = { answer: null, row: null, passage: null, excerpt: null, open: null, typed: '', panel: null, writing: false, turn: 0 };

export const createHand = (): HandStore => createStore<Hand>(() => empty);

/** Takes an answer in hand; the words that were chosen in another are let go. */
export function take(hand: HandStore, answer: string, row: string, focus: boolean): void {
  hand.setState((now) => ({
    ...(now.answer === answer ? {} : { passage: null, excerpt: null, open: null, typed: '' }),
    answer,
    row,
    turn: focus ? now.turn + 1 : now.turn,
  }));
}

export const HandContext = createContext<HandStore | null>(null);

export function useHandStore(): HandStore {
  const hand = useContext(HandContext);
  if (!hand) throw new Error('There is no hand above this part of the review.');
  return hand;
}

export const useHand = <T>(pick: (hand: Hand) => T): T => useStore(useHandStore(), pick);
