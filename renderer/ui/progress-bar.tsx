import './progress-bar.css';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';

export interface ProgressBarProps {
  /** "Making 24 copies: 9 done, about 20 seconds left" */
  label: string;
  done: number;
  /** 0: it is not known yet how much there is. */
  total: number;
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return (
    <AriaProgressBar
      className="progress"
      value={done}
      maxValue={Math.max(total, 1)}
      isIndeterminate={total === 0}
      valueLabel={`${done} of ${total}`}
    >
      {({ percentage }) => (
        <>
          <Label className="progress-label">{label}</Label>
          <div className="progress-track">
            <div className="progress-done" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}
