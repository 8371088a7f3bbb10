import { createHash } from 'node:crypto';

/** JSON with sorted keys and nothing undefined: the same content gives the same text, wherever it was built. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** SHA-256 of the canonical JSON, hex. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** What stands on paper for an edition: six capitals and digits, the first of its hash. */
export const editionCode = (hash: string): string => hash.slice(0, 6).toUpperCase();
