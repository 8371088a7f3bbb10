import { Check, CircleAlert, CircleHelp, Minus, Pencil, Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReturnLine } from '../../../preload/contract/model/returns.ts';
import { useLive } from '../../client/client.tsx';
import { returnWords as words } from '../../text/returns.ts';
import type { IconShape } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import { Tag, type TagProps } from '../../ui/tag.tsx';
import { type Decided, placeOf, places } from './choices.ts';

interface FileListProps {
  lines: readonly ReturnLine[];
  current: string | null;
  decided: Decided;
  onChoose: (file: string) => void;
}

/** Every file with whose it is and what it brings, those that need somebody first. */
export function FileList({ lines, current, decided, onChoose }: FileListProps) {
  const people = useLive('person.list', {}).value;
  const names = new Map((people ?? []).map(({ id, name }) => [id, name]));
  return (
    <nav className="returns-files" aria-label={words.files}>
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
                    settled={whose !== undefined}
                    chosen={line.file === current}
                    onChoose={() => onChoose(line.file)}
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
  settled: boolean;
  chosen: boolean;
  onChoose: () => void;
}

function FileRow({ line, name, settled, chosen, onChoose }: FileRowProps) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <button ref={row} type="button" className="returns-file" aria-current={chosen} onClick={onChoose}>
        <span className="returns-whose">
          <b>{name === null && line.state === 'who' ? words.whoIsThis : <Person>{name ?? line.name}</Person>}</b>
          {name === null && line.state !== 'who' ? null : (
            <span className="small faint">
              <Person>{line.name}</Person>
            </span>
          )}
        </span>
        <StateTag line={line} settled={settled} />
      </button>
    </li>
  );
}

function StateTag({ line, settled }: { line: ReturnLine; settled: boolean }) {
  const [kind, icon] = lookOf(line, settled);
  return (
    <Tag kind={kind} icon={icon}>
      {words.tag(settled && line.state === 'who' ? 'ready' : line.state, line.counts)}
    </Tag>
  );
}

function lookOf({ state, counts }: ReturnLine, settled: boolean): [NonNullable<TagProps['kind']>, IconShape] {
  if (state === 'who') return settled ? ['moss', Check] : ['ochre', CircleHelp];
  if (state === 'unchanged' || state === 'repeated' || state === 'empty') return ['plain', Minus];
  if (state !== 'ready') return ['brick', CircleAlert];
  if (counts.conflict > 0) return ['ochre', CircleAlert];
  return counts.changed > 0 ? ['plain', Pencil] : ['moss', Plus];
}
