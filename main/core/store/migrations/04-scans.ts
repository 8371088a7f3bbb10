/* Paper that came home: pages of scans, where they belong, and what was read from them. */

export const scans = `
`;
