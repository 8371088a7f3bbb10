import { useEffect, useState } from 'react';
import type { Picture } from '../../preload/contract/model/scans.ts';
import { useApi } from '../client/client.tsx';

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
