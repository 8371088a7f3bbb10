import { useEffect, useRef } from 'react';
import type { FocusEvent, RefObject } from 'react';
import type { Workbook } from '../../../preload/contract/model/workbook.ts';
import type { PaperHandle } from '../../paper/paper-view.tsx';
import { placeOf } from './outline-nodes.ts';
import type { Printed } from './preview.ts';
import { useSteady } from './steady.ts';

interface Followed {
  workbook: Workbook;
  printed: Printed | null;
  selected: string | null;
  /** The part that was in the address when the studio opened. */
  wanted: string | undefined;
  paper: RefObject<PaperHandle | null>;
  panel: RefObject<HTMLDivElement | null>;
}

interface PageFollowing {
  /** Brings a part into sight, now or as soon as there are pages. */
  bring: (id: string) => void;
  /** The pages are about to be made anew, and others: what is chosen is then brought into sight. */
  expect: () => void;
  /** There are pages, and one is being read. */
  arrived: () => void;
  /** In step with the cursor: the place to write that belongs to the question in whose settings it stands. */
  onCursor: (event: FocusEvent<HTMLDivElement>) => void;
}

/** Keeps the pages beside the text in step with what is worked on. */
export function usePageFollowing({ workbook, printed, selected, wanted, paper, panel }: Followed): PageFollowing {
  const now = useRef(workbook);
  useEffect(() => {
    now.current = workbook;
  });
  const awaited = useRef<string | null>(wanted ?? null);
  const bring = useSteady((id: string): void => {
    const field = printed?.fields.find((candidate) => candidate.block === id);
    const entry = printed?.outline.some(({ block }) => block === id);
    const place = !entry && field ? { page: field.page, y: field.y } : printed ? placeOf(workbook, printed.outline, id) : null;
    if (place) paper.current?.show(place.page, place.y);
    else awaited.current = id;
  });
  // A block that is typed in and goes to another page takes the pages with it.
  const stood = useRef<{ id: string; page: number } | null>(null);
  useEffect(() => {
    const place = printed && selected !== null ? placeOf(now.current, printed.outline, selected) : null;
    const moved = place && stood.current?.id === selected && stood.current.page !== place.page;
    if (moved && panel.current?.contains(document.activeElement)) awaited.current = selected;
    stood.current = place && selected !== null ? { id: selected, page: place.page } : null;
  }, [printed, selected, panel]);
  const expect = useSteady((): void => {
    awaited.current = selected;
  });
  const arrived = useSteady((): void => {
    const id = awaited.current;
    if (id === null || !printed) return;
    awaited.current = null;
    bring(id);
  });
  const onCursor = useSteady((event: FocusEvent<HTMLDivElement>): void => {
    const prompt = (event.target as Element).closest('[id^="edit-"]')?.id.slice('edit-'.length);
    const field = printed?.fields.find(({ id, block }) => block === selected && prompt !== undefined && id.startsWith(`${prompt}:`));
    if (field) paper.current?.reveal(field.page, Math.max(0, field.y - 40));
  });
  return { bring, expect, arrived, onCursor };
}
