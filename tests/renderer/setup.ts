import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// A real core answers, and a busy machine is waited for. A page that is not yet as expected is asked again and again: to draw all
// of it each time would cost more than the window itself.
configure({
  asyncUtilTimeout: 60_000,
  getElementError: (message) => Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' }),
});

// What jsdom leaves out of a browser, and what the window asks of it.
Object.defineProperty(window, 'matchMedia', {
  configurable: true,
  value: (query: string) => ({ matches: false, media: query, addEventListener: () => {}, removeEventListener: () => {} }),
});
Element.prototype.scrollIntoView = () => {};
Object.defineProperty(window, 'CSS', {
  configurable: true,
  value: { ...window.CSS, escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') },
});
window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
// jsdom lays nothing out; whatever measures itself is given a size.
Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 800, 600);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});
