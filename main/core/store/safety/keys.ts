import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { Instant } from '../../../../preload/contract/model/ids.ts';
import { Refusal } from '../../refusal.ts';
import { writeWhole } from './disk.ts';
import { readRecoveryKey, recoveryBytes, writeRecoveryKey } from './recovery-key.ts';

/*
 * The store's data key, and the ways to it. The database is encrypted with 32 random bytes that nobody ever sees; `keys.json`
 * beside it holds those bytes wrapped by the passphrase, by the printed recovery key and, if asked, by a secret that the system's
 * keychain keeps. Changing the passphrase therefore rewrites a few hundred bytes, not the store.
 *
 * scrypt and AES-256-GCM because both Node's OpenSSL and Electron's BoringSSL have them; argon2 is in neither of the two alike.
 */

const scryptCost = v.object({
  // A file that was tampered with must not be able to ask for all the memory there is.
  N: v.picklist([2 ** 14, 2 ** 15, 2 ** 16, 2 ** 17, 2 ** 18, 2 ** 19, 2 ** 20]),
  r: v.literal(8),
  p: v.picklist([1, 2, 3, 4]),
});
export type ScryptCost = v.InferOutput<typeof scryptCost>;

/** 128 MiB and about half a second on a facilitator's laptop: what OWASP asks of scrypt, and 100,000 guesses cost a thief a day. */
export const usualCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const Base64 = v.pipe(v.string(), v.maxLength(256), v.base64());
const Wrap = v.object({ nonce: Base64, sealed: Base64 });
type Wrap = v.InferOutput<typeof Wrap>;

