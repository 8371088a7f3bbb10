import { startTransition, useState } from 'react';

interface Here {
  text: string;
  /** What came last from outside. */
  kept: string;
  /** What was told and has not come back yet, in order. */
  told: readonly string[];
}

interface TypedHere {
  text: string;
  /** `told`: what `tell` makes of it, which comes back as `kept`; `null`: it cannot be taken over, and nobody is told. */
  type: (text: string, told: string | null, tell: () => void) => void;
  /** From now on the box shows what is kept, not how it was typed. */
  settle: () => void;
}

/**
 * Words as they are typed into a box. The box shows each letter at once by itself; everybody else is told in a transition, so that
 * no letter waits for the rest of the screen. What was told comes back as `kept`, perhaps several letters late: that is no news.
 * Anything else that comes is news (an undo, another hand), and stands in the box from then on.
 */
export function useTypedHere(kept: string): TypedHere {
  const [here, setHere] = useState<Here>({ text: kept, kept, told: [] });
  if (kept !== here.kept) {
    const ours = here.told.lastIndexOf(kept);
    setHere({ text: ours < 0 ? kept : here.text, kept, told: ours < 0 ? [] : here.told.slice(ours + 1) });
  }
  return {
    text: here.text,
    type: (text, told, tell) => {
      setHere((before) => ({ ...before, text, told: told === null || told === latest(before) ? before.told : [...before.told, told] }));
      if (told !== null) startTransition(tell);
    },
    settle: () => setHere((before) => ({ ...before, text: latest(before) })),
  };
}

const latest = ({ told, kept }: Here): string => told.at(-1) ?? kept;
