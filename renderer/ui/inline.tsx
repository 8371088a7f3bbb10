import { fillNames, parseInline } from '../../preload/contract/model/inline.ts';

/** Inline markup as it reads: bold, italic, and names in place of what stands for them. Links are words here. */
export function Inline({ text, names = {} }: { text: string; names?: Readonly<Record<string, string>> }) {
  return (
    <>
      {fillNames(parseInline(text), names).map((run, at) => {
        if (run.bold) return <strong key={at}>{run.text}</strong>;
        if (run.italic) return <em key={at}>{run.text}</em>;
        return <span key={at}>{run.text}</span>;
      })}
    </>
  );
}
