import './visually-hidden.css';
import { create } from 'zustand';

interface Said {
  text: string;
  turn: number;
}

const useSaid = create<Said>(() => ({ text: '', turn: 0 }));

/** Says a sentence to a screen reader, without moving anything on the screen. */
export function say(text: string): void {
  useSaid.setState(({ turn }) => ({ text, turn: turn + 1 }));
}

/** Once in the window. The same words twice are said twice: the node is replaced each time. */
export function LiveRegion() {
  const { text, turn } = useSaid();
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <span key={turn}>{text}</span>
    </div>
  );
}
