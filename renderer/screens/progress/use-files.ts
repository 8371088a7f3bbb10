import type { CallInput } from '../../../preload/contract/calls.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { useNamesHidden, useSettings } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { progressWords as words } from '../../text/progress.ts';
import { showToast } from '../../ui/toast.tsx';

export type ChartName = CallInput<'progress.export'>['chart'];

/** A chart's table, written by the core, and its picture, as it stands in the window. */
export function useFiles(about: { cohort: string; framework: string; chart: ChartName }): {
  table: (format: 'csv' | 'xlsx') => void;
  picture: (svg: string) => void;
} {
  const api = useApi();
  const native = useNative();
  const hidden = useNamesHidden();
  const { print } = useSettings();
  const table = async (format: 'csv' | 'xlsx'): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.folder })) ?? print.folder ?? '';
    const outcome = await api.call('progress.export', { ...about, format, folder, names: hidden ? 'hidden' : 'shown' });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file } = outcome.value;
    showToast({ text: words.exported(file), action: { label: words.show, onAction: () => void native.showInFolder(file) } });
  };
  const picture = async (svg: string): Promise<void> => {
    const saved = await native.saveFile({
      name: `${about.chart}.svg`,
      kinds: [{ name: words.picture, extensions: ['svg'] }],
      bytes: new TextEncoder().encode(svg),
    });
    if (saved) showToast({ text: 'failed' in saved ? words.notSaved : words.saved(saved.path) });
  };
  return { table: (format) => void table(format), picture: (svg) => void picture(svg) };
}
