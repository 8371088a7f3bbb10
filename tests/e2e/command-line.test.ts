import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeProgram, root, scratch } from './support/places.ts';
import { place } from './support/window.ts';

const launcher = path.join(root, 'main/hosts/launcher/groundwork.mjs');
const run = (words: readonly string[], input = '') =>
  spawnSync(nodeProgram, [launcher, ...words], { encoding: 'utf8', env: place({}).env, input });

describe('npm run groundwork', () => {
  it('prints one JSON value on standard output and ends as the command did', () => {
    const listed = run(['workbook', 'list', '--json']);
    expect(JSON.parse(listed.stdout)).toHaveLength(1);
    expect(listed.status).toBe(0);
    expect(run(['workbook', 'show', 'nothing']).status).toBe(1);
    expect(run(['wrkbook']).status).toBe(2);
  });

  it('reads names from standard input', () => {
    const out = path.join(scratch(), 'copies');
    expect(run(['workbook', 'print', 'Seminar 1', '--names', '-', '--out', out, '--json'], 'Ada Example\nŁukasz Example\n').stdout).toMatch(
      /"copies":2/,
    );
  });

  it('is quiet when whoever reads it has had enough', async () => {
    const child = spawn(nodeProgram, [launcher, 'framework', 'show', 'Implementation'], {
      env: place({}).env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let aside = '';
    child.stderr.on('data', (chunk: Buffer) => (aside += chunk.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(aside).toBe('');
  });
});
