/*
 * Whether somebody is typing just now. What the window has to draw for other reasons waits for a pause between letters, so that no letter
 * waits for it. Whoever goes on to something else (another box, the mouse, a key with Ctrl) is not typing any more.
 */

/** Milliseconds without a letter that make a pause: longer than a fast typist's gaps. */
const pause = 110;
/** Nobody waits longer than this, in milliseconds, however long the sentence. */
const atMost = 4000;

/** Boxes that words are typed into. */
const written = 'textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=range], [type=file])';

/** A key that ends what is typed. */
const leaving = new Set(['Tab', 'Escape', 'Enter']);

let last = Number.NEGATIVE_INFINITY;
const waiting = new Map<() => void, number>();
let timer: ReturnType<typeof setTimeout> | undefined;

function runDue(): void {
  clearTimeout(timer);
  timer = undefined;
  const now = performance.now();
  const paused = now - last >= pause;
  for (const [run, since] of waiting)
    if (paused || now - since >= atMost) {
      waiting.delete(run);
      run();
    }
  if (waiting.size === 0) return;
  const oldest = Math.min(...waiting.values());
  timer = setTimeout(runDue, Math.max(1, Math.min(last + pause, oldest + atMost) - now));
}

function stopTyping(): void {
  last = Number.NEGATIVE_INFINITY;
  runDue();
}

window.addEventListener(
  'input',
  ({ target }) => {
    if (target instanceof Element && target.matches(written)) last = performance.now();
  },
  true,
);
window.addEventListener('focusout', stopTyping, true);
window.addEventListener('pointerdown', stopTyping, true);
window.addEventListener(
  'keydown',
  ({ ctrlKey, metaKey, altKey, key }) => {
    if (ctrlKey || metaKey || altKey || leaving.has(key)) stopTyping();
  },
  true,
);

/** Runs at the next pause, or at once where nobody types. The same function waits only once. */
export function atPause(run: () => void): void {
  if (performance.now() - last >= pause) return run();
  if (!waiting.has(run)) waiting.set(run, performance.now());
  timer ??= setTimeout(runDue, pause);
}

/** A function that waits for a pause need not run any more. */
export const callOff = (run: () => void): void => void waiting.delete(run);

export const pauseInTyping = (): Promise<void> => new Promise((resolve) => atPause(resolve));
