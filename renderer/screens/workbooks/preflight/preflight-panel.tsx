import './preflight.css';
import { ChevronDown, ChevronUp, ListChecks } from 'lucide-react';
import { memo, useEffect, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Finding } from '../../../../preload/contract/model/preflight.ts';
import { explained } from '../../../text/errors.ts';
import { foundWords, mendWords, preflight as words } from '../../../text/preflight.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { Kbd } from '../../../ui/kbd.tsx';
import { Note } from '../../../ui/note.tsx';
import type { Preflight } from './use-preflight.ts';

interface PreflightPanelProps {
  preflight: Pick<Preflight, 'findings' | 'waiting' | 'failure'>;
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
  const some = findings !== null && findings.length > 0;
  return (
    <section className="preflight" aria-label={words.region}>
      <header>
        <Icon of={ListChecks} />
        <b role="status">{findings === null ? words.checking : words.title(findings.length)}</b>
        <span className="small faint preflight-lead">{findings === null ? '' : some ? words.lead : words.nothing}</span>
        {some ? (
          <>
            <span className="small faint preflight-key" aria-hidden="true">
              <Kbd keys="F8" /> next
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
      {some && open ? (
        <ol ref={list}>
          {findings.map((finding, at) => (
            <Row
              key={finding.id}
              finding={finding}
              number={at + 1}
              now={finding.id === current}
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

type RowProps = Pick<PreflightPanelProps, 'onGo' | 'onMend' | 'onDismiss'> & { finding: Finding; number: number; now: boolean };

function Row({ finding, number, now, onGo, onMend, onDismiss }: RowProps) {
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
          <Button small key={`${mend.does} ${at}`} onPress={() => onMend(finding, at)}>
            {mendWords(mend)}
          </Button>
        ))}
        <Button small kind="quiet" aria-label={`${words.dismiss}: ${what}`} onPress={() => onDismiss(finding)}>
          {words.dismiss}
        </Button>
      </span>
    </li>
  );
}
