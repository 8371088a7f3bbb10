import './arrivals.css';
import { useCallback } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useNative } from '../client/client.tsx';
import { droppedPaths } from '../client/dropped.ts';
import { takeIn, useSortedFiles } from '../state/arrivals.ts';
import { useWindowState } from '../state/window-state.tsx';
import { returnWords as words } from '../text/returns.ts';
import { showToast } from '../ui/toast.tsx';
import { useWindowDrop } from '../ui/window-drop.ts';

/**
 * Files that came back, dropped anywhere on the window: they are sorted into forms and paper, each kind is read, and the room where both
 * lie is shown. Screens on which a file means something else take it themselves first.
 */
export function Arrivals() {
  const { jobs } = useWindowState();
  const native = useNative();
  const [path, go] = useLocation();
  const all = useStore(jobs.store);
  useSortedFiles(jobs, all);
  const onDrop = useCallback(
    (data: DataTransfer) => {
      go('/returns');
      void droppedPaths(data, native).then(({ paths, lost }) => {
        if (lost.length > 0) showToast({ text: words.lost(lost) });
        return takeIn(jobs, paths);
      });
    },
    [go, native, jobs],
  );
  const over = useWindowDrop(takesFiles(path), onDrop);
  return over ? (
    <div className="arrivals-drop" aria-hidden="true">
      <p className="title">{words.drop}</p>
    </div>
  ) : null;
}

/** Rooms that have a use of their own for files. */
const takesFiles = (path: string): boolean => !/^\/(?:import|workbooks|editions|frameworks|settings)\b/.test(path);
