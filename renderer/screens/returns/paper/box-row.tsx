import type { KeyboardEvent } from 'react';
import type { ScanBox } from '../../../../preload/contract/model/scans.ts';
import { useKeptText } from '../../../state/kept-text.ts';
import { returnWords } from '../../../text/returns.ts';
import { scanWords as words } from '../../../text/scans.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Person } from '../../../ui/person.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { Crop } from './crop.tsx';
import { questionOf, saidOf } from './readings.ts';

interface BoxRowProps {
  box: ScanBox;
  taken: boolean;
  left: boolean;
  readOnly: boolean;
  onFocus: () => void;
  onSay: (text: string | null) => void;
  onTake: (yes: boolean) => void;
  onLeave: (yes: boolean) => void;
}

/** One place to write: what was cut out of the page, and what it says. */
export function BoxRow({ box, taken, left, readOnly, onFocus, onSay, onTake, onLeave }: BoxRowProps) {
  const text = box.kind !== 'tick' && box.kind !== 'scale';
  const kept = box.said ?? '';
  const question = questionOf(box);
  const said = useKeptText(kept, (typed) => {
    if (typed.trim() === kept.trim()) return 'goes-back';
    return onSay(typed.trim() === '' ? null : typed);
  });
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const fields = [...(event.currentTarget.closest('.paper-boxes')?.querySelectorAll<HTMLElement>('textarea') ?? [])];
    const next = fields[fields.indexOf(event.currentTarget) + 1];
    if (next) next.focus();
    else event.currentTarget.blur();
  };
  return (
    <li className={`paper-box${left ? ' answer-card-left' : ''}`} onFocus={onFocus}>
      <div className="answer-facts small">
        {box.queued && box.said === null ? <Tag kind="ochre">{words.queued(1)}</Tag> : null}
        {box.state === 'conflict' ? <Tag kind="ochre">{returnWords.state.conflict}</Tag> : null}
        {box.state === 'changed' ? <Tag>{returnWords.state.changed}</Tag> : null}
        {box.state === 'same' && !(box.queued && box.said === null) ? <Tag>{returnWords.state.same}</Tag> : null}
      </div>
      <h3 className="paper-asked">{question}</h3>
      {box.crop ? <Crop crop={box.crop} name={question} /> : null}
      {text ? (
        <textarea
          className="field-input serif"
          aria-label={`${words.type}: ${question}`}
          rows={box.kind === 'text' ? 2 : 1}
          readOnly={readOnly}
          placeholder={words.type}
          value={said.text}
          onChange={(event) => said.type(event.target.value)}
          onBlur={said.keep}
          onKeyDown={onKey}
        />
      ) : (
        <Segmented
          label={words.reads}
          choices={choicesOf(box.kind === 'tick' ? 'tick' : 'scale')}
          value={saidOf(box)}
          onChange={(value) => onSay(value === 'no' || value === '0' ? '' : value === 'yes' ? 'Yes' : value)}
        />
      )}
      {box.before && box.state === 'conflict' ? (
        <div className="paper-before small">
          <p>
            <span className="faint">{returnWords.typed}: </span>
            <Person>{box.before.text}</Person>
          </p>
          <Checkbox isSelected={taken} onChange={onTake}>
            {returnWords.takeFile}
          </Checkbox>
        </div>
      ) : null}
      {box.state === 'same' || box.state === 'conflict' ? null : (
        <Checkbox isSelected={!left} onChange={(yes) => onLeave(!yes)}>
          {returnWords.store}
        </Checkbox>
      )}
    </li>
  );
}

const choicesOf = (kind: 'tick' | 'scale') =>
  kind === 'tick'
    ? [
        { value: 'yes', label: words.mark.yes },
        { value: 'no', label: words.mark.no },
      ]
    : [{ value: '0', label: words.mark.none }, ...['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))];
