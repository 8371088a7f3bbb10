/**
 * Scrolls a list so that one of its lines is in sight, and nothing around the list: where all of a screen scrolls, what somebody looks at
 * stays where it is. Answers whether the list scrolls by itself.
 */
export function bringIntoSight(line: HTMLElement, list: string, covered = 0): boolean {
  const box = line.closest<HTMLElement>(list);
  if (!box || box.scrollHeight <= box.clientHeight) return false;
  const [own, around] = [line.getBoundingClientRect(), box.getBoundingClientRect()];
  const above = around.top + covered - own.top;
  const below = own.bottom - around.bottom;
  if (above > 0) box.scrollTop -= above;
  else if (below > 0) box.scrollTop += Math.min(below, -above);
  return true;
}
