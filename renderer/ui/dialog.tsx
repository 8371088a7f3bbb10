import './dialog.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the one that does it last. */
  actions?: ReactNode;
  /** `wide`: for a dialog that holds a form in two columns. */
  size?: 'plain' | 'wide';
  /** For what cannot be undone: read out at once, and a click outside does not close it. */
  grave?: boolean;
}

/** For what a person must decide. What can be undone is done at once and offers Undo instead. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'plain', grave }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!grave}
      className="scrim"
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={grave ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          {actions ? <div className="dialog-actions">{actions}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
