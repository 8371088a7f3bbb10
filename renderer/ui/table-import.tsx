import './table-import.css';
import { FileUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { importWords } from '../text/people.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Note } from './note.tsx';
import { Select } from './select.tsx';
import { TextArea } from './text-area.tsx';

/** What a table may be chosen from. */
export const tableKinds = [{ name: 'CSV, Excel', extensions: ['csv', 'tsv', 'txt', 'xlsx'] }] as const;

export interface TableImportWords {
  title: string;
  lead: string;
  file: string;
  paste: string;
  read: string;
  other: string;
  cancel: string;
  needsTable: string;
}

interface TableImportProps {
  words: TableImportWords;
  failed: string | null;
  /** The table, once it was read: what its columns are, what would happen, and the button that does it. */
  looked: { shown: ReactNode; make: string; notYet: string | null; busy: boolean; onMake: () => void } | null;
  onFile: () => void;
  onPasted: (text: string) => void;
  /** Another table instead. */
  onOther: () => void;
  onClose: () => void;
}

/** A table of somebody else's: chosen or pasted, looked at, and only then taken in. */
export function TableImport({ words, failed, looked, onFile, onPasted, onOther, onClose }: TableImportProps) {
  const [pasted, setPasted] = useState('');
  return (
    <Dialog
      title={words.title}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button kind="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          {looked ? (
            <>
              <Button onPress={onOther}>{words.other}</Button>
              <Button kind="primary" isDisabled={looked.busy} notYet={looked.notYet} onPress={looked.onMake}>
                {looked.make}
              </Button>
            </>
          ) : (
            <Button kind="primary" notYet={pasted.trim() === '' ? words.needsTable : null} onPress={() => onPasted(pasted)}>
              {words.read}
            </Button>
          )}
        </>
      }
    >
      {failed ? <Note kind="brick">{failed}</Note> : null}
      {looked ? (
        looked.shown
      ) : (
        <>
          <p>{words.lead}</p>
          <div>
            <Button icon={FileUp} onPress={onFile}>
              {words.file}
            </Button>
          </div>
          <TextArea label={words.paste} rows={6} value={pasted} onChange={setPasted} />
        </>
      )}
    </Dialog>
  );
}

interface TableColumnsProps<V extends string> {
  title: string;
  columns: readonly { heading: string; examples: readonly string[]; value: V }[];
  choices: readonly { value: V; label: string }[];
  labelOf: (heading: string) => string;
  noHeading: string;
  onChange: (at: number, value: V) => void;
}

/** What each column of the table was taken for, and what it could be instead. */
export function TableColumns<V extends string>({ title, columns, choices, labelOf, noHeading, onChange }: TableColumnsProps<V>) {
  return (
    <section>
      <h3 className="heading">{title}</h3>
      <ul className="table-columns">
        {columns.map(({ heading, examples, value }, index) => (
          <li key={`${index}-${heading}`}>
            <div>
              <b>{heading || noHeading}</b>
              <p className="faint small table-examples">{examples.slice(0, 2).join(', ')}</p>
            </div>
            <Select label={labelOf(heading)} hideLabel choices={choices} value={value} onChange={(next) => onChange(index, next)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What would be done with each row. */
export function TableRows({ title, headings, children }: { title: string; headings: readonly string[]; children: ReactNode }) {
  return (
    <section>
      <h3 className="heading">{title}</h3>
      <div className="table-rows">
        <table>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}

interface TableFactsProps {
  facts: {
    rows: number;
    encoding: keyof typeof importWords.encodings;
    ragged: number;
    aside?: number | undefined;
    sheets: readonly string[];
    sheet?: string | undefined;
  };
  /** Said after them. */
  more: string;
  onSheet: (sheet: string) => void;
}

/** What was read, and the other sheets of the file, if it has any. */
export function TableFacts({ facts, more, onSheet }: TableFactsProps) {
  return (
    <>
      <p className="quiet small">
        {importWords.facts(facts.rows, importWords.encodings[facts.encoding], facts.ragged, facts.aside)} {more}
      </p>
      {facts.sheets.length > 1 ? (
        <Select
          label={importWords.sheet}
          choices={facts.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
          value={facts.sheet ?? null}
          onChange={onSheet}
        />
      ) : null}
    </>
  );
}
