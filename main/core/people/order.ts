/** As a class list is: accents and cases do not part people, and 2 comes before 10. */
export const byName = new Intl.Collator('en-GB', { numeric: true });
