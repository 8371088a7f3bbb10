import { bankParts } from './scenarios.ts';
import { importing } from './exchange.ts';
import { adding, mappingWords } from './frameworks.ts';

/** Screens of the studio that are no rooms of their own: found by name from anywhere. */
export const studioWays: readonly { id: string; label: string; words: string; path: string }[] = [
  { id: 'import', label: importing.open, words: 'import word docx markdown text bundle file workbook', path: '/import' },
  { id: 'framework-add', label: adding.open, words: 'paste csv statements framework', path: '/frameworks/add' },
  { id: 'framework-map', label: mappingWords.open, words: 'framework edition same split merged dropped', path: '/frameworks/map' },
  { id: 'bank-prompts', label: bankParts.prompts, words: 'bank questions use again', path: '/bank/prompts' },
  { id: 'bank-quotations', label: bankParts.quotations, words: 'bank quotes sources use again', path: '/bank/quotations' },
];
