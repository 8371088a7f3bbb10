import axe from 'axe-core';

/** What axe finds in the page, as lines to read. Colours need a real browser: the journeys look at those. */
export async function findings(place: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(place, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`);
}
