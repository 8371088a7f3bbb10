import { ZoomIn } from 'lucide-react';
import { useState } from 'react';
import { useNamesHidden } from '../../../state/window-state.tsx';
import { scanWords as words } from '../../../text/scans.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { usePicture } from './picture.ts';

interface CropProps {
  crop: string;
  /** What it is a picture of. */
  name: string;
}

/** A piece of paper with handwriting on it, which can be looked at closely. */
export function Crop({ crop, name }: CropProps) {
  const hidden = useNamesHidden();
  const seen = usePicture(hidden ? null : { crop });
  const [open, setOpen] = useState(false);
  const [size, setSize] = useState<'1' | '2' | '3'>('2');
  if (hidden) return <p className="small faint">{words.hidden}</p>;
  if (seen === undefined) return <Skeleton lines={1} />;
  if (seen === null) return <p className="small faint">{words.noPicture}</p>;
  return (
    <>
      <button type="button" className="crop" aria-label={`${words.zoom}: ${name}`} onClick={() => setOpen(true)}>
        <img src={seen.src} alt="" width={seen.width} height={seen.height} />
        <span className="crop-zoom">
          <Icon of={ZoomIn} size={14} />
        </span>
      </button>
      <Dialog title={words.zoomed} isOpen={open} onClose={() => setOpen(false)} size="wide">
        <Segmented
          label={words.size}
          choices={[
            { value: '1', label: '100%' },
            { value: '2', label: '200%' },
            { value: '3', label: '300%' },
          ]}
          value={size}
          onChange={setSize}
        />
        {/* Can be scrolled with the keys, and so is a place to be. */}
        <div className="crop-large" role="region" aria-label={name} tabIndex={0}>
          <img src={seen.src} alt={name} style={{ width: (seen.width * Number(size)) / 2 }} />
        </div>
      </Dialog>
    </>
  );
}
