import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';

/**
 * The same part, drawn again only when it has something else to show. In a panel every letter makes new functions for every box;
 * they are taken up without drawing (a part always calls the latest), and plain lists and records are compared by what they say.
 * For parts whose other props are plain data.
 */
export function settled<P extends object>(Part: ComponentType<P>): ComponentType<P> {
  const Drawn = memo(Part, saySame);
  return function Settled(props: P) {
    const latest = useRef(props);
    useLayoutEffect(() => {
      latest.current = props;
    });
    const [proxies] = useState(() => new Map<string, Run>());
    const steady = Object.entries(props).map(([name, value]): [string, unknown] => {
      if (typeof value !== 'function' || !handler.test(name)) return [name, value];
      const known = proxies.get(name);
      if (known) return [name, known];
      const proxy: Run = (...given) => (latest.current as Record<string, Run>)[name]?.(...given);
      proxies.set(name, proxy);
      return [name, proxy];
    });
    return <Drawn {...(Object.fromEntries(steady) as P)} />;
  };
}

type Run = (...given: unknown[]) => unknown;
const handler = /^on[A-Z]/;

function saySame(before: object, after: object): boolean {
  const [old, next] = [Object.entries(before), new Map(Object.entries(after))];
  return old.length === next.size && old.every(([name, value]) => next.has(name) && alike(value, next.get(name)));
}

/** Long lists that are the very same are not read; short ones that were made anew are. */
const alike = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && JSON.stringify(a) === JSON.stringify(b));
