import { Check, CircleAlert, CircleHelp, Minus, Pencil, Plus, Scale } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReturnLine } from '../../../preload/contract/model/returns.ts';
import { useLive } from '../../client/client.tsx';
import { returnWords as words } from '../../text/returns.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { IconShape } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import { settled } from '../../ui/settled.tsx';
import { Tag, type TagProps } from '../../ui/tag.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { type Decided, isAcceptable, isOut, placeOf, places } from './choices.ts';
import { bringIntoSight } from './sight.ts';

interface FileListProps {
  lines: readonly ReturnLine[];
  current: string | null;
  decided: Decided;
  onChoose: (file: string) => void;
  /** Whether files are among those that are accepted. */
  onOut: (files: readonly string[], out: boolean) => void;
}

/** Every file with whose it is and what it brings, those that need somebody first. */
export function FileList({ lines, current, decided, onChoose, onOut }: FileListProps) {
  const people = useLive('person.list', {}).value;
  const names = new Map((people ?? []).map(({ id, name }) => [id, name]));
  const open = lines.filter((line) => isAcceptable(line, decided));
  const wanted = open.filter((line) => !isOut(line, decided));
  return (
    <nav className="returns-files" aria-label={words.files}>
      <div className="returns-columns">
        <Checkbox
          isDisabled={open.length === 0}
          isSelected={open.length > 0 && wanted.length === open.length}
          isIndeterminate={wanted.length > 0 && wanted.length < open.length}
          onChange={(all) =>
            onOut(
              open.map(({ file }) => file),
              !all,
            )
          }
        >
          <VisuallyHidden>{words.all}</VisuallyHidden>
        </Checkbox>
        <span>{words.columns.file}</span>
        <span>{words.columns.answers}</span>
        <span>{words.columns.state}</span>
      </div>
      {places.map((place) => {
        const some = lines.filter((line) => placeOf(line) === place);
        if (some.length === 0) return null;
        return (
          <section key={place}>
            <h2 className="returns-group">{words.groups[place]}</h2>
            <ul>
              {some.map((line) => {
                const whose = decided[line.file]?.whose;
                const known = whose?.is === 'known' ? whose.participant : line.participant;
                const name = whose?.is === 'added' ? whose.name : known === null ? null : (names.get(known) ?? null);
                return (
                  <FileRow
                    key={line.file}
                    line={line}
                    name={name}
                    isSettled={whose !== undefined}
                    chosen={line.file === current}
                    wanted={isAcceptable(line, decided) ? !isOut(line, decided) : null}
                    onChoose={() => onChoose(line.file)}
                    onWanted={(yes) => onOut([line.file], !yes)}
                  />
                );
              })}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

interface FileRowProps {
  line: ReturnLine;
  name: string | null;
  isSettled: boolean;
  chosen: boolean;
  /** `null`: there is nothing to accept in it. */
  wanted: boolean | null;
  onChoose: () => void;
  onWanted: (yes: boolean) => void;
}

/** Of a thousand files only those are drawn again that have something else to say. */
const FileRow = settled(function FileRow({ line, name, isSettled, chosen, wanted, onChoose, onWanted }: FileRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // The head of the list stays above its lines.
    if (chosen && row.current) bringIntoSight(row.current, '.returns-files', 32);
  }, [chosen]);
  const { counts } = line;
  const answers = counts.new + counts.same + counts.changed + counts.conflict;
  return (
    <li ref={row} className={`returns-line${chosen ? ' returns-line-on' : ''}`}>
      {wanted === null ? (
        <span />
      ) : (
        <Checkbox isSelected={wanted} onChange={onWanted}>
          <VisuallyHidden>{words.acceptOf(name ?? line.name)}</VisuallyHidden>
        </Checkbox>
      )}
      <button type="button" className="returns-file" aria-current={chosen} onClick={onChoose}>
        <span className={line.places > 0 ? 'returns-whose' : 'returns-whose returns-unread'}>
          <b>{name === null && line.state === 'who' ? words.whoIsThis : <Person>{name ?? line.name}</Person>}</b>
          {name === null && line.state !== 'who' ? null : (
            <span className="returns-name faint">
              <Person>{line.name}</Person>
            </span>
          )}
        </span>
        {line.places > 0 ? <span className="returns-answers-of">{words.of(answers, line.places)}</span> : null}
        <span>
          <StateTag line={line} isSettled={isSettled} />
        </span>
      </button>
    </li>
  );
});

function StateTag({ line, isSettled }: { line: ReturnLine; isSettled: boolean }) {
  const [kind, icon] = lookOf(line, isSettled);
  return (
    <Tag kind={kind} icon={icon}>
      {words.tag(line, isSettled)}
    </Tag>
  );
}

function lookOf({ state, counts, accepted }: ReturnLine, settled: boolean): [NonNullable<TagProps['kind']>, IconShape] {
  if (state === 'who') return settled ? ['moss', Check] : ['ochre', CircleHelp];
  if (accepted) return ['moss', Check];
  if (state === 'unchanged' || state === 'repeated' || state === 'empty') return ['plain', Minus];
  if (state !== 'ready') return ['brick', CircleAlert];
  if (counts.conflict > 0) return ['ochre', Scale];
  return counts.changed > 0 ? ['plain', Pencil] : ['moss', Plus];
}
