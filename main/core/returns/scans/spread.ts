/* PURE. Several pages in one picture: the halves of a spread, or what somebody photographed in one go. */

/** Beside the first. */
export const mostBeside = 3;

/** Pages lie so far apart on the desk that what turns up beside one finds its place after it. */
export const apart = mostBeside + 1;

/** A further page has the hash of its picture, with which of them it is. */
export const hashOfPart = (hash: string, part: number): string => `${hash}/${part}`;
export const partOf = (hash: string): number => Number(hash.split('/')[1] ?? 0);
