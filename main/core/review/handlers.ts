import type {
  actionCalls,
  depthCalls,
  exportCalls,
  readingCalls,
  suggestionCalls,
  tagCalls,
} from '../../../preload/contract/calls/review.ts';
import type { Id } from '../../../preload/contract/model/ids.ts';
import type { House, HandlersOf } from '../house.ts';
import { readDepthScale } from '../store/depth.ts';
import type { Tx } from '../store/store.ts';
import { listActions, proposeActions, readThread, removeActions, saveActions, settleActions } from './actions.ts';
import { readPromptAnswers } from './answers.ts';
import { countPeople, countStatements } from './counts.ts';
import { listCalibrations, markCalibration, markDepth, readNext, removeCalibration, saveScale, startCalibration } from './depth.ts';
import { addExcerpt, keepExcerpts, placeExcerpt, readExcerptList, readMoved, removeExcerpts, setStars, tagExcerpts } from './excerpts.ts';
import { listMemos, saveMemo } from './memos.ts';
import { readPrompts } from './prompts.ts';
import { readAnswer, readPerson, readStatement } from './reading.ts';
import { searchAnswers } from './search.ts';
import { dismiss, suggestDuplicates, suggestStatements, suggestWords } from './suggestions.ts';
import { checkNames, exportAnswers } from './sharing/export.ts';
import { findNames } from './sharing/names.ts';
import { listTags, mergeTags, moveTag, removeTag, saveTag, splitTag } from './tags.ts';

/** All that review changes is one history: what was done last, wherever, is undone first. */
function change({ store }: House, op: Id, label: string, work: (tx: Tx) => void): { op: Id } {
  store().change({ op, scope: 'review', label }, work);
  return { op };
}

const reading: HandlersOf<keyof typeof readingCalls> = {
  'review.prompts': (wanted, { store }) => store().read((db) => readPrompts(db, wanted)),
  'review.answers': (wanted, { store }) => store().read((db) => readPromptAnswers(db, wanted)),
  'review.people': (wanted, { store }) => store().read((db) => countPeople(db, wanted)),
  'review.statements': (wanted, { store }) => store().read((db) => countStatements(db, wanted)),
  'review.person': (wanted, { store }) => store().read((db) => readPerson(db, wanted)),
  'review.statement': (wanted, { store }) => store().read((db) => readStatement(db, wanted)),
  'review.search': (wanted, { store }) => store().read((db) => searchAnswers(db, wanted)),
  'review.excerpts': (wanted, { store }) => store().read((db) => readExcerptList(db, wanted)),
  'review.moved': (wanted, { store }) => store().read((db) => readMoved(db, wanted)),
  'review.answer': (wanted, { store }) => store().read((db) => readAnswer(db, wanted)),
};

const tagging: HandlersOf<keyof typeof tagCalls> = {
  'tag.list': ({ cohort }, { store }) => store().read((db) => listTags(db, cohort)),
  'tag.save': ({ op, tag }, house) => {
    change(house, op, tag.revision === 0 ? 'add-tag' : 'edit-tag', (tx) => saveTag(tx, tag));
    const row = house.store().read((db) => db.get<{ revision: number }>('SELECT revision FROM tag WHERE id = ?', tag.id));
    return { op, ...(row ? { revision: row.revision } : {}) };
  },
  'tag.move': ({ op, tag, parent, before }, house) => change(house, op, 'move-tag', (tx) => moveTag(tx, tag, parent, before)),
  'tag.merge': ({ op, from, into }, house) => change(house, op, 'merge-tags', (tx) => mergeTags(tx, from, into)),
  'tag.split': ({ op, ...wanted }, house) => change(house, op, 'split-tag', (tx) => splitTag(tx, wanted)),
  'tag.remove': ({ op, tag }, house) => change(house, op, 'remove-tag', (tx) => removeTag(tx, tag)),
  'excerpt.add': ({ op, memo, ...wanted }, house) =>
    change(house, op, memo ? 'add-memo' : 'add-excerpt', (tx) => {
      addExcerpt(tx, wanted, house.deps.newId);
      if (memo) saveMemo(tx, { ...memo, about: { is: 'excerpt', excerpt: wanted.excerpt }, revision: 0 });
    }),
  'excerpt.remove': ({ op, excerpts }, house) => change(house, op, 'remove-excerpt', (tx) => removeExcerpts(tx, excerpts)),
  'excerpt.tag': ({ op, ...wanted }, house) => change(house, op, 'tag-excerpt', (tx) => tagExcerpts(tx, wanted, house.deps.newId)),
  'excerpt.place': ({ op, ...wanted }, house) => change(house, op, 'place-excerpt', (tx) => placeExcerpt(tx, wanted)),
  'excerpt.keep': ({ op, excerpts }, house) => change(house, op, 'place-excerpt', (tx) => keepExcerpts(tx, excerpts)),
  'star.set': ({ op, responses, starred }, house) =>
    change(house, op, starred ? 'add-star' : 'remove-star', (tx) => setStars(tx, responses, starred, house.deps.newId)),
  'memo.list': (wanted, { store }) => store().read((db) => listMemos(db, wanted)),
  'memo.save': ({ op, memo }, house) => {
    change(house, op, memo.revision === 0 ? 'add-memo' : 'edit-memo', (tx) => saveMemo(tx, memo));
    const row = house.store().read((db) => db.get<{ revision: number }>('SELECT revision FROM memo WHERE id = ?', memo.id));
    return { op, ...(row ? { revision: row.revision } : {}) };
  },
  'memo.remove': ({ op, memo }, house) => change(house, op, 'remove-memo', (tx) => tx.trash('memo', memo)),
};

