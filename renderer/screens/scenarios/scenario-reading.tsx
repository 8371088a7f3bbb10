import type { Framework } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Scenario, ScenarioSetting } from '../../../preload/contract/model/scenario.ts';
import { bank } from '../../text/scenarios.ts';
import { Inline } from '../../ui/inline.tsx';
import { Link } from '../../ui/link.tsx';
import { MarginRow } from '../../ui/margin.tsx';

interface ScenarioReadingProps {
  scenario: Scenario;
  framework: Framework | undefined;
  usedIn: readonly { id: Id; title: string }[];
  /** All variants of it, itself among them. */
  variants: readonly { id: Id; title: string; setting?: ScenarioSetting | undefined }[];
}

/** A scenario with its names in place, what it practises, and who uses it. */
export function ScenarioReading({ scenario, framework, usedIn, variants }: ScenarioReadingProps) {
  const { names } = scenario;
  const tied = framework?.groups.flatMap(({ statements }) => statements.filter(({ id }) => scenario.statements.includes(id))) ?? [];
  return (
    <>
      <MarginRow label={bank.scenario} section={2}>
        <h3 className="scenario-title">{scenario.title}</h3>
        <p className="quiet">{scenario.about}</p>
        <div className="scenario-text">
          {scenario.opening.split(/\n+/).map((paragraph, at) => (
            <p key={at}>
              <Inline text={paragraph} names={names} />
            </p>
          ))}
          <ul>
            {scenario.points.map((point, at) => (
              <li key={at}>
                <Inline text={point} names={names} />
              </li>
            ))}
          </ul>
          <p>
            <Inline text={scenario.question} names={names} />
          </p>
        </div>
      </MarginRow>
      {framework && tied.length > 0 ? (
        <MarginRow label={bank.statements} section={2}>
          <ul className="scenario-statements">
            {tied.map((statement) => {
              const code = statementCode(framework.section, statement);
              return (
                <li key={statement.id}>
                  <Link to={`/statements/${code}`}>
                    <b className="code">{code}</b>
                  </Link>
                  <span>{statement.text}</span>
                </li>
              );
            })}
          </ul>
        </MarginRow>
      ) : null}
      {variants.length > 1 ? (
        <MarginRow label={bank.variants} section={2}>
          <p className="small quiet">{bank.variantLead}</p>
          <ul>
            {variants.map(({ id, title, setting }) => (
              <li key={id}>
                <b>{bank.settingNames[setting ?? 'any']}</b>:{' '}
                {id === scenario.id ? <span className="quiet">{bank.variantHere}</span> : <Link to={`/scenarios/${id}`}>{title}</Link>}
              </li>
            ))}
          </ul>
        </MarginRow>
      ) : null}
      <MarginRow label={bank.usedIn} section={2}>
        {usedIn.length === 0 ? (
          <p className="quiet">{bank.unused}</p>
        ) : (
          <ul>
            {usedIn.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/workbooks/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        )}
      </MarginRow>
      {scenario.source ? (
        <MarginRow label={bank.source} section={2}>
          <p className="quiet">{scenario.source}</p>
        </MarginRow>
      ) : null}
    </>
  );
}
