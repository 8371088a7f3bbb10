import { plainText } from '../../../../preload/contract/model/inline.ts';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { type Check, excerpt, finding } from '../check.ts';

/** Brackets stand in quotations for words that were changed in them, and in sources for whatever the author wrote. */
const exempt = new Set(['quote', 'source', 'alt']);

/** What somebody meant to fill in, and how sure it is that nobody did. A link's label is no placeholder. */
const left: readonly { form: RegExp; severity: 'mend' | 'look' }[] = [
  // [NAME], [YOUR SCHOOL], [DATE/TIME]: capitals, and nothing that could be said in passing.
  { form: /\[(?!EEF|DFE|NPQ)\p{Lu}[\p{Lu}\d .,/’'-]{2,40}\](?!\()/u, severity: 'mend' },
  {
    form: /\[\s*(?:insert|add|enter|type|your|name|names|date|day|time|times|venue|room|place|school|setting|facilitator|coach|tutor|cohort|programme|provider|link|url|email|phone|number|x+|tb[acd]|to be (?:confirmed|added|announced))\b[^\][]{0,60}\](?!\()/iu,
    severity: 'mend',
  },
  // What a mail merge fills, and what a template from elsewhere asks for.
  { form: /«[\p{L}\d_ ]{1,40}»|<<[\p{L}\d_ ]{1,40}>>|\{\{[^{}]{1,40}\}\}/u, severity: 'mend' },
  { form: /<\s*(?:insert|add|enter|your|name|date|time|venue|school|setting|facilitator|cohort|link)\b[^<>]{0,40}>/iu, severity: 'mend' },
  { form: /\b(?:click|tap) (?:or tap )?(?:here )?to (?:enter|add) (?:text|a date|title)\b/iu, severity: 'mend' },
  { form: /\blorem ipsum\b/iu, severity: 'mend' },
  { form: /\b(?:dd\/mm\/yy(?:yy)?|hh:mm)\b/iu, severity: 'mend' },
  { form: /(?<![\p{L}\p{N}])(?:X{2,}|x{3,})(?![\p{L}\p{N}])/u, severity: 'mend' },
  { form: /\?{3,}/u, severity: 'look' },
  { form: /(?<![\p{L}\p{N}])(?:TBC|TBD|TBA|T\.B\.C\.?)(?![\p{L}\p{N}])|\bto be confirmed\b/u, severity: 'look' },
];

/** "[NAME]", "«School»", "XX", "TBC": a place that was to be filled in and would be printed as it is. */
export function placeholdersLeft({ spots, names }: Check): Finding[] {
  return spots
    .filter(({ key }) => !exempt.has(key))
    .flatMap((spot) => {
      // As it is written: read as markup, a link's brackets are gone and so are those that were written with a backslash.
      const text = spot.text.replace(/\\([*_[\](){}\\])/g, '$1');
      const told = new Set<string>();
      return left.flatMap(({ form, severity }) => {
        const phrase = form.exec(text)?.[0];
        if (phrase === undefined || [...told].some((other) => other.includes(phrase))) return [];
        told.add(phrase);
        return [
          finding('placeholder-left', severity, spot.where, phrase, { phrase, text: excerpt(plainText(spot.text, names), 90, phrase) }),
        ];
      });
    });
}
