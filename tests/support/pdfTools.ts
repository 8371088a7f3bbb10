import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Programs of the system that look at a PDF from outside. Where one is missing, the test that needs it is skipped and says so. */
export function has(program: string): boolean {
  return spawnSync('which', [program], { stdio: 'ignore' }).status === 0;
}

export function withFile<T>(bytes: Uint8Array, look: (file: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'groundwork-pdf-'));
  try {
    const file = path.join(folder, 'book.pdf');
    writeFileSync(file, bytes);
    return look(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line for each complaint; none for a clean file. */
export function check(bytes: Uint8Array): string[] {
  return withFile(bytes, (file) => {
    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    return status === 0 ? [] : `${stdout}${stderr}`.split('\n').filter((line) => /warn|error/i.test(line));
  });
}

export interface Picture {
  width: number;
  height: number;
  /** Grey, 0 black to 255 white. */
  data: Buffer;
}

/** A page as poppler draws it. */
export function picture(bytes: Uint8Array, page: number, dpi: number): Picture {
  return withFile(bytes, (file) => {
    const pgm = execFileSync('pdftoppm', ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), file], {
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const heading = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 64));
    if (!heading) throw new Error('pdftoppm answered no picture');
    return { width: Number(heading[1]), height: Number(heading[2]), data: pgm.subarray(heading[0].length) };
  });
}

/** The part of a region (points from the top left) that is dark. */
export function ink({ width, data }: Picture, dpi: number, box: { x: number; y: number; width: number; height: number }): number {
  const scale = dpi / 72;
  const [left, right, top, foot] = [box.x, box.x + box.width, box.y, box.y + box.height].map((edge) => Math.round(edge * scale)) as [
    number,
    number,
    number,
    number,
  ];
  let dark = 0;
  for (let y = top; y < foot; y += 1) for (let x = left; x < right; x += 1) dark += 255 - (data[y * width + x] ?? 255);
  return dark / 255 / Math.max(1, (right - left) * (foot - top));
}

export function darkAt({ width, data }: Picture, dpi: number, x: number, y: number): boolean {
  return (data[Math.floor((y * dpi) / 72) * width + Math.floor((x * dpi) / 72)] ?? 255) < 128;
}
