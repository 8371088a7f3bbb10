import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { useApi } from '../../client/client.tsx';
import { useSettings } from '../../state/window-state.tsx';

/** The last edited are laid out in advance, so that they open at once; their lengths come of it. */
const ahead = 3;

/** How many pages the first few workbooks of the list have, one after the other as they are laid out. */
export function usePageCounts(list: CallOutput<'workbook.list'> | undefined): ReadonlyMap<string, number> {
  const api = useApi();
  const { print } = useSettings();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());
  const wanted = (list ?? [])
    .slice(0, ahead)
    .map(({ id, revision }) => `${id} ${revision}`)
    .join();
  const { audience, preset, paper } = print;
  useEffect(() => {
    let stopped = false;
    const count = async (): Promise<void> => {
      for (const workbook of wanted
        .split(',')
        .filter(Boolean)
        .map((each) => each.split(' ')[0] as string)) {
        if (stopped) return;
        const printed = await api.call('print.preview', { workbook, audience, preset, paper });
        if (!stopped && printed.ok) setCounts((before) => new Map(before).set(workbook, printed.value.pages));
      }
    };
    // The shelf itself comes first.
    const timer = setTimeout(() => void count(), 400);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [api, wanted, audience, preset, paper]);
  return counts;
}
