import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may speak to the bridge: a key opens one tab, once; the bearer that the tab gets in exchange lasts as long as the bridge. */
export interface Keys {
  /** A new key, for an address that is about to be printed. Older unused ones go. */
  mint: () => string;
  exchange: (key: string) => string | null;
  /** A bearer for a tab that has shown by other means that it may come in. */
  admit: () => string;
  admits: (authorization: string | undefined) => boolean;
}

export function createKeys(): Keys {
  let open: Buffer | null = null;
  const bearers: Buffer[] = [];
  const admit = (): string => {
    const bearer = secret();
    bearers.push(digest(bearer));
    return bearer;
  };
  return {
    mint: () => {
      const key = secret();
      open = digest(key);
      return key;
    },
    exchange: (key) => {
      if (!open || !timingSafeEqual(open, digest(key))) return null;
      open = null;
      return admit();
    },
    admit,
    admits: (authorization) => {
      const given = /^Bearer ([\w-]{20,100})$/.exec(authorization ?? '')?.[1];
      if (given === undefined) return false;
      const hashed = digest(given);
      return bearers.some((bearer) => timingSafeEqual(bearer, hashed));
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
