import { useEffect } from 'react';
import { useNative } from '../client/client.tsx';
import { watchTyping } from '../state/history.ts';
import { useCore, useSettings, useWindowState } from '../state/window-state.tsx';
import { useCommands } from './commands.ts';
import { commandOf } from './keys.ts';

/** Keys, the system's menu, and the moments at which everything unsent goes home. */
export function useWindowEvents(): void {
  const native = useNative();
  const commands = useCommands();
  const { documents, views } = useWindowState();
  useEffect(() => views.onStep((direction) => commands[direction]()), [views, commands]);

  useEffect(() => {
    const typing = watchTyping(window);
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = commandOf(event, native.platform === 'macos');
      if (!command) return;
      // A field with typing in it undoes its own typing first.
      if ((command === 'undo' || command === 'redo') && typing.typedIn(document.activeElement)) return;
      event.preventDefault();
      commands[command === 'hide-names' ? 'hideNames' : command]();
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = native.onCommand((command) => {
      if (command === 'undo' || command === 'redo') {
        if (typing.typedIn(document.activeElement)) document.execCommand(command);
        else commands[command]();
      } else if (command === 'hide-names') commands.hideNames();
      else if (command === 'palette' || command === 'settings' || command === 'help') commands[command]();
      else if (command === 'about') window.location.hash = '/settings/about';
      else window.dispatchEvent(new CustomEvent(`groundwork:${command}`));
    });
    return () => {
      typing.close();
      stop();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [native, commands]);

  useEffect(() => {
    const flush = (): void => void documents.flush('going-on');
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void documents.flush();
    };
    const stop = native.onFlush(async () => {
      await documents.flush();
    });
    window.addEventListener('blur', flush);
    document.addEventListener('focusout', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      stop();
      window.removeEventListener('blur', flush);
      document.removeEventListener('focusout', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [native, documents]);
}

/** An encrypted store locks after so many minutes without a key or a click. */
export function useIdleLock(): void {
  const { lockAfter } = useSettings();
  const encrypted = useCore().store?.encrypted ?? false;
  const commands = useCommands();
  useEffect(() => {
    if (!encrypted || lockAfter === 0) return;
    let timer = setTimeout(commands.lock, lockAfter * 60_000);
    const stir = (): void => {
      clearTimeout(timer);
      timer = setTimeout(commands.lock, lockAfter * 60_000);
    };
    window.addEventListener('keydown', stir, true);
    window.addEventListener('pointerdown', stir, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', stir, true);
      window.removeEventListener('pointerdown', stir, true);
    };
  }, [encrypted, lockAfter, commands]);
}
