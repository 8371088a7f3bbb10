import './side-panel.css';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import { drawerBelow, useMedia } from './media.ts';

export interface SidePanelProps {
  title: string;
  children: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** In the drawer only: whether it is out. Give the screen a button for it with `useDrawer()`. */
  isOpen: boolean;
  onClose: () => void;
  width?: number;
}

/** Whether side panels are drawers now: a screen then shows a button that opens its own. */
export function useDrawer(): boolean {
  return useMedia(drawerBelow);
}

/** At the right of a screen; under 1,100 px it slides over it. */
export function SidePanel({ title, children, actions, isOpen, onClose, width = 300 }: SidePanelProps) {
  const drawer = useDrawer();
  if (!drawer) {
    return (
      <aside className="side-panel" aria-label={title} style={{ width }}>
        <div className="side-panel-head">
          <h2 className="side-panel-title">{title}</h2>
          {actions}
        </div>
        <div className="side-panel-body">{children}</div>
      </aside>
    );
  }
  return (
    <ModalOverlay
      className="scrim side-panel-scrim"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="side-panel side-panel-drawer">
        <AriaDialog className="side-panel-dialog">
          <div className="side-panel-head">
            <Heading slot="title" level={2} className="side-panel-title">
              {title}
            </Heading>
            {actions}
            <IconButton name="Close" icon={X} onPress={onClose} />
          </div>
          <div className="side-panel-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
