import './scenarios.css';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { Block } from '../../../preload/contract/model/workbook.ts';
import { newOp } from '../../client/api.ts';
import { useLive } from '../../client/client.tsx';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { bankParts as words, putting } from '../../text/scenarios.ts';
import { Button } from '../../ui/button.tsx';
import { Inline } from '../../ui/inline.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { foldWords } from '../../ui/typed.ts';
import { BankNav } from './bank-nav.tsx';
import { PutInto } from './put-into.tsx';

type Item = CallOutput<'bank.list'>[number];
type Kind = 'prompts' | 'quotations';

/** Prompts or quotations of every workbook, to be found again and used again. */
export function BankScreen({ kind }: { kind: Kind }) {
  usePlace(rooms.scenarios, words[kind]);
  useScope('app');
  const { value, failure } = useLive('bank.list', { kind });
  const frameworks = useLive('framework.list', {}).value;
  const framework = useLive('framework.get', frameworks?.[0] ? { framework: frameworks[0].id } : null).value?.framework;
  const [sought, setSought] = useState('');
  const [putIn, setPutIn] = useState<Item | null>(null);
  if (!value) {
    return (
      <MarginSheet>
        <MarginRow>{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={6} />}</MarginRow>
      </MarginSheet>
    );
  }
  const codes = new Map(
    framework?.groups.flatMap(({ statements }) => statements.map((each) => [each.id, statementCode(framework.section, each)] as const)),
  );
  const codesOf = (item: Item): string[] => item.statements.flatMap((id) => codes.get(id) ?? []);
  const asked = foldWords(sought);
  const shown = value.filter((item) => {
    const text = foldWords(`${item.text} ${item.source} ${codesOf(item).join(' ')}`).join(' ');
    return asked.every((word) => text.includes(word));
  });
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title(kind, value.length)}
        </h1>
        <BankNav here={kind} />
        <div className="bank-find">
          <SearchField label={words.find} value={sought} onChange={setSought} />
        </div>
        {value.length === 0 ? <p className="quiet">{words.empty}</p> : null}
        {value.length > 0 && shown.length === 0 ? <p className="quiet">{words.none(sought)}</p> : null}
      </MarginRow>
      {shown.map((item) => (
        <MarginRow key={item.id} label={codesOf(item).join(', ')} space="near">
          <div className="bank-kept">
            <div>
              <p className="bank-text">
                <Inline text={item.text} />
              </p>
              {item.source ? <p className="small quiet">{item.source}</p> : null}
              <p className="small faint">
                {words.usedIn} <UsedIn places={item.usedIn} />
              </p>
            </div>
            <Button small onPress={() => setPutIn(item)}>
              {putting.open}
            </Button>
          </div>
        </MarginRow>
      ))}
      {putIn ? (
        <PutInto
          what={putIn.text.slice(0, 60)}
          linkHint={putting.followHint}
          make={async (how) => ({ ok: true, value: blockOf(kind, putIn, how === 'link') })}
          onClose={() => setPutIn(null)}
        />
      ) : null}
    </MarginSheet>
  );
}

/** So many workbooks are named, and the rest counted. */
const mostNamed = 4;

/** Each workbook once, with a way to every place in it. */
function UsedIn({ places }: { places: Item['usedIn'] }) {
  const workbooks = [...new Map(places.map(({ id, title }) => [id, title]))];
  return (
    <>
      {workbooks.slice(0, mostNamed).map(([id, title], at) => (
        <span key={id}>
          {at > 0 ? ', ' : ''}
          {places
            .filter((place) => place.id === id)
            .map(({ block }, number) => (
              <span key={block}>
                {number > 0 ? ' ' : ''}
                <Link to={`/workbooks/${id}/${block}`}>
                  {number === 0 ? (
                    title
                  ) : (
                    <>
                      <span className="visually-hidden">{words.again(title)}</span> {number + 1}
                    </>
                  )}
                </Link>
              </span>
            ))}
        </span>
      ))}
      {workbooks.length > mostNamed ? ` ${words.more(workbooks.length - mostNamed)}` : ''}
    </>
  );
}

/** As a link it follows what it was made from, and remembers what that said. */
function blockOf(kind: Kind, { id, text, source, statements }: Item, link: boolean): Block {
  const tied = statements.length > 0 ? { statements } : {};
  if (kind === 'quotations') {
    const linked = link ? { linked: { to: id, text: `${text}\n\n${source}` } } : {};
    return { id: newOp(), type: 'quotation', title: words.quotationTitle, quote: text, source, ...linked, ...tied };
  }
  const linked = link ? { linked: { to: id, text } } : {};
  return {
    id: newOp(),
    type: 'prompts',
    title: words.promptsTitle,
    mode: 'individual',
    prompts: [{ id: newOp(), text, ...linked, ...tied }],
  };
}