const depth: HandlersOf<keyof typeof depthCalls> = {
  'depth.scale': (_, { store }) => store().read(readDepthScale),
  'depth.set-scale': ({ op, scale }, house) => change(house, op, 'set-depth-scale', (tx) => saveScale(tx, scale)),
  'depth.mark': ({ op, responses, level }, house) =>
    change(house, op, 'mark-depth', (tx) => markDepth(tx, responses, level, house.deps.newId)),
  'calibration.list': ({ cohort }, { store }) => store().read((db) => listCalibrations(db, cohort)),
  'calibration.start': ({ op, ...wanted }, house) =>
    change(house, op, 'start-calibration', (tx) => startCalibration(tx, wanted, house.deps.now(), house.deps.newId)),
  'calibration.next': ({ calibration }, { store }) => store().read((db) => readNext(db, calibration)),
  'calibration.mark': ({ op, mark, level }, house) => change(house, op, 'mark-depth', (tx) => markCalibration(tx, mark, level)),
  'calibration.remove': ({ op, calibration }, house) => change(house, op, 'remove-calibration', (tx) => removeCalibration(tx, calibration)),
};

const acting: HandlersOf<keyof typeof actionCalls> = {
  'action.list': (wanted, { store }) => store().read((db) => listActions(db, wanted)),
  'action.proposals': (wanted, { store }) => store().read((db) => proposeActions(db, wanted)),
  'action.save': ({ op, actions }, house) =>
    change(house, op, actions.every(({ revision }) => revision === 0) ? 'add-actions' : 'edit-actions', (tx) => saveActions(tx, actions)),
  'action.remove': ({ op, actions }, house) => change(house, op, 'remove-actions', (tx) => removeActions(tx, actions)),
  'thread.get': ({ participant, edition }, { store }) => store().read((db) => readThread(db, participant, edition)),
  'thread.answer': ({ op, answers }, house) =>
    change(house, op, 'settle-actions', (tx) => void settleActions(tx, answers, house.deps.now().slice(0, 10))),
};

const suggesting: HandlersOf<keyof typeof suggestionCalls> = {
  'suggestion.words': (wanted, { store }) => store().read((db) => suggestWords(db, wanted)),
  'suggestion.duplicates': (wanted, { store }) => store().read((db) => suggestDuplicates(db, wanted)),
  'suggestion.statements': (wanted, { store }) => store().read((db) => suggestStatements(db, wanted)),
  'suggestion.dismiss': ({ op, ...wanted }, house) =>
    change(house, op, 'dismiss-suggestion', (tx) => dismiss(tx, wanted, house.deps.newId)),
};

const sharing: HandlersOf<keyof typeof exportCalls> = {
  'responses.names': findNames,
  'responses.check': (wanted, house) => ({ job: house.jobs.start((work) => checkNames(wanted, house, work)) }),
  'responses.export': (wanted, house) => ({ job: house.jobs.start((work) => exportAnswers(wanted, house, work)) }),
};

export const reviewHandlers = { ...reading, ...tagging, ...depth, ...acting, ...suggesting, ...sharing };
