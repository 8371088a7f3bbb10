/* Pictures that workbooks show, kept once each by the hash of their bytes; and how a cohort names the statements. */

export const pictures = `
`;
