import { createHash } from 'node:crypto';

/*
 * PURE. The recovery key as people meet it: printed, kept in a drawer, typed back years later. Crockford's base 32 has no I, L, O
 * or U to mistake, and three characters of checksum find a slip of the pen before a slow key derivation calls it wrong.
 */

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 160 bits: beyond guessing, and exactly 32 characters. */
export const recoveryBytes = 20;
const groupLength = 5;
const checkLength = 3;

/** Seven groups of five: `7QK2M-…`. */
export function writeRecoveryKey(secret: Uint8Array): string {
  if (secret.length !== recoveryBytes) throw new Error(`A recovery key has ${recoveryBytes} bytes.`);
  const text = encode(secret) + checksum(secret);
  return (text.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}

/** Takes what a person typed: any case, any spacing, O for 0, I or L for 1. Null when it is not a recovery key, or has a slip in it. */
export function readRecoveryKey(typed: string): Buffer | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const length = Math.ceil((recoveryBytes * 8) / 5);
  if (text.length !== length + checkLength || [...text].some((char) => !letters.includes(char))) return null;
  const secret = decode(text.slice(0, length));
  return checksum(secret) === text.slice(length) ? secret : null;
}

const checksum = (secret: Uint8Array): string =>
  encode(createHash('sha256').update('groundwork recovery key').update(secret).digest().subarray(0, 5)).slice(0, checkLength);

function encode(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += letters.charAt((held >> bits) & 31);
    }
  }
  return bits > 0 ? out + letters.charAt((held << (5 - bits)) & 31) : out;
}

function decode(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    held = ((held << 5) | letters.indexOf(char)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return Buffer.from(bytes);
}
