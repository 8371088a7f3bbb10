import './empty.css';
import type { ReactNode } from 'react';

export interface EmptyProps {
  /** A fact: "Nothing has come home yet". */
  title: string;
  /** What will be here, and when. */
  lead?: ReactNode;
  /** What to do next, in order. */
  steps?: readonly { title: string; text: string }[];
  actions?: ReactNode;
}

/** An empty screen says what to do next. To stand in a MarginRow; not decorated. */
export function Empty({ title, lead, steps, actions }: EmptyProps) {
  return (
    <div className="empty">
      <h1 className="display" tabIndex={-1}>
        {title}
      </h1>
      {lead ? <p className="lead quiet">{lead}</p> : null}
      {steps ? (
        <ol className="empty-steps">
          {steps.map((step, index) => (
            <li key={step.title}>
              <span className="empty-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <b>{step.title}</b>
                <p className="quiet">{step.text}</p>
              </div>
            </li>
          ))}
        </ol>
      ) : null}
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
