import { calls, isCallName } from '../../../../preload/contract/calls.ts';
import { Stop, type Verb } from '../verb.ts';
import { suggest } from '../words.ts';

/** Any call of the contract, for whoever writes a script or mends something. */
export const call: Verb = {
  summary: 'Makes any call of the program, and prints its answer as JSON',
  takes: ['AREA.VERB'],
  options: { input: { takes: 'JSON', says: 'What the call is given ({} if left out; - for standard input)' } },
  withoutStore: true,
  examples: [
    ['groundwork call workbook.list', 'the workbooks, as the window gets them'],
    ['groundwork call workbook.find --input \'{"workbook":"…","text":"barrier"}\'', 'with an input'],
  ],
  notes: [`The calls are ${Object.keys(calls).join(', ')}.`],
  run: async ({ words, options }, house) => {
    const name = words[0] ?? '';
    if (!isCallName(name))
      throw new Stop('refused', `There is no call ${name}.${suggest(name, Object.keys(calls))}`, {
        code: 'no-such-call',
        detail: { call: name },
      });
    const given = options['input'] ?? '{}';
    let input: unknown;
    try {
      input = JSON.parse(given === '-' ? await house.readText('-') : given);
    } catch {
      throw new Stop('wrong-usage', 'What follows --input is not JSON.');
    }
    const value = await house.call(name, input as never);
    return { value, lines: [JSON.stringify(value, null, 2)] };
  },
};
