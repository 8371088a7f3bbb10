import type { ChartAsk } from '../../../preload/contract/charts/series.ts';
import { useApi, useNative } from '../../client/client.tsx';
import { useNamesHidden, useSettings } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { progressWords as words } from '../../text/progress.ts';
import type { ChartFormat } from '../../ui/charts/chart-frame.tsx';
import { showToast } from '../../ui/toast.tsx';

/** Writes a chart, or the table behind it, where the person says. */
export function useSave(ask: ChartAsk): (format: ChartFormat) => void {
  const api = useApi();
  const native = useNative();
  const hidden = useNamesHidden();
  const { print } = useSettings();
  const save = async (format: ChartFormat): Promise<void> => {
    const folder = (await native.chooseFolder({ title: words.folder })) ?? print.folder ?? '';
    const outcome = await api.call('chart.save', { ...ask, format, folder, names: hidden ? 'hidden' : 'shown' });
    if (!outcome.ok) return showToast({ text: explained(outcome.failure) });
    const { file } = outcome.value;
    showToast({ text: words.exported(file), action: { label: words.show, onAction: () => void native.showInFolder(file) } });
  };
  return (format) => void save(format);
}
