/*
 * What a program appends to a file when somebody has filled it in, taken from one copy and appended to others of the same printing: their
 * objects have the same numbers. It makes a thousand filled files in the time in which a library makes ten.
 */

interface Update {
  objects: readonly { number: number; body: Buffer }[];
  root: string;
  info: string;
}

/** From a file as it was, and as pdf.js saved it. */
export function takeUpdate(before: Uint8Array, after: Uint8Array): Update {
  const text = Buffer.from(after.subarray(before.length)).toString('latin1');
  const starts = [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)];
  const objects = starts.flatMap((found, at) => {
    const body = text.slice(found.index, starts[at + 1]?.index ?? text.length);
    return body.includes('/Type /XRef') ? [] : [{ number: Number(found[1]), body: Buffer.from(body.replace(/^\n/, ''), 'latin1') }];
  });
  const part = (name: string): string => new RegExp(`/${name} (\\d+ 0 R)`).exec(text)?.[1] ?? '';
  return { objects, root: part('Root'), info: part('Info') };
}

/** `change`: other words for this copy, as long as those that they replace. */
export function appendUpdate(bytes: Buffer, { objects, root, info }: Update, change: (body: string) => string): Buffer {
  const parts = [bytes, Buffer.from('\n')];
  let at = bytes.length + 1;
  const places = objects.map(({ number, body }) => {
    const place = { number, at };
    const changed = Buffer.from(change(body.toString('latin1')), 'latin1');
    parts.push(changed);
    at += changed.length;
    return place;
  });
  const number = Math.max(...places.map((place) => place.number)) + 1;
  const table = Buffer.alloc((places.length + 1) * 5);
  [...places, { number, at }].forEach((place, row) => table.writeUIntBE(1, row * 5, 1) && table.writeUIntBE(place.at, row * 5 + 1, 4));
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-200).toString('latin1'))?.[1] ?? '';
  const index = [...places, { number }].map((place) => `${place.number} 1`).join(' ');
  const head = `${number} 0 obj\n<</Type/XRef/Size ${number + 1}/Root ${root}/Info ${info}/Prev ${before}/Index[${index}]/W[1 4 0]/Length ${table.length}>>\nstream\n`;
  return Buffer.concat([...parts, Buffer.from(head), table, Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`)]);
}
