import type { DraftEdit } from '../../../preload/contract/calls/workbooks.ts';
import { findBlock, titleOf } from '../../../preload/contract/draft.ts';
import type { Block, Section } from '../../../preload/contract/model/workbook.ts';
import type { WorkbookDraft } from '../../state/window-state.tsx';
import { blockName, panel, studio } from '../../text/workbooks.ts';
import { BlockEditor } from './blocks/block-editor.tsx';
import { NamesShown } from '../../ui/marked-area.tsx';
import { LineInput } from '../../ui/written.tsx';
import { NamesEditor } from '../../ui/names-editor.tsx';
import { findSection, placeholdersIn } from './outline-nodes.ts';
import { useSame } from './steady.ts';

interface BlockPanelProps {
  draft: WorkbookDraft;
  selected: string | null;
  onEdit: (edit: DraftEdit) => void;
  onScenarioEdit: (scenario: string) => void;
  onGo: (block: string) => void;
}

/** The settings of what is chosen in the outline. */
export function BlockPanel({ draft, selected, onEdit, onScenarioEdit, onGo }: BlockPanelProps) {
  const workbook = draft.value;
  const block = selected ? findBlock(workbook, selected) : undefined;
  const names = useSame(namesOf(draft));
  if (block) {
    return (
      // A block's boxes are its own: another block's begin afresh.
      <NamesShown key={block.id} value={names}>
        <div className="panel">
          {block.type === 'scenario' ? null : <NamesUsed block={block} draft={draft} onGo={onGo} />}
          <BlockEditor
            block={block}
            onChange={(next) => onEdit({ do: 'set-block', block: next })}
            around={{
              workbook,
              frameworks: draft.frameworks,
              scenarios: draft.scenarios,
              onHead: (head) => onEdit({ do: 'set-head', head }),
              onTitle: (title) => onEdit({ do: 'set-title', title }),
              onScenarioEdit,
              onGo,
            }}
          />
          {block.type === 'cover' ? (
            <NamesEditor names={workbook.head.names} onChange={(names) => onEdit({ do: 'set-head', head: { ...workbook.head, names } })} />
          ) : null}
        </div>
      </NamesShown>
    );
  }
  const section = selected ? findSection(workbook, selected) : undefined;
  if (section) return <SectionPanel key={section.id} section={section} onEdit={onEdit} onGo={onGo} />;
  return <p className="faint">{studio.chooseBlock}</p>;
}

const namesOf = (draft: WorkbookDraft): Readonly<Record<string, string>> =>
  Object.assign({}, ...draft.scenarios.map((scenario) => scenario.names), draft.value.head.names) as Record<string, string>;

/** What the {…} in this block's words print as, and the way to where that is said. */
function NamesUsed({ block, draft, onGo }: { block: Block; draft: WorkbookDraft; onGo: (block: string) => void }) {
  const keys = placeholdersIn(block);
  const blocks = draft.value.sections.flatMap((each) => each.blocks);
  const home = blocks.find(({ type }) => type === 'scenario') ?? blocks.find(({ type }) => type === 'cover');
  if (keys.length === 0) return null;
  const names = namesOf(draft);
  return (
    <p className="small quiet">
      {keys.map((key) => (names[key] ? panel.printsAs(key, names[key]) : panel.noName(key))).join(' ')}{' '}
      {home ? (
        <button type="button" className="as-link" onClick={() => onGo(home.id)}>
          {panel.changeName}
        </button>
      ) : null}
    </p>
  );
}

function SectionPanel({ section, onEdit, onGo }: { section: Section; onEdit: (edit: DraftEdit) => void; onGo: (block: string) => void }) {
  return (
    <div className="panel">
      <LineInput
        label={panel.sectionTitle}
        hint={panel.sectionHint}
        value={section.title}
        onChange={(title) => onEdit({ do: 'set-section', section: section.id, title })}
      />
      <ul className="panel-parts">
        {section.blocks.map((block) => (
          <li key={block.id}>
            <button type="button" className="as-link" onClick={() => onGo(block.id)}>
              {titleOf(block) || blockName(block.type)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
