import { useOwnHand } from '../../../state/pictures.ts';
import { scanWords as words } from '../../../text/scans.ts';
import { Handwriting } from '../../../ui/handwriting.tsx';

/** What was cut out of a page. */
export function Crop({ crop, name }: { crop: string; name: string }) {
  return <Handwriting {...useOwnHand(crop, words.pictureName)} name={name} />;
}
