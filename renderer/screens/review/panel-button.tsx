import { PanelRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { reviewWords as words } from '../../text/review.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useDrawer } from '../../ui/side-panel.tsx';
import { useHand, useHandStore } from './hand.ts';

interface PanelState {
  open: () => void;
  props: { isOpen: boolean; onClose: () => void };
}

/** Whether the panel is out, where it is a drawer. A memo is written in it: it comes out for that, and the focus goes back after. */
export function usePanel(): PanelState {
  const hand = useHandStore();
  const [isOpen, setOpen] = useState(false);
  const writing = useHand((now) => now.writing);
  if (writing && !isOpen) setOpen(true);
  const drawer = useDrawer();
  useEffect(() => {
    if (!drawer) setOpen(false);
  }, [drawer]);
  return {
    open: () => setOpen(true),
    props: {
      isOpen,
      onClose: () => {
        setOpen(false);
        hand.setState((now) => ({ turn: now.turn + 1 }));
      },
    },
  };
}

export function PanelButton({ panel }: { panel: PanelState }) {
  const drawer = useDrawer();
  return drawer ? <IconButton name={words.panelOpen} icon={PanelRight} onPress={panel.open} /> : null;
}
