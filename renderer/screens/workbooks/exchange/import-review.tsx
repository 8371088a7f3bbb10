import { useMemo, useState } from 'react';
import type { Guess, Imported } from '../../../../preload/contract/model/exchange.ts';
import { findBlock, titleOf } from '../../../../preload/contract/draft.ts';
import { useApi } from '../../../client/client.tsx';
import { explained } from '../../../text/errors.ts';
import { guessWords, importing as words, takenAs } from '../../../text/exchange.ts';
import { foundWords } from '../../../text/preflight.ts';
import { blockName } from '../../../text/workbooks.ts';
import { Button } from '../../../ui/button.tsx';
import { MarginRow, MarginSheet } from '../../../ui/margin.tsx';
import { Note } from '../../../ui/note.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { asLine } from '../../../ui/typed.ts';
import { countsOf, withoutBlocks } from './import-edits.ts';
import type { Read } from './import-screen.tsx';

type As = Guess['alternatives'][number];

interface ImportReviewProps {
  read: Read;
  busy: boolean;
  problem: string | null;
  onAccept: (imported: Imported) => void;
  onAnother: () => void;
}

/** Every guess of the reader beside the line that it is about: to be accepted, changed or left out. */
export function ImportReview({ read, busy, problem, onAccept, onAnother }: ImportReviewProps) {
  const api = useApi();
  const [imported, setImported] = useState(read.imported);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<string | null>(null);
  const result = useMemo(() => withoutBlocks(imported, left), [imported, left]);
  const { blocks, prompts, statements } = countsOf(result);
  const unsure = imported.report.filter(({ sureness }) => sureness === 'unsure').length;
  const title = imported.workbook.title;

  const retake = async (block: string, as: As): Promise<void> => {
    // The pictures stay here: what a part is taken for has nothing to do with them.
    const { images } = imported;
    const answer = await api.call('import.retake', { imported: { ...imported, images: [] }, block, as });
    if (answer.ok) setImported({ ...answer.value, images });
    setSaid(answer.ok ? null : explained(answer.failure));
  };
  const leave = (block: string, out: boolean): void =>
    setLeft((before) => (out ? new Set([...before, block]) : new Set([...before].filter((id) => id !== block))));

  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.found(title)}
        </h1>
        <p className="quiet import-lead">
          {words.counts(blocks, prompts, statements)} {words.guesses(imported.report.length, unsure)}
        </p>
        <div className="row import-actions">
          <Button kind="primary" isDisabled={busy || title.trim() === ''} onPress={() => onAccept(result)}>
            {words.accept}
          </Button>
          <Button onPress={onAnother}>{words.another}</Button>
        </div>
        {(problem ?? said) ? <Note kind="brick">{problem ?? said}</Note> : null}
      </MarginRow>
      <MarginRow space="near">
        <div className="import-title">
          <TextField
            label={words.rename}
            value={title}
            onChange={(next) => setImported({ ...imported, workbook: { ...imported.workbook, title: asLine(next) } })}
          />
        </div>
      </MarginRow>
      <MarginRow label={words.list} section={2}>
        <ol className="import-list">
          {imported.report.map((guess, at) => (
            <GuessRow
              key={`${guess.line} ${guess.took} ${at}`}
              guess={guess}
              imported={imported}
              out={guess.block !== undefined && left.has(guess.block)}
              onAs={(as) => void (guess.block && retake(guess.block, as))}
              onLeave={(out) => guess.block && leave(guess.block, out)}
            />
          ))}
        </ol>
      </MarginRow>
      <MarginRow label={words.findings(read.findings.length)} section={2}>
        <ul className="import-findings">
          {read.findings.map((finding) => {
            const [what, why] = foundWords(finding);
            return (
              <li key={finding.id}>
                <b>{what}</b> {why}
              </li>
            );
          })}
        </ul>
      </MarginRow>
    </MarginSheet>
  );
}

interface GuessRowProps {
  guess: Guess;
  imported: Imported;
  out: boolean;
  onAs: (as: As) => void;
  onLeave: (out: boolean) => void;
}

/** Guesses that name a whole block: the others tell of a part of one, and go with it. */
const whole = new Set<Guess['took']>(['statements-split', 'name', 'source', 'logo']);

function GuessRow({ guess, imported, out, onAs, onLeave }: GuessRowProps) {
  const said = guessWords(guess);
  const block = guess.block ? findBlock(imported.workbook, guess.block) : undefined;
  const text = said.text || (block ? titleOf(block) || blockName(block.type) : '');
  const own = guess.block !== undefined && block !== undefined && !whole.has(guess.took);
  const choices = [
    { value: 'as-read', label: said.took },
    ...guess.alternatives.map((as) => ({ value: as as string, label: takenAs(as) })),
  ];
  return (
    <li className={`import-row import-${guess.sureness}${out ? ' import-out' : ''}`}>
      <span className="small faint import-line">{words.line(guess.line)}</span>
      <span className="import-what">
        <span className="import-text">{text}</span>
        <span className="small quiet">
          {own && guess.alternatives.length > 0 ? '' : `${said.took}. `}
          {said.detail}
        </span>
      </span>
      <span className="import-sure small">{out ? words.leftOut : words.sure[guess.sureness]}</span>
      <span className="import-as">
        {own && guess.alternatives.length > 0 && !out ? (
          <Select
            hideLabel
            label={words.as(text)}
            choices={choices}
            value="as-read"
            onChange={(value) => {
              const as = guess.alternatives.find((each) => each === value);
              if (as) onAs(as);
            }}
          />
        ) : null}
      </span>
      <span>
        {own ? (
          <Button small kind="quiet" aria-label={`${out ? words.takeBack : words.leaveOut}: ${text}`} onPress={() => onLeave(!out)}>
            {out ? words.takeBack : words.leaveOut}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
