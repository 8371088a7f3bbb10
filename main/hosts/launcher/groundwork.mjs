import { runUnder } from './under.mjs';

// `npm run groundwork -- NOUN VERB …`

await runUnder('dist/core/groundwork.cjs', process.argv.slice(2));
