/** The words of what workbooks and the bank of scenarios both let be written: names and statements. */
export const written = {
  noStatements: 'None yet',
  chooseStatements: 'Choose statements',
  doneChoosing: 'Done',
  names: 'Names',
  namesHint: 'One change here changes it in every prompt and on every page.',
  nameOf: (key: string): string => `{${key}} is called`,
  nameEmpty: 'A name cannot be empty: every {…} would be a gap.',
};
