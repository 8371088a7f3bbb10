import './import.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useNative } from '../../../client/client.tsx';
import { importing as words } from '../../../text/exchange.ts';
import { showToast } from '../../../ui/toast.tsx';
import { handOver } from './handed-over.ts';

const workbooks = /\.(?:docx|md|markdown|mdown|txt|groundwork)$/i;

/** A file that is dropped anywhere on the shelf is read as a workbook, on the sheet where nothing is kept until a person says so. */
export function ShelfDrop() {
  const native = useNative();
  const [, go] = useLocation();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const onOver = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      const file = [...(event.dataTransfer?.files ?? [])].find(({ name }) => workbooks.test(name));
      if (!file) return showToast({ text: words.notForShelf });
      void native.pathForFile(file).then((path) => {
        if (path === null) return showToast({ text: words.notRead });
        handOver(path);
        go('/import');
      });
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', dropped);
    };
  }, [native, go]);
  return over ? (
    <div className="shelf-drop" aria-hidden="true">
      <p className="title">{words.dropOnShelf}</p>
      <p className="quiet">{words.dropHint}</p>
    </div>
  ) : null;
}
