import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

// `npm run bench`: every bench in this folder, one after another, so that none disturbs another's figures. `npm run bench -- store`
// runs those whose name holds the word. Ends with 1 where a bar was missed.

const folder = import.meta.dirname;
const [wanted = '', ...words] = process.argv.slice(2);
const parts = new Set(['run.mjs', 'print-typst.mjs']);
const benches = readdirSync(folder).filter((name) => /\.m?[jt]s$/.test(name) && !parts.has(name) && name.includes(wanted));
let missed = 0;
for (const name of benches) {
  console.log(`\n== ${name.replace(/\.\w+$/, '')}`);
  const { status } = spawnSync(process.execPath, [path.join(folder, name), ...words], { stdio: 'inherit' });
  if (status !== 0) missed += 1;
}
console.log(`\n${benches.length} benches, ${missed} with a bar that was missed`);
process.exit(missed ? 1 : 0);
