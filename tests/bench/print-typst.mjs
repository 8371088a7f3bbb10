import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';

/*
 * Typst, the quickest typesetter that there is, as the yardstick of the print bench: fetched when the bench is run and kept
 * in the person's own cache, never a dependency. It sets the same words, in the same faces, at the same size, with the
 * same space to write; it can make no fields and no codes, and is not asked to.
 */

const version = '0.7.0';
const scope = '@myriaddreamin/';
const wrapper = `${scope}typst-ts-node-compiler`;

/** Answers the compiler's class, or null with the reason where it cannot be had. */
export function fetchTypst() {
  const platform = `${process.platform}-${process.arch}${process.platform === 'linux' ? '-gnu' : process.platform === 'win32' ? '-msvc' : ''}`;
  const cache = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'groundwork-bench', `typst-${version}`);
  const home = path.join(cache, 'node_modules', ...scope.slice(0, -1).split('/'));
  try {
    for (const name of [wrapper, `${wrapper}-${platform}`]) {
      const place = path.join(home, name.slice(scope.length));
      if (existsSync(path.join(place, 'package.json'))) continue;
      mkdirSync(home, { recursive: true });
      const passing = path.join(cache, `passing-${process.pid}`);
      mkdirSync(passing, { recursive: true });
      execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
        cwd: passing,
        stdio: ['ignore', 'ignore', 'ignore'],
        timeout: 180_000,
      });
      const [archive] = readdirSync(passing);
      execFileSync('tar', ['xzf', archive], { cwd: passing });
      renameSync(path.join(passing, 'package'), place);
      rmSync(passing, { recursive: true, force: true });
    }
    return { NodeCompiler: createRequire(path.join(cache, 'bench.cjs'))(wrapper).NodeCompiler };
  } catch (error) {
    return { reason: error instanceof Error ? error.message.split('\n')[0] : 'unknown' };
  }
}

const written = (text) => text.replace(/[\\#$*_`<>@[\]{}=~/+-]/g, (sign) => `\\${sign}`);

/** The same book as a Typst document: its words by node, its space by field. `note` stands on the last page, to make an edit. */
export function typstSource(book, note) {
  const words = new Map();
  const fields = new Map();
  for (const page of book.pages) {
    for (const mark of page.marks) {
      if (mark.mark === 'text' && mark.node !== 'artifact') words.set(mark.node, [...(words.get(mark.node) ?? []), mark]);
      if (mark.mark === 'field') fields.set(mark.node, mark);
    }
  }
  const children = Map.groupBy(book.nodes, ({ parent }) => parent);
  const textOf = (id) =>
    [...(words.get(id) ?? []).map(({ text }) => text.trim()), ...(children.get(id) ?? []).map((child) => textOf(child.id))]
      .filter(Boolean)
      .join(' ');
  const space = ({ place, rules }) => {
    if (place.kind === 'tick' || place.kind === 'scale') return '#box(width: 4mm, height: 4mm, stroke: 0.8pt)';
    if (rules?.style === 'lines')
      return rules.offsets.map(() => `#v(${rules.pitch}pt) #line(length: 100%, stroke: ${rules.width}pt)`).join('\n');
    return `#rect(width: 100%, height: ${place.height}pt, stroke: 0.5pt)`;
  };
  const out = [];
  const walk = (node) => {
    const own = (words.get(node.id) ?? []).map(({ text }) => text.trim()).join(' ');
    const field = fields.get(node.id);
    if (node.role === 'H1' || node.role === 'H2' || node.role === 'H3')
      out.push(`${'='.repeat(Number(node.role[1]))} ${written(textOf(node.id))}`);
    else if (node.role === 'TR') {
      const cells = (children.get(node.id) ?? []).map((cell) => {
        const boxes = (children.get(cell.id) ?? []).flatMap((kid) => (fields.has(kid.id) ? [space(fields.get(kid.id))] : []));
        return `[${written(textOf(cell.id))} ${boxes.join(' ')}]`;
      });
      if (cells.length > 0) out.push(`#table(columns: ${cells.length}, stroke: 0.5pt, ${cells.join(', ')})`);
    } else {
      if (field) out.push(space(field));
      else if (own && node.role === 'LBody') out.push(`- ${written(own)}`);
      else if (own && node.role !== 'Lbl') out.push(written(own));
      for (const child of children.get(node.id) ?? []) walk(child);
    }
  };
  for (const root of children.get(null) ?? []) walk(root);
  return `#set document(title: "Workbook")
#set text(font: "Atkinson Hyperlegible Next", size: 11pt, lang: "en", region: "GB")
#set page(paper: "a4", margin: (x: 20mm, top: 30mm, bottom: 33mm), header: [NPQLTD Local Seminar 1], footer: context [Page #counter(page).display("1 of 1", both: true)])
#show heading: set text(font: "Literata", size: 20pt)
#outline()
Name: #sys.inputs.at("name", default: "")

${out.join('\n\n')}

${written(note)}
`;
}
