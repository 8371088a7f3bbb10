import type { Core } from '../../../../main/core/core.ts';
import type { CoreEvent } from '../../../../preload/contract/envelope.ts';

/** Stands in for the core where the Electron at hand is too old to load the store's addon; everything around it is the real thing. */
export function createCore(): Core {
  const listeners = new Set<(event: CoreEvent) => void>();
  return {
    call: async (request) => {
      if (typeof request !== 'object' || request === null)
        return { id: '', ok: false, error: { code: 'bad-input', detail: { where: 'envelope' } } };
      const { id, input } = request as { id: string; input: { die?: boolean } };
      if (input.die) throw new Error('lost');
      for (const listener of listeners) listener({ event: 'changed', op: 'op-1', scope: 'x', tables: [] });
      return { id, ok: true, output: input };
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {},
  };
}
