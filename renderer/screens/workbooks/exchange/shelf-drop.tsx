import './import.css';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useNative } from '../../../client/client.tsx';
import { importing as words } from '../../../text/exchange.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useWindowDrop } from '../../../ui/window-drop.ts';
import { handOver } from './handed-over.ts';

const workbooks = /\.(?:docx|md|markdown|mdown|txt|groundwork)$/i;

/** A file that is dropped anywhere on the shelf is read as a workbook, on the sheet where nothing is kept until a person says so. */
export function ShelfDrop() {
  const native = useNative();
  const [, go] = useLocation();
  const onDrop = useCallback(
    (data: DataTransfer) => {
      const file = [...data.files].find(({ name }) => workbooks.test(name));
      if (!file) return showToast({ text: words.notForShelf });
      void native.pathForFile(file).then((path) => {
        if (path === null) return showToast({ text: words.notRead });
        handOver(path);
        go('/import');
      });
    },
    [native, go],
  );
  const over = useWindowDrop(true, onDrop);
  return over ? (
    <div className="shelf-drop" aria-hidden="true">
      <p className="title">{words.dropOnShelf}</p>
      <p className="quiet">{words.dropHint}</p>
    </div>
  ) : null;
}
