import './handwriting.css';
import { Copy, Download, ZoomIn } from 'lucide-react';
import { useState } from 'react';
import { scanWords as words } from '../text/scans.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { Segmented } from './segmented.tsx';
import { Skeleton } from './skeleton.tsx';
import { showToast } from './toast.tsx';

interface HandwritingProps {
  /** `undefined`: on its way; `null`: it cannot be had; `hidden`: names are, and a hand may be known too. */
  picture: { src: string; width: number; height: number } | 'hidden' | null | undefined;
  /** What it is a picture of. */
  name: string;
  /** How it can be quoted: kept as a file, or taken along. Each answers whether it could be done. */
  /** It stands among answers that are typed, and says that it is in their own hand. */
  kept?: boolean;
  quoting?: { save: () => Promise<boolean | null>; copy: () => Promise<boolean> } | undefined;
}

/** A piece of paper with handwriting on it, which can be looked at closely. */
export function Handwriting({ kept = false, ...props }: HandwritingProps) {
  if (!kept) return <Piece {...props} />;
  return (
    <figure className="handwriting-kept">
      <Piece {...props} />
      <figcaption className="small faint">{words.inEntry}</figcaption>
    </figure>
  );
}

function Piece({ picture, name, quoting }: Omit<HandwritingProps, 'kept'>) {
  const [open, setOpen] = useState(false);
  const [size, setSize] = useState<'1' | '2' | '3'>('2');
  if (picture === undefined) return <Skeleton lines={1} />;
  if (picture === null || picture === 'hidden') return <p className="small faint">{picture === null ? words.noPicture : words.hidden}</p>;
  const { src, width, height } = picture;
  return (
    <>
      <button type="button" className="handwriting" aria-label={`${words.zoom}: ${name}`} onClick={() => setOpen(true)}>
        <img src={src} alt="" width={width} height={height} />
        <span className="handwriting-zoom">
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
        {quoting ? (
          <div className="row">
            <Button
              icon={Copy}
              onPress={() => void quoting.copy().then((done) => showToast({ text: done ? words.copied : words.notCopied }))}
            >
              {words.copy}
            </Button>
            <Button
              icon={Download}
              onPress={() =>
                void quoting.save().then((done) => {
                  if (done !== null) showToast({ text: done ? words.saved : words.notSaved });
                })
              }
            >
              {words.save}
            </Button>
          </div>
        ) : null}
        {/* Can be scrolled with the keys, and so is a place to be. */}
        <div className="handwriting-large" role="region" aria-label={name} tabIndex={0}>
          <img src={src} alt={name} style={{ width: (width * Number(size)) / 2 }} />
        </div>
      </Dialog>
    </>
  );
}
