import './preflight.css';
import { ChevronDown, ChevronUp, ListChecks } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { explained } from '../../../text/errors.ts';
import { foundWords, mendWords, preflight as words } from '../../../text/preflight.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { say } from '../../../ui/live-region.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Note } from '../../../ui/note.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Preflight } from './use-preflight.ts';

interface PreflightPanelProps {
  preflight: Pick<Preflight, 'findings' | 'waiting' | 'failure' | 'dismiss' | 'dismissed'>;
  current: string | null;
  open: boolean;
  onOpen: (open: boolean) => void;
  onGo: (finding: Finding) => void;
  onMend: (finding: Finding, at: number) => void;
  onDismiss: (finding: Finding) => void;
}

/** What the program found in the draft, under the page: where, why, and the ways to put it right. */
export const PreflightPanel = memo(function PreflightPanel({
  preflight,
  current,
  open,
  onOpen,
  onGo,
  onMend,
  onDismiss,
}: PreflightPanelProps) {
  const { findings, failure } = preflight;
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (current !== null) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  // Who settles one by keyboard goes on with the one that comes to stand in its place.
  const settled = useRef<number | null>(null);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = settled.current;
    if (at === null || findings === null || list.current?.contains(document.activeElement)) return;
    settled.current = null;
    if (document.activeElement !== document.body) return;
    const row = list.current?.children[Math.min(at, findings.length - 1)];
    (row?.querySelector<HTMLElement>('.preflight-ways button') ?? region.current)?.focus();
  }, [findings]);
  const some = findings !== null && findings.length > 0;
  // Fetched when it is opened, and again whenever the findings are others.
  const [put, setPut] = useState<readonly Finding[] | null>(null);
  const { dismissed, dismiss } = preflight;
  const [looking, setLooking] = useState(false);
  useEffect(() => {
    if (!looking || !findings) return;
    let wanted = true;
    void dismissed().then((list) => {
      if (wanted) setPut(list);
    });
    return () => {
      wanted = false;
    };
  }, [looking, findings, dismissed]);
  const bringBack = async (finding: Finding): Promise<void> => {
    const failed = await dismiss(finding, false);
    if (failed) return showToast({ text: explained(failed) });
    setPut((list) => list?.filter(({ id }) => id !== finding.id) ?? null);
    say(words.back);
  };
  return (
    <section ref={region} tabIndex={-1} className="preflight" aria-label={words.region}>
      <header>
        <Icon of={ListChecks} />
        <b role="status">{findings === null ? words.checking : words.title(findings.length)}</b>
        <span className="small faint preflight-lead">{findings === null ? '' : some ? words.lead : words.nothing}</span>
        {findings === null ? null : (
          <Button small kind="quiet" aria-expanded={looking} onPress={() => setLooking(!looking)}>
            {looking ? words.dismissedHide : words.dismissedShow}
          </Button>
        )}
        {some ? (
          <>
            <span className="small faint preflight-key" aria-hidden="true">
              <Kbd keys="F8" /> {words.nextKey} <Kbd keys="Shift F8" /> {words.wayKey}
            </span>
            <IconButton
              name={open ? words.hide : words.show}
              icon={open ? ChevronDown : ChevronUp}
              aria-expanded={open}
              onPress={() => onOpen(!open)}
            />
          </>
        ) : null}
      </header>
      {failure ? <Note kind="brick">{explained(failure)}</Note> : null}
      {looking && put ? <Dismissed list={put} onBack={(finding) => void bringBack(finding)} /> : null}
      {some && open ? (
        <ol ref={list}>
          {findings.map((finding, at) => (
            <Row
              key={finding.id}
              finding={finding}
              number={at + 1}
              now={finding.id === current}
              onSettled={() => {
                settled.current = at;
              }}
              onGo={onGo}
              onMend={onMend}
              onDismiss={onDismiss}
            />
          ))}
        </ol>
      ) : null}
    </section>
  );
});

/** What was dismissed and would still be found: each can come back. */
function Dismissed({ list, onBack }: { list: readonly Finding[]; onBack: (finding: Finding) => void }) {
  if (list.length === 0) return <p className="small quiet preflight-dismissed">{words.noneDismissed}</p>;
  return (
    <ul className="preflight-dismissed" aria-label={words.dismissedList}>
      {list.map((finding) => {
        const [what, why] = foundWords(finding);
        return (
          <li key={finding.id} className="preflight-row">
            <span className="preflight-number" aria-hidden="true" />
            <span className="preflight-words quiet">
              <b>{what}</b> {why}
            </span>
            <span className="preflight-ways">
              <Button small aria-label={`${words.bringBack}: ${what}`} onPress={() => onBack(finding)}>
                {words.bringBack}
              </Button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type RowProps = Pick<PreflightPanelProps, 'onGo' | 'onMend' | 'onDismiss'> & {
  finding: Finding;
  number: number;
  now: boolean;
  onSettled: () => void;
};

function Row({ finding, number, now, onGo, onMend, onDismiss, onSettled }: RowProps) {
  const settle = ({ pointerType }: { pointerType: string }, way: () => void): void => {
    if (pointerType === 'keyboard' || pointerType === 'virtual') onSettled();
    way();
  };
  const [what, why] = foundWords(finding);
  return (
    <li className={now ? 'preflight-row preflight-now' : 'preflight-row'} {...(now ? { 'aria-current': 'true' as const } : {})}>
      <span className={`preflight-number preflight-${finding.severity}`} aria-hidden="true">
        {number}
      </span>
      <AriaButton className="preflight-words" onPress={() => onGo(finding)}>
        <b>{what}</b> {why}
      </AriaButton>
      <span className="preflight-ways">
        {finding.mends.map((mend, at) => (
          <Button small key={`${mend.does} ${at}`} onPress={(press) => settle(press, () => onMend(finding, at))}>
            {mendWords(mend)}
          </Button>
        ))}
        <Button small kind="quiet" aria-label={`${words.dismiss}: ${what}`} onPress={(press) => settle(press, () => onDismiss(finding))}>
          {words.dismiss}
        </Button>
      </span>
    </li>
  );
}