export const KeyFile = v.object({
  format: v.literal('groundwork-keys'),
  version: v.literal(1),
  /** Names the data key without telling anything about it: a backup is opened with the key of this name. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  made: Instant,
  cipher: v.literal('chacha20'),
  passphrase: v.object({ ...Wrap.entries, kdf: v.literal('scrypt'), ...scryptCost.entries, salt: Base64 }),
  recovery: Wrap,
  remembered: v.optional(Wrap),
});
export type KeyFile = v.InferOutput<typeof KeyFile>;

export interface Unlocked {
  keys: KeyFile;
  /** The data key. Kept in memory while the store is open, never written unwrapped. */
  key: Buffer;
}

export type Secret = { passphrase: string } | { recovery: Buffer } | { remembered: string };

export function parseKeys(text: string): KeyFile | null {
  try {
    const parsed = v.safeParse(KeyFile, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Null when there is no key file: the store is plain. A file that cannot be read is a damaged store, not a plain one. */
export function readKeys(file: string): KeyFile | null {
  if (!existsSync(file)) return null;
  const keys = parseKeys(readFileSync(file, 'utf8'));
  if (!keys) throw new Refusal('store-damaged', { part: 'keys' });
  return keys;
}

export const writeKeys = (file: string, keys: KeyFile): void => writeWhole(file, `${JSON.stringify(keys, null, 1)}\n`);

/** Wraps a data key: a new one unless `key` is given, under a new recovery key unless `recovery` is kept from `from`. */
export async function makeKeys(options: {
  passphrase: string;
  made: Instant;
  cost?: ScryptCost;
  from?: Unlocked;
}): Promise<Unlocked & { recovery: string }> {
  const key = options.from?.key ?? randomBytes(32);
  const id = options.from?.keys.id ?? randomBytes(16).toString('hex');
  const secret = randomBytes(recoveryBytes);
  const keys: KeyFile = {
    format: 'groundwork-keys',
    version: 1,
    id,
    made: options.made,
    cipher: 'chacha20',
    passphrase: await wrapByPassphrase(id, key, options.passphrase, options.cost ?? usualCost),
    recovery: wrap(recoveryKek(id, secret), key, `${id} recovery`),
  };
  return { keys, key, recovery: writeRecoveryKey(secret) };
}

/** The same data key and the same recovery key under another passphrase. */
export async function rewrapPassphrase(unlocked: Unlocked, passphrase: string, cost: ScryptCost = usualCost): Promise<KeyFile> {
  const { id } = unlocked.keys;
  return { ...unlocked.keys, passphrase: await wrapByPassphrase(id, unlocked.key, passphrase, cost) };
}

/** A secret for the system's keychain to seal. The one before it stops working; so does this one when the passphrase changes. */
export function remember(unlocked: Unlocked): { keys: KeyFile; remembered: string } {
  const secret = randomBytes(32);
  const { id } = unlocked.keys;
  const remembered = wrap(rememberedKek(id, secret), unlocked.key, `${id} remembered`);
  return { keys: { ...unlocked.keys, remembered }, remembered: secret.toString('base64url') };
}

export function forget(keys: KeyFile): KeyFile {
  const { remembered: _, ...rest } = keys;
  return rest;
}

/** The data key, or null when the secret is not the right one. A recovery key typed where the passphrase is asked is taken too. */
export async function unwrapKey(keys: KeyFile, secret: Secret): Promise<Buffer | null> {
  const { id } = keys;
  if ('remembered' in secret) {
    return keys.remembered
      ? unwrap(rememberedKek(id, Buffer.from(secret.remembered, 'base64url')), keys.remembered, `${id} remembered`)
      : null;
  }
  if ('recovery' in secret) return unwrap(recoveryKek(id, secret.recovery), keys.recovery, `${id} recovery`);
  const typed = readRecoveryKey(secret.passphrase);
  const byRecovery = typed && unwrap(recoveryKek(id, typed), keys.recovery, `${id} recovery`);
  if (byRecovery) return byRecovery;
  const { salt, N, r, p } = keys.passphrase;
  const kek = await stretch(secret.passphrase, Buffer.from(salt, 'base64'), { N, r, p });
  return unwrap(kek, keys.passphrase, `${id} passphrase`);
}

/**
 * A key from a passphrase. NFKC, so that the same words typed on a Mac and on Windows are the same; nothing is trimmed or folded
 * beyond that.
 */
export function stretch(passphrase: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { N: cost.N, r: cost.r, p: cost.p, maxmem: 128 * cost.N * cost.r * 2 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export const parseCost = (cost: unknown): ScryptCost | null => {
  const parsed = v.safeParse(scryptCost, cost);
  return parsed.success ? parsed.output : null;
};

/** Facts that must not be read without the key, small enough to stand in a side file: what a backup holds. */
export function sealFacts(key: Buffer, facts: unknown): Wrap {
  return wrap(subkey(key, 'groundwork facts'), Buffer.from(JSON.stringify(facts)), 'facts');
}

export function openFacts(key: Buffer, sealed: Wrap): unknown {
  const plain = unwrap(subkey(key, 'groundwork facts'), sealed, 'facts');
  return plain ? JSON.parse(plain.toString('utf8')) : null;
}

const subkey = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, 32));
// Both secrets are random and long: they need to be spread, not stretched.
const recoveryKek = (id: string, secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, id, 'groundwork recovery', 32));
const rememberedKek = (id: string, secret: Buffer): Buffer => Buffer.from(hkdfSync('sha256', secret, id, 'groundwork remembered', 32));

async function wrapByPassphrase(id: string, key: Buffer, passphrase: string, cost: ScryptCost): Promise<KeyFile['passphrase']> {
  const salt = randomBytes(32);
  const kek = await stretch(passphrase, salt, cost);
  return { kdf: 'scrypt', ...cost, salt: salt.toString('base64'), ...wrap(kek, key, `${id} passphrase`) };
}

/** AES-256-GCM; `about` is authenticated with it, so that no wrap can be put in another's place. */
function wrap(kek: Buffer, plain: Buffer, about: string): Wrap {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', kek, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

function unwrap(kek: Buffer, { nonce, sealed }: Wrap, about: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 16) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(nonce, 'base64'), { authTagLength: 16 }).setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
  } catch {
    return null;
  }
}
