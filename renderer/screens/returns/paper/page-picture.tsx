import { useEffect, useRef } from 'react';
import type { ScanBox, ScanPage } from '../../../../preload/contract/model/scans.ts';
import { useNamesHidden } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { usePicture } from '../../../state/pictures.ts';

interface PagePictureProps {
  page: ScanPage;
  /** Outlined. */
  place: ScanBox['place'] | undefined;
}

/** A page as it was laid straight, with the box that is looked at. */
export function PagePicture({ page, place }: PagePictureProps) {
  const hidden = useNamesHidden();
  const seen = usePicture(hidden ? null : { page: page.id, of: 'straight', width: 1240 }, JSON.stringify(page.corners));
  return (
    <div className="paper-stage" role="region" aria-label={words.picture} tabIndex={0}>
      {hidden ? (
        <p className="quiet returns-no-pages">{words.hidden}</p>
      ) : seen === null ? (
        <p className="quiet returns-no-pages">{words.noPicture}</p>
      ) : seen === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <div className="paper-sheet">
          <img src={seen.src} alt={words.page(page.page, page.pages)} width={seen.width} height={seen.height} />
          {place ? <Mark key={`${place.x} ${place.y}`} place={place} paper={page.paper} /> : null}
        </div>
      )}
    </div>
  );
}

/** Comes into sight when it appears. */
function Mark({ place, paper }: { place: ScanBox['place']; paper: ScanPage['paper'] }) {
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView?.({ block: 'center' });
  }, []);
  const [across, down] = [(length: number) => `${(length / paper.width) * 100}%`, (length: number) => `${(length / paper.height) * 100}%`];
  return (
    <div
      ref={mark}
      className="paper-mark"
      style={{ left: across(place.x), top: down(place.y), width: across(place.width), height: down(place.height) }}
    />
  );
}
