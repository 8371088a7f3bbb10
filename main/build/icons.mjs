import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

// `node main/build/icons.mjs`: draws the mark, furrows meeting a horizon, in every size and form that a system asks for. Run
// by hand when the mark changes; what it writes is kept in resources/icons.

const root = path.resolve(import.meta.dirname, '..', '..');
const out = path.join(root, 'resources', 'icons');
const moss = '#3E5C2B';
const paper = '#FBFAF5';
const sun = '#D99A2B';

/** Strips of a field that run to one point above the horizon. Few and broad where the icon is small. @param {number} size */
function draw(size) {
  const small = size <= 32;
  const strips = small ? 5 : 9;
  const horizon = small ? 470 : 440;
  const point = { x: 512, y: small ? 330 : 350 };
  const floor = 1100;
  const spread = small ? 2400 : 2700;
  const width = spread / (strips * 2 - 1);
  const furrows = Array.from({ length: strips }, (_, index) => {
    const from = 512 - spread / 2 + index * 2 * width;
    return `M${point.x} ${point.y}L${from} ${floor}H${from + width}Z`;
  }).join('');
  const brow = small ? 60 : 84;
  const field = `M0 ${horizon + brow}Q512 ${horizon - brow} 1024 ${horizon + brow}V1024H0Z`;
  const edge = small ? 0 : 64;
  const corner = small ? 150 : 200;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024" width="${size}" height="${size}">
  <defs>
    <clipPath id="tile"><rect x="${edge}" y="${edge}" width="${1024 - 2 * edge}" height="${1024 - 2 * edge}" rx="${corner}"/></clipPath>
    <clipPath id="field"><path d="${field}"/></clipPath>
  </defs>
  <g clip-path="url(#tile)">
    <rect width="1024" height="1024" fill="${paper}"/>
    <circle cx="${small ? 690 : 664}" cy="${horizon + 4}" r="${small ? 190 : 150}" fill="${sun}"/>
    <path d="${field}" fill="${moss}"/>
    <g clip-path="url(#field)"><path d="${furrows}" fill="${paper}" fill-opacity="${small ? 0.95 : 0.9}"/></g>
    <path d="M0 ${horizon + brow}Q512 ${horizon - brow} 1024 ${horizon + brow}" fill="none" stroke="${moss}" stroke-width="${small ? 70 : 30}"/>
  </g>
  ${small ? '' : `<rect x="${edge + 4}" y="${edge + 4}" width="${1024 - 2 * edge - 8}" height="${1024 - 2 * edge - 8}" rx="${corner - 4}" fill="none" stroke="${moss}" stroke-opacity="0.35" stroke-width="8"/>`}
</svg>`;
}

const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ deviceScaleFactor: 1 });
/** @type {Map<number, Buffer>} */
const pictures = new Map();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block}</style>${draw(size)}`);
  const picture = await page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
  pictures.set(size, picture);
  writeFileSync(path.join(out, `icon-${size}.png`), picture);
}
await browser.close();
writeFileSync(path.join(out, 'icon.svg'), `${draw(1024)}\n`);
writeFileSync(path.join(out, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(path.join(out, 'icon.icns'), icns({ ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64, ic13: 256, ic14: 512 }));

/** Windows: a table of pictures, then the pictures. @param {number[]} wanted */
function ico(wanted) {
  const head = Buffer.alloc(6 + 16 * wanted.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(wanted.length, 4);
  let at = head.length;
  const bodies = wanted.map((size, index) => {
    const picture = pictures.get(size) ?? Buffer.alloc(0);
    const entry = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, entry);
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(picture.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += picture.length;
    return picture;
  });
  return Buffer.concat([head, ...bodies]);
}

/** macOS: named pieces, each with its length. @param {Record<string, number>} wanted */
function icns(wanted) {
  const pieces = Object.entries(wanted).map(([name, size]) => piece(name, pictures.get(size) ?? Buffer.alloc(0)));
  return piece('icns', Buffer.concat(pieces));
}

/** @param {string} name @param {Buffer} body */
function piece(name, body) {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
