/** Marks found words by the browser's own highlights: nothing is added to the page. See `::highlight(found)` in paper-view.css. */
export function showFound(ranges: readonly Range[]): void {
  if (!('highlights' in CSS)) return;
  if (ranges.length) CSS.highlights.set('found', new Highlight(...ranges));
  else CSS.highlights.delete('found');
}
