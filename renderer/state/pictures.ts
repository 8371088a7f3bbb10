import { useEffect, useState } from 'react';
import type { Picture } from '../../preload/contract/model/scans.ts';
import { useApi, useNative } from '../client/client.tsx';
import { useNamesHidden } from './window-state.tsx';

/** A picture as it can be shown. */
export interface Seen {
  src: string;
  width: number;
  height: number;
}

type Wanted = { crop: string } | { page: string; of: 'straight' | 'original'; width: number };

/** `undefined`: on its way; `null`: it cannot be had. Another `version` is another picture of the same. */
export function usePicture(wanted: Wanted | null, version = ''): Seen | null | undefined {
  const api = useApi();
  const key = wanted ? JSON.stringify([wanted, version]) : '';
  const [seen, setSeen] = useState<{ key: string; picture: Seen | null } | undefined>();
  useEffect(() => {
    if (key === '') return;
    const [asked] = JSON.parse(key) as [Wanted, string];
    let dropped = false;
    const answer = 'crop' in asked ? api.call('scans.crop', asked) : api.call('scans.picture', asked);
    void answer.then((outcome) => {
      if (!dropped) setSeen({ key, picture: outcome.ok ? seenOf(outcome.value) : null });
    });
    return () => {
      dropped = true;
    };
  }, [api, key]);
  return seen?.key === key ? seen.picture : undefined;
}

const seenOf = ({ type, data, width, height }: Picture): Seen => ({ src: `data:${type};base64,${data}`, width, height });

/** How a piece of handwriting is quoted elsewhere. Each answers whether it could be done; `null`: somebody thought better of it. */
export interface Quoting {
  save: () => Promise<boolean | null>;
  copy: () => Promise<boolean>;
}

function useQuoting(seen: Seen | null | undefined, name: string): Quoting | undefined {
  const native = useNative();
  if (!seen) return undefined;
  return {
    save: async () => {
      const bytes = Uint8Array.from(atob(seen.src.slice(seen.src.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
      const saved = await native.saveFile({ name, kinds: [{ name: 'JPEG', extensions: ['jpg'] }], bytes });
      return saved && !('failed' in saved);
    },
    copy: async () => {
      try {
        // The clipboard takes PNG only.
        const picture = asPng(seen);
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** What somebody wrote by hand, as it is shown: not at all while names are hidden, since a hand may be known too. */
export function useOwnHand(crop: string, fileName: string): { picture: Seen | 'hidden' | null | undefined; quoting: Quoting | undefined } {
  const hidden = useNamesHidden();
  const seen = usePicture(hidden ? null : { crop });
  const quoting = useQuoting(seen, fileName);
  return { picture: hidden ? 'hidden' : seen, quoting };
}

async function asPng({ src, width, height }: Seen): Promise<Blob> {
  const picture = new Image();
  picture.src = src;
  await picture.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png');
  });
}
