/** A file that was dropped on one screen and is read on the next. Taken once. */
let waiting: string | null = null;

export function handOver(path: string): void {
  waiting = path;
}

export function takeHanded(): string | null {
  const path = waiting;
  waiting = null;
  return path;
}
