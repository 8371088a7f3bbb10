import './mark.css';

/** Furrows meeting a horizon. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg className="mark-drawing" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M1.5 7.5Q10 3.6 18.5 7.5M10 6.4V17M8.9 6.5Q8.2 12 5.8 17M11.1 6.5Q11.8 12 14.2 17M7.6 6.7Q6 10.6 2 14M12.4 6.7Q14 10.6 18 14" />
    </svg>
  );
}
