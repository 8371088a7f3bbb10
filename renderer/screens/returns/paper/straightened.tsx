import type { Corners } from '../../../../preload/contract/model/scans.ts';
import { scanWords as words } from '../../../text/scans.ts';
import { straightening } from './homography.ts';
import type { Seen } from '../../../state/pictures.ts';

const width = 280;

interface StraightenedProps {
  picture: Seen;
  corners: Corners;
  paper: { width: number; height: number };
}

/** What will be read, once the corners are where they are now. */
export function Straightened({ picture, corners, paper }: StraightenedProps) {
  const sheet = { width, height: (width * (paper.height || 842)) / (paper.width || 595) };
  const shown = { width: 600, height: (600 * picture.height) / picture.width };
  const matrix = straightening(corners, shown, sheet);
  return (
    <figure className="straightened">
      <div style={sheet}>
        {matrix ? <img src={picture.src} alt="" {...shown} style={{ ...shown, transform: `matrix3d(${matrix.join(',')})` }} /> : null}
      </div>
      <figcaption className="small faint">{words.place.straight}</figcaption>
    </figure>
  );
}
