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

/** The topic fills the width, as on paper: its longest word decides the size. Literata's letters are about 0.56 em wide. */
const topicSize = (topic: string): string => {
  const longest = Math.max(...topic.split(/[\s-]+/).map((word) => word.length), 5);
  return `${Math.min(17, 84 / (longest * 0.56)).toFixed(2)}cqw`;
};

/** A workbook as it looks on a shelf. Its words are too small to be read here, so its name must stand beside it. */
export function Cover({ width, programme, programmeName, chapter, topic, subtitle }: CoverProps) {
  return (
    <Paper width={width}>
      <div className="cover" aria-hidden="true">
        <div className="cover-head">
          <b>{programme}</b>
          <span>{programmeName}</span>
        </div>
        <div className="cover-chapter">{chapter}</div>
        <div className="cover-topic" style={{ fontSize: topicSize(topic) }}>
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
