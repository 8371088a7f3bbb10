import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Cell, EntryField } from '../../../preload/contract/model/entry.ts';
import type { FieldPlace } from '../../../preload/contract/model/print.ts';
import { useApi, useLive } from '../../client/client.tsx';
import { useAhead } from '../../state/ahead.ts';
import type { CohortRow } from '../../state/cohort.ts';
import { useNames } from '../../state/names.ts';
import { useOwnHand } from '../../state/pictures.ts';
import { useKeptText } from '../../state/kept-text.ts';
import { usePlace } from '../../state/window-state.tsx';
import { bytesOf } from '../../paper/pdf.ts';
import type { PaperHandle } from '../../paper/paper-view.tsx';
import { entryWords as words } from '../../text/entry.ts';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { scanWords } from '../../text/scans.ts';
import { Button } from '../../ui/button.tsx';
import { Handwriting } from '../../ui/handwriting.tsx';
import { Link } from '../../ui/link.tsx';
import { Note } from '../../ui/note.tsx';
import { ScreenHead } from '../../ui/screen-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { keyOf, type Put, putOf, useCellSaver } from './entry-saver.ts';
import type { Edition, Workbook } from './entry-screen.tsx';

const PaperView = lazy(async () => ({ default: (await import('../../paper/paper-view.tsx')).PaperView }));

interface PersonEntryProps {
  cohort: CohortRow;
  workbook: Workbook;
  edition: Edition;
  person: string;
}

/** One person's workbook, question after question, beside the page on which they wrote. */
export function PersonEntry({ cohort, workbook, edition, person }: PersonEntryProps) {
  const { nameOf, people, hidden } = useNames(cohort.id);
  const [, go] = useLocation();
  const fields = useLive('entry.fields', { edition: edition.id }).value;
  const { value: row, failure } = useLive('entry.person', { participant: person, edition: edition.id });
  const ahead = useAhead<Put>(row);
  const save = useCellSaver(edition.id);
  const paper = useRef<PaperHandle>(null);
  const printed = usePages(person, edition.id);
  const written = useLive('scans.handwriting', { participant: person }).value ?? [];
  const hands = new Map(written.filter((each) => each.edition === edition.id).map(({ field, id }) => [field, id]));
  usePlace(rooms.answers, nameOf(person));
  if (!fields || !row) {
    return <div className="waiting">{failure ? <Note kind="brick">{explained(failure)}</Note> : <Skeleton lines={8} />}</div>;
  }
  const list = people ?? [];
  const next = list[list.findIndex(({ id }) => id === person) + 1];
  const cells = new Map(row.cells.map((cell) => [cell.field, cell]));
  const shown = (field: string): Put | Cell | undefined => ahead.of(keyOf(person, field)) ?? cells.get(field);
  return (
    <>
      <ScreenHead
        title={words.personTitle(nameOf(person), fields.filter(({ id }) => shown(id)?.state).length, fields.length)}
        lead={
          <>
            {words.editionOf(edition.number)}, {words.pageNote} <Link to={`/answers/${workbook.id}`}>{words.back}</Link>
          </>
        }
        actions={next ? <Button onPress={() => go(`/answers/${workbook.id}/${next.id}`)}>{words.next}</Button> : null}
      />
      {ahead.failure ? (
        <div className="screen-note">
          <Note kind="brick">{explained(ahead.failure)}</Note>
        </div>
      ) : null}
      <div className="entry-person">
        <ol className="entry-fields person-field">
          {fields.map((field) => (
            <OneField
              key={field.id}
              field={field}
              put={shown(field.id)}
              hand={hands.get(field.id)}
              readOnly={hidden}
              onFocus={() => {
                const place = printed?.fields.find(({ id }) => id === field.id);
                if (place) paper.current?.show(place.page, place.y);
              }}
              onPut={(put) => ahead.put({ [keyOf(person, field.id)]: put }, () => save(person, field.id, put, cells.get(field.id)))}
            />
          ))}
        </ol>
        <div className="entry-paper">
          {/* The headings of the page stand below it. */}
          <h2 className="visually-hidden">{words.page}</h2>
          <Suspense fallback={<Skeleton lines={4} />}>
            <PaperView ref={paper} bytes={printed?.bytes ?? null} name={words.page} waiting={<Skeleton lines={4} />} />
          </Suspense>
        </div>
      </div>
    </>
  );
}

interface OneFieldProps {
  field: EntryField;
  put: Put | undefined;
  /** The picture of what they wrote by hand. */
  hand: string | undefined;
  readOnly: boolean;
  onFocus: () => void;
  onPut: (put: Put) => void;
}

function OneField({ field, put, hand, readOnly, onFocus, onPut }: OneFieldProps) {
  const { text, type, keep } = useKeptText(put?.text ?? '', (typed) => onPut(putOf(typed)));
  return (
    <li onFocus={onFocus}>
      <TextArea
        label={field.question || field.blockTitle}
        {...(field.mode ? { hint: words.modes[field.mode] } : {})}
        serif
        rows={field.kind === 'text' ? 3 : 1}
        isReadOnly={readOnly}
        value={text}
        onChange={type}
        onBlur={keep}
      />
      {hand === undefined ? null : <InTheirHand crop={hand} name={field.question || field.blockTitle} />}
      {text === '' && !readOnly ? (
        <Segmented
          label={words.state}
          choices={[
            { value: 'none', label: '–' },
            { value: 'blank', label: words.states.blank },
            { value: 'not-attempted', label: words.states['not-attempted'] },
          ]}
          value={put?.state === 'blank' || put?.state === 'not-attempted' ? put.state : 'none'}
          onChange={(state) => onPut({ state: state === 'none' ? null : state, text: '' })}
        />
      ) : null}
    </li>
  );
}

function InTheirHand({ crop, name }: { crop: string; name: string }) {
  return <Handwriting {...useOwnHand(crop, scanWords.pictureName)} name={name} kept />;
}

/** The pages on which they wrote, and where on them each question is. */
function usePages(participant: string, edition: string): { bytes: Uint8Array; fields: readonly FieldPlace[] } | null {
  const api = useApi();
  const [pages, setPages] = useState<{ bytes: Uint8Array; fields: readonly FieldPlace[] } | null>(null);
  useEffect(() => {
    let dropped = false;
    void api.call('entry.pages', { participant, edition }).then((outcome) => {
      if (!dropped && outcome.ok) setPages({ bytes: bytesOf(outcome.value.pdf), fields: outcome.value.fields });
    });
    return () => {
      dropped = true;
    };
  }, [api, participant, edition]);
  return pages;
}
