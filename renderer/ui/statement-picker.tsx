import './written.css';
import { useState } from 'react';
import type { Framework } from '../../preload/contract/model/framework.ts';
import { statementCode } from '../../preload/contract/model/framework.ts';
import { written } from '../text/written.ts';
import { Button } from './button.tsx';
import { Checkbox } from './checkbox.tsx';
import { Link } from './link.tsx';
import { settled } from './settled.tsx';

interface StatementPickerProps {
  label: string;
  frameworks: readonly Framework[];
  chosen: readonly string[];
  /** In the framework's order. */
  onChange: (chosen: string[]) => void;
}

/** Chosen statements by code, and all of them to choose from when asked. */
export const StatementPicker = settled(function StatementPicker({ label, frameworks, chosen, onChange }: StatementPickerProps) {
  const [choosing, setChoosing] = useState(false);
  const all = frameworks.flatMap((framework) =>
    framework.groups.flatMap(({ statements }) =>
      statements.map((statement) => ({ id: statement.id, code: statementCode(framework.section, statement), short: statement.short })),
    ),
  );
  if (all.length === 0) return null;
  const shown = choosing ? all : all.filter(({ id }) => chosen.includes(id));
  return (
    <fieldset className="part">
      <legend>{label}</legend>
      {shown.length === 0 ? <p className="small faint">{written.noStatements}</p> : null}
      <ul className="statement-list">
        {shown.map(({ id, code, short }) => (
          <li key={id}>
            {choosing ? (
              <Checkbox
                isSelected={chosen.includes(id)}
                onChange={(on) => onChange(all.map((each) => each.id).filter((each) => (each === id ? on : chosen.includes(each))))}
              >
                <b className="code">{code}</b> {short}
              </Checkbox>
            ) : (
              <Link to={`/statements/${code}`}>
                <b className="code">{code}</b> {short}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <Button small kind="quiet" aria-expanded={choosing} onPress={() => setChoosing(!choosing)}>
        {choosing ? written.doneChoosing : written.chooseStatements}
      </Button>
    </fieldset>
  );
});
