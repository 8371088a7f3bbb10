import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// A real core answers; on a busy machine that may take longer than the second that is usual.
configure({ asyncUtilTimeout: 6000 });

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
