/* What a facilitator makes of what people wrote: tags, excerpts, memos, stars, depth, actions. */

export const review = `
`;
