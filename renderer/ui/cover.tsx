import './cover.css';
import { Paper } from './paper.tsx';

export interface CoverProps {
  width: number;
  programme: string;
  programmeName: string;
  chapter: string;
  topic: string;
  subtitle: string;
}

/** Straight furrows from one point on the horizon, every second strip turned; the paper's cover is drawn in the same way. */
const meets = 64;
const strip = 9;
const furrows = Array.from({ length: 33 }, (_, index) => (index - 16) * 2 * strip).map(
  (foot) => `M${meets} 0L${meets + foot - strip / 2} 40H${meets + foot + strip / 2}Z`,
);

/** A workbook as it looks on a shelf. Its words are set small, as on the page that it stands for, so a name must stand beside it. */
export function Cover({ width, programme, programmeName, chapter, topic, subtitle }: CoverProps) {
  return (
    <Paper width={width} label={`Cover: ${programme}, ${chapter}, ${topic}, ${subtitle}`}>
      <div className="cover">
        <div className="cover-head">
          <b>{programme}</b>
          <span>{programmeName}</span>
        </div>
        <div className="cover-chapter">{chapter}</div>
        <div className="cover-topic" data-long={topic.length > 15 ? '' : undefined}>
          {topic}
        </div>
        <div className="cover-subtitle">{subtitle}</div>
        <svg className="cover-field" viewBox="0 -14 128 54" preserveAspectRatio="xMidYMin slice" aria-hidden="true" focusable="false">
          <circle className="cover-sun" cx="82" cy="0" r="11.5" />
          <rect className="cover-ground" x="-4" y="0" width="140" height="60" />
          <g className="cover-furrows">
            {furrows.map((path) => (
              <path key={path} d={path} />
            ))}
          </g>
          <path className="cover-horizon" d="M-4 0H140" />
        </svg>
      </div>
    </Paper>
  );
}
