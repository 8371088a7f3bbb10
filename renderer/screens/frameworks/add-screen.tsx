import './statements.css';
import './frameworks.css';
import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { CallOutput } from '../../../preload/contract/calls.ts';
import type { Framework } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import { pickFiles } from '../../client/pick-files.ts';
import { useCohort } from '../../state/cohort.ts';
import { useFramework } from '../../state/framework.ts';
import { useStillHere } from '../../state/still-here.ts';
import { usePlace, useScope } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { rooms } from '../../text/frame.ts';
import { adding as words, warningWords } from '../../text/frameworks.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow, MarginSheet } from '../../ui/margin.tsx';
import { Note } from '../../ui/note.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { asLine, asText } from '../../ui/typed.ts';

type Reading = CallOutput<'framework.read-text'>;

/** Typing is let finish before it is read. */
const quiet = 350;

/** A framework from a pasted list: shown as it will read, with what is wrong with it, before it is kept. */
export function AddFrameworkScreen() {
  usePlace(rooms.statements, words.title);
  useScope('frameworks');
  const api = useApi();
  const [, go] = useLocation();
  const [text, setText] = useState('');
  const [head, setHead] = useState({ title: '', edition: '', source: '', licence: '' });
  const [reading, setReading] = useState<Reading | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      if (text.trim() === '') return setReading(null);
      void api.call('framework.read-text', { text }).then((answer) => {
        if (!wanted) return;
        setReading(answer.ok ? answer.value : null);
        setProblem(answer.ok ? null : explained(answer.failure));
      });
    }, quiet);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [api, text]);

  const statements = reading?.framework.groups.flatMap((group) => group.statements) ?? [];
  const choose = async (): Promise<void> => {
    const [file] = await pickFiles('.csv,.txt,.md,.tsv', false);
    if (!file) return;
    const content = await file.text().catch(() => null);
    if (content === null) return setProblem(words.notRead);
    setText(asText(content));
  };
  const { cohort } = useCohort();
  const stillHere = useStillHere();
  const chosen = useFramework(cohort?.id);
  const save = async (): Promise<void> => {
    if (!reading) return;
    const framework: Framework = { ...reading.framework, ...head, title: head.title.trim() };
    const answer = await api.call('framework.save', { op: newOp(), framework });
    if (!answer.ok) return setProblem(explained(answer.failure));
    showToast({ text: words.saved(framework.title) });
    say(words.saved(framework.title));
    chosen.choose(framework.id);
    if (stillHere()) go('/statements');
  };
  const notYet = statements.length === 0 ? words.needsStatements : head.title.trim() === '' ? words.needsTitle : null;
  const line = (key: keyof typeof head, label: string, hint?: string) => (
    <TextField
      label={label}
      {...(hint ? { hint } : {})}
      value={head[key]}
      onChange={(value) => setHead({ ...head, [key]: asLine(value) })}
    />
  );
  return (
    <MarginSheet>
      <MarginRow beside="title">
        <h1 className="title" tabIndex={-1}>
          {words.title}
        </h1>
        <p className="quiet reading">{words.lead}</p>
      </MarginRow>
      <MarginRow space="near">
        <div className="framework-form">
          <TextArea label={words.text} rows={12} placeholder={words.example} value={text} onChange={(next) => setText(asText(next))} />
          <div>
            <Button icon={FileUp} onPress={() => void choose()}>
              {words.choose}
            </Button>
          </div>
          <div className="framework-head">
            {line('title', words.name)}
            {line('edition', words.edition, words.editionHint)}
            {line('source', words.source)}
            {line('licence', words.licence)}
          </div>
          {problem ? <Note kind="brick">{problem}</Note> : null}
          <div>
            <Button kind="primary" notYet={notYet} onPress={() => void save()}>
              {words.save}
            </Button>
          </div>
        </div>
      </MarginRow>
      <MarginRow label={words.as} section={2}>
        <div role="status">
          <p className="lead">
            {reading && statements.length > 0 ? words.read(statements.length, reading.framework.groups.length) : words.nothing}
          </p>
          {reading && statements.length > 0 ? (
            <p className="quiet">{reading.warnings.length === 0 ? words.noWarnings : words.warnings(reading.warnings.length)}</p>
          ) : null}
        </div>
        {reading && reading.warnings.length > 0 ? (
          <ul className="framework-warnings">
            {reading.warnings.map((warning, at) => (
              <li key={`${warning.rule} ${at}`}>
                <span className="small faint">{words.line(warning.line)}</span> {warningWords(warning)}
              </li>
            ))}
          </ul>
        ) : null}
        {reading ? <Groups framework={reading.framework} /> : null}
      </MarginRow>
    </MarginSheet>
  );
}

function Groups({ framework }: { framework: Framework }) {
  return (
    <>
      {framework.groups.map((group) => (
        <div key={group.id} className="framework-group">
          <h3 className="framework-stem">{group.stem}</h3>
          <ul className="statements-group">
            {group.statements.map((statement) => (
              <li key={statement.id} className="statement">
                <b className="code">{statementCode(framework.section, statement)}</b>
                <span>{statement.text}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
