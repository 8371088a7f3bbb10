import type { workbookCalls } from '../../../preload/contract/calls/workbooks.ts';
import { listFrameworks, readFramework } from '../frameworks/frameworks.ts';
import type { HandlersOf } from '../house.ts';
import { bankOf } from './bank.ts';
import { copyWorkbook, editDraft, insertDraft, listDrafts, readContent, readDraft, removeDraft } from './drafts.ts';
import { issueEdition, listEditions } from './editions.ts';
import { findInContent } from './find.ts';
import { insertScenario, listScenarios, readScenario, saveScenario } from './scenarios.ts';
import { statementUses } from './uses.ts';

export const workbookHandlers: HandlersOf<keyof typeof workbookCalls> = {
  'workbook.list': (_, { store }) => store().read(listDrafts),
  'workbook.get': ({ workbook }, { store }) => store().read((db) => readContent(db, workbook)),
  'workbook.find': ({ workbook, text }, { store }) =>
    findInContent(
      store().read((db) => readContent(db, workbook)),
      text,
    ),
  'workbook.edit': ({ op, workbook, revision, edits, label }, { store }) => {
    const { again } = store().change({ op, scope: `workbook:${workbook}`, label: label ?? edits[0]?.do ?? 'edit' }, (tx) =>
      editDraft(tx, workbook, revision, edits),
    );
    return { op, revision: again ? store().read((db) => readDraft(db, workbook)).revision : revision + 1 };
  },
  'workbook.add': ({ op, workbook }, { store, deps }) => {
    store().change({ op, scope: 'app', label: 'add-workbook' }, (tx) => insertDraft(tx, workbook, deps.now()));
    return { op, revision: 1 };
  },
  'workbook.duplicate': ({ op, workbook, title, subtitle }, { store, deps }) => {
    const same = copyWorkbook(store().read((db) => readDraft(db, workbook)).workbook, title, deps.newId);
    const copy = subtitle === undefined ? same : { ...same, head: { ...same.head, subtitle } };
    const { again } = store().change({ op, scope: 'app', label: 'duplicate-workbook' }, (tx) => insertDraft(tx, copy, deps.now()));
    // Sent again after a crash: the copy that the first sending made is the one to open.
    const made = again
      ? store()
          .touched(op)
          .find(({ table }) => table === 'workbook')
      : undefined;
    return { op, revision: 1, workbook: made?.id ?? copy.id };
  },
  'workbook.remove': ({ op, workbook }, { store }) => {
    store().change({ op, scope: 'app', label: 'remove-workbook' }, (tx) => removeDraft(tx, workbook));
    return { op };
  },
  'edition.list': ({ workbook }, { store }) => store().read((db) => listEditions(db, workbook)),
  'edition.issue': ({ op, workbook }, { store, deps }) => {
    store().change({ op, scope: `workbook:${workbook}`, label: 'issue-edition', undoable: false }, (tx) =>
      issueEdition(tx, workbook, deps.newId(), deps.now()),
    );
    const made = store()
      .touched(op)
      .find(({ table }) => table === 'edition');
    const editions = store().read((db) => listEditions(db, workbook));
    const edition = editions.find(({ id }) => id === made?.id) ?? editions[0];
    if (!edition) throw new Error('an edition was issued and is not there');
    return { op, edition };
  },
  'framework.list': ({ cohort }, { store }) => store().read((db) => listFrameworks(db, cohort)),
  'framework.get': ({ framework: id }, { store }) =>
    store().read((db) => {
      const framework = readFramework(db, id);
      return { framework, uses: listDrafts(db).flatMap(({ id: workbook }) => statementUses(readDraft(db, workbook).workbook, framework)) };
    }),
  'scenario.list': (_, { store }) => store().read(listScenarios),
  'scenario.get': ({ scenario }, { store }) => store().read((db) => readScenario(db, scenario)),
  'scenario.add': ({ op, scenario }, { store }) => {
    store().change({ op, scope: `scenario:${scenario.id}`, label: 'add-scenario' }, (tx) => insertScenario(tx, scenario));
    return { op };
  },
  'bank.list': ({ kind }, { store }) =>
    store().read((db) =>
      bankOf(
        kind,
        listDrafts(db).map(({ id }) => readDraft(db, id).workbook),
      ),
    ),
  'scenario.edit': ({ op, revision, scenario }, { store }) => {
    const { again } = store().change({ op, scope: `scenario:${scenario.id}`, label: 'edit-scenario' }, (tx) =>
      saveScenario(tx, scenario, revision),
    );
    return { op, revision: again ? store().read((db) => readScenario(db, scenario.id)).revision : revision + 1 };
  },
};
