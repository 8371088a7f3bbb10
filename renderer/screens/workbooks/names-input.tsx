import { printing } from '../../text/workbooks.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import type { NameList } from './name-list.ts';
import { withoutRepeats } from './name-list.ts';

/** The list as it was pasted, and beside it what was read from it. */
export function NamesInput({ text, list, onText }: { text: string; list: NameList; onText: (text: string) => void }) {
  const { names, repeats, empties, heading, tooLong } = list;
  return (
    <div className="names-input">
      <TextArea label={printing.names} hint={printing.namesHint} rows={8} value={text} onChange={onText} autoComplete="off" />
      <div className="small" role="status">
        <b>{printing.counted(names.length)}</b> {heading === null ? null : printing.heading(heading)}{' '}
        {empties > 0 ? printing.empties(empties) : null} {tooLong.length > 0 ? printing.tooLong(tooLong.length) : null}
        {repeats.length > 0 ? <p className="ochre">{printing.repeats(repeats)}</p> : null}
      </div>
      {repeats.length > 0 ? (
        <Button small onPress={() => onText(withoutRepeats(names).join('\n'))}>
          {printing.takeOut}
        </Button>
      ) : null}
    </div>
  );
}
