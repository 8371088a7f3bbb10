import './work-progress.css';
import { Button } from './button.tsx';
import { ProgressBar, type ProgressBarProps } from './progress-bar.tsx';

export interface WorkProgressProps extends ProgressBarProps {
  stop: (() => void) | null;
  stopLabel: string;
}

/** How far long work is, with the way to stop it while there is one. */
export function WorkProgress({ stop, stopLabel, ...progress }: WorkProgressProps) {
  return (
    <div className="work-progress">
      <ProgressBar {...progress} />
      {stop ? (
        <Button small onPress={stop}>
          {stopLabel}
        </Button>
      ) : null}
    </div>
  );
}
