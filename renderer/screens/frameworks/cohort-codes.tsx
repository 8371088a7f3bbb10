import type { Framework } from '../../../preload/contract/model/framework.ts';
import { statementCode } from '../../../preload/contract/model/framework.ts';
import { implementationSections } from '../../../preload/contract/model/aliases.ts';
import { newOp } from '../../client/api.ts';
import { useApi } from '../../client/client.tsx';
import type { CohortRow } from '../../state/cohort.ts';
import { useWindowState } from '../../state/window-state.tsx';
import { explained } from '../../text/errors.ts';
import { aliasWords as words } from '../../text/frameworks.ts';
import { Button } from '../../ui/button.tsx';
import { say } from '../../ui/live-region.tsx';
import { MarginRow } from '../../ui/margin.tsx';
import { showToast, undoAction } from '../../ui/toast.tsx';
import { CountInput } from '../../ui/written.tsx';

/** The first and the last code that a framework has under a number. */
export function endsOf(framework: Framework, section: number): [string, string] {
  const statements = framework.groups.flatMap((group) => group.statements);
  const code = (at: number): string => {
    const statement = statements.at(at);
    return statement ? statementCode(section, statement) : '';
  };
  return [code(0), code(-1)];
}

interface CohortCodesProps {
  framework: Framework;
  cohorts: readonly CohortRow[];
  /** Its number in each NPQ is known. */
  known: boolean;
}

/** For each cohort the number that the area has in its programme. */
export function CohortCodes({ framework, cohorts, known }: CohortCodesProps) {
  const api = useApi();
  const { views } = useWindowState();
  const set = async (cohort: CohortRow, section: number): Promise<void> => {
    const now = cohort.codes?.[framework.id] ?? framework.section;
    if (section === now) return;
    const answer = await api.call('codes.set', {
      op: newOp(),
      cohort: cohort.id,
      framework: framework.id,
      section: section === framework.section ? null : section,
    });
    const text = answer.ok ? words.set(cohort.title, ...endsOf(framework, section)) : explained(answer.failure);
    showToast(answer.ok ? { text, action: undoAction(() => views.step('undo')) } : { text });
    if (answer.ok) say(text);
  };
  return (
    <MarginRow label={words.heading} section={2} space="far">
      <p className="small quiet reading">{words.lead}</p>
      <ul className="cohort-codes">
        {cohorts.map((cohort) => {
          const section = cohort.codes?.[framework.id] ?? framework.section;
          const ends = endsOf(framework, section);
          const usual = known ? implementationSections[cohort.programme] : undefined;
          return (
            <li key={cohort.id}>
              <span>
                <b>{cohort.title}</b>
                <span className="small quiet">{cohort.programme}</span>
              </span>
              <CountInput
                hideLabel
                label={words.number(cohort.title)}
                min={1}
                max={99}
                value={section}
                onChange={(next) => void set(cohort, next ?? framework.section)}
              />
              <span className="small" role="status">
                {section === framework.section ? words.asHere(...ends) : words.becomes(...ends)}
              </span>
              {usual && usual.section !== section ? (
                <Button small kind="quiet" onPress={() => void set(cohort, usual.section)}>
                  {words.suggest(cohort.programme, usual.section)}
                </Button>
              ) : (
                <span />
              )}
            </li>
          );
        })}
      </ul>
    </MarginRow>
  );
}
