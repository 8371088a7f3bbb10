import { usePicture, useQuoting } from '../../../state/pictures.ts';
import { useNamesHidden } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Handwriting } from '../../../ui/handwriting.tsx';

/** What was cut out of a page. */
export function Crop({ crop, name }: { crop: string; name: string }) {
  const hidden = useNamesHidden();
  const seen = usePicture(hidden ? null : { crop });
  const quoting = useQuoting(seen, words.pictureName);
  return <Handwriting picture={hidden ? 'hidden' : seen} name={name} quoting={quoting} />;
}
