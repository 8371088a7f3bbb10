import { expect, test } from 'vitest';
import { commandOf, type Press } from '../../../renderer/app/keys.ts';
import { shownTheme } from '../../../renderer/app/theme.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test('keys mean what the help says they do, on a Mac with Command', () => {
  expect(commandOf(press('k', { ctrlKey: true }), false)).toBe('palette');
  expect(commandOf(press('k', { metaKey: true }), true)).toBe('palette');
  expect(commandOf(press('k', { ctrlKey: true }), true)).toBeNull();
  expect(commandOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
  expect(commandOf(press('z', { ctrlKey: true }), false)).toBe('undo');
  expect(commandOf(press('y', { ctrlKey: true }), false)).toBe('redo');
  expect(commandOf(press('F9'), false)).toBe('hide-names');
  expect(commandOf(press('L', { ctrlKey: true, shiftKey: true }), false)).toBe('lock');
});

test('letters that are typed are never commands', () => {
  for (const key of 'abcdefghijklmnopqrstuvwxyz,') {
    expect(commandOf(press(key), false)).toBeNull();
    // AltGr on a Windows keyboard says both.
    expect(commandOf(press(key, { ctrlKey: true, altKey: true }), false)).toBeNull();
  }
});

test('as the system: its contrast goes before its darkness; a choice goes before both', () => {
  expect(shownTheme('system', { dark: true, contrast: false })).toBe('dark');
  expect(shownTheme('system', { dark: true, contrast: true })).toBe('contrast');
  expect(shownTheme('light', { dark: true, contrast: true })).toBe('light');
});
