import type { Block } from '../../../preload/contract/model/workbook.ts';
import type { Piece } from './pieces.ts';
import { type Part, type Recognition, titleText } from './recognition.ts';

/** Blocks of a part, or null where it is not of that kind. */
export type Taker = (part: Part, found: Recognition) => Block[] | null;

/** The blocks of a part, whatever they are: handed to those who take only some of it. */
export type TakeBlocks = (part: Part, found: Recognition) => Block[];

export const headingLine = ({ heading, items }: Part): number => heading?.line ?? items[0]?.line ?? 1;
export const titleOfPart = ({ heading }: Part): string => (heading ? titleText(heading) : '');
export const listed = ({ kind }: Piece): boolean => kind === 'bullet' || kind === 'number';
