import type { Reading } from './reading.ts';

/** A page's words as plain HTML for screen readers, beside the picture that others see. Headings stand below the window's own. */
export function PageReading({ reading }: { reading: readonly Reading[] }) {
  return (
    <div className="pages-reading">
      {reading.map((part, at) => (
        <Part key={at} part={part} />
      ))}
    </div>
  );
}

function Part({ part }: { part: Reading }) {
  switch (part.kind) {
    case 'heading':
      return (
        <div role="heading" aria-level={Math.min(part.level + 2, 6)}>
          {part.text}
        </div>
      );
    case 'text':
      return <p>{part.text}</p>;
    case 'list':
      return (
        <ul>
          {part.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table>
          <tbody>
            {part.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (cell.head ? <th key={column}>{cell.text}</th> : <td key={column}>{cell.text}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'figure':
      return <p>Figure: {part.text}</p>;
    case 'field':
      return <p>Space to write: {part.text}</p>;
  }
}
