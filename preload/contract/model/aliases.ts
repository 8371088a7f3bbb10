/**
 * The number of the area "Implementation" in each NPQ: the same statement is 6d to one cohort and 4d to another. Where `sure` is
 * false it was inferred from the order in which providers list the areas, and the screen says that it should be checked.
 */
export const implementationSections: Readonly<Record<string, { section: number; sure: boolean }>> = {
  NPQLTD: { section: 4, sure: true },
  NPQLT: { section: 9, sure: true },
  NPQLL: { section: 6, sure: true },
  NPQEYL: { section: 6, sure: true },
  NPQSL: { section: 8, sure: true },
  NPQLBC: { section: 6, sure: false },
  NPQLPM: { section: 8, sure: false },
  NPQSENCO: { section: 8, sure: false },
  NPQH: { section: 8, sure: false },
  NPQEL: { section: 8, sure: false },
};
