import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atPause, callOff } from '../../../renderer/client/typing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  window.dispatchEvent(new Event('pointerdown'));
  vi.useRealTimers();
  document.body.replaceChildren();
});

function typeIn(box: HTMLElement): void {
  document.body.append(box);
  box.dispatchEvent(new Event('input', { bubbles: true }));
}
const area = (): HTMLTextAreaElement => document.createElement('textarea');

test('nothing waits while nobody types', () => {
  const run = vi.fn<() => void>();
  atPause(run);
  expect(run).toHaveBeenCalledOnce();
});

test('what waits runs once, a moment after the last letter', () => {
  const run = vi.fn<() => void>();
  const box = area();
  for (let letter = 0; letter < 5; letter++) {
    typeIn(box);
    atPause(run);
    vi.advanceTimersByTime(40);
  }
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(150);
  expect(run).toHaveBeenCalledOnce();
});

test('a long sentence does not keep it waiting for ever', () => {
  const run = vi.fn<() => void>();
  const box = area();
  for (let letter = 0; letter < 110; letter++) {
    typeIn(box);
    if (letter === 0) atPause(run);
    vi.advanceTimersByTime(40);
  }
  expect(run).toHaveBeenCalledOnce();
});

test.each([
  ['the mouse', () => window.dispatchEvent(new Event('pointerdown'))],
  ['another box', () => window.dispatchEvent(new Event('focusout'))],
  ['a key with Ctrl', () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'd', ctrlKey: true }))],
])('going on to %s ends the typing at once', (_, leave) => {
  const run = vi.fn<() => void>();
  typeIn(area());
  atPause(run);
  leave();
  expect(run).toHaveBeenCalledOnce();
});

test('a tick is not typing', () => {
  const box = document.createElement('input');
  box.type = 'checkbox';
  typeIn(box);
  const run = vi.fn<() => void>();
  atPause(run);
  expect(run).toHaveBeenCalledOnce();
});

test('what was called off does not run', () => {
  const run = vi.fn<() => void>();
  typeIn(area());
  atPause(run);
  callOff(run);
  vi.advanceTimersByTime(2000);
  expect(run).not.toHaveBeenCalled();
});
