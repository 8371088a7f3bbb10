/* Files that are kept with a seminar. */

export const resources = `
`;
