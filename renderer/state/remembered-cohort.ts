const keptAs = 'groundwork.cohort';

/** The last cohort that was chosen in this window, or in the one before it. */
export function rememberedCohort(): string | null {
  try {
    return localStorage.getItem(keptAs);
  } catch {
    return null;
  }
}

export function rememberCohort(cohort: string): void {
  try {
    localStorage.setItem(keptAs, cohort);
  } catch {
    // Without a place to keep it, it holds for this window.
  }
}
