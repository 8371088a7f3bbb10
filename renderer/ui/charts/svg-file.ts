const kept = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** The chart as a file of its own: what the window's styles gave its marks is written into them. */
export function svgOf(drawn: SVGElement, title: string): string {
  const copy = drawn.cloneNode(true) as SVGElement;
  const from = [drawn, ...drawn.querySelectorAll<SVGElement>('*')];
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [at, element] of to.entries()) {
    const source = from[at];
    if (!source) continue;
    const style = getComputedStyle(source);
    for (const property of kept) {
      const value = style.getPropertyValue(property);
      if (value && !value.startsWith('url(')) element.setAttribute(property, value);
    }
    for (const gone of ['class', 'style', 'tabindex', 'role']) element.removeAttribute(gone);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.querySelector('title')?.replaceChildren(title);
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--paper').trim() || '#ffffff');
  copy.insertBefore(paper, copy.firstChild);
  return new XMLSerializer().serializeToString(copy);
}
