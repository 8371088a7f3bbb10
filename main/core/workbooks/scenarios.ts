import type { Id } from '../../../preload/contract/model/ids.ts';
import type { Names, Scenario, ScenarioSetting, ScenarioSummary } from '../../../preload/contract/model/scenario.ts';
import { Refusal } from '../refusal.ts';
import type { ReadDb, Tx } from '../store/store.ts';

interface ScenarioRow {
  id: Id;
  title: string;
  about: string;
  names: string;
  opening: string;
  points: string;
  question: string;
  statements: string;
  source: string;
  setting: ScenarioSetting | null;
  variant_of: Id | null;
  revision: number;
}
const columns = 'id, title, about, names, opening, points, question, statements, source, setting, variant_of, revision';

export function readScenario(db: ReadDb, id: Id): { scenario: Scenario; revision: number } {
  const row = db.get<ScenarioRow>(`SELECT ${columns} FROM scenario WHERE id = ? AND deleted_at IS NULL`, id);
  if (!row) throw new Refusal('not-found', { what: 'scenario' });
  return { scenario: toScenario(row), revision: row.revision };
}

/** The bank, with the workbooks that use each scenario. */
export function listScenarios(db: ReadDb): ScenarioSummary[] {
  const uses = db.all<{ scenario: Id; id: Id; title: string }>(
    `SELECT DISTINCT json_extract(b.content, '$.scenario') AS scenario, w.id, w.title FROM block b JOIN workbook w ON w.id = b.workbook_id
     WHERE b.type = 'scenario' AND b.deleted_at IS NULL AND w.deleted_at IS NULL ORDER BY w.title`,
  );
  return db
    .all<ScenarioRow>(`SELECT ${columns} FROM scenario WHERE deleted_at IS NULL ORDER BY title, setting IS NOT NULL, setting, id`)
    .map((row) => {
      const { id, title, about, opening, statements, setting, variantOf } = toScenario(row);
      return {
        id,
        title,
        about,
        opening,
        statements,
        ...(setting ? { setting } : {}),
        ...(variantOf ? { variantOf } : {}),
        usedIn: uses.filter((use) => use.scenario === id).map((use) => ({ id: use.id, title: use.title })),
      };
    });
}

export const insertScenario = (tx: Tx, scenario: Scenario): void => tx.insert('scenario', toRow(scenario));

export function saveScenario(tx: Tx, scenario: Scenario, revision: number): void {
  const { id, ...row } = toRow(scenario);
  tx.update('scenario', id, row, { revision });
}

const toScenario = ({ revision: _, setting, variant_of, ...row }: ScenarioRow): Scenario => ({
  ...row,
  names: JSON.parse(row.names) as Names,
  points: JSON.parse(row.points) as string[],
  statements: JSON.parse(row.statements) as Id[],
  ...(setting === null ? {} : { setting }),
  ...(variant_of === null ? {} : { variantOf: variant_of }),
});

const toRow = ({ setting, variantOf, ...scenario }: Scenario): Omit<ScenarioRow, 'revision'> & { [column: string]: string | null } => ({
  ...scenario,
  names: JSON.stringify(scenario.names),
  points: JSON.stringify(scenario.points),
  statements: JSON.stringify(scenario.statements),
  setting: setting ?? null,
  variant_of: variantOf ?? null,
});
