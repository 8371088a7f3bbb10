import * as v from 'valibot';
import { Imported } from '../../../preload/contract/model/exchange.ts';
import { Refusal } from '../refusal.ts';

/** A reader makes nothing that the contract does not know; what is then still too long for it is no workbook. */
export function requireFitting(imported: Imported): Imported {
  if (!v.is(Imported, imported)) throw new Refusal('too-large', { why: 'text' });
  return imported;
}
