import type { ReactNode } from 'react';
import type { Block, BlockType } from '../../../../preload/contract/model/workbook.ts';
import { panel } from '../../../text/workbooks.ts';
import { put } from '../../../ui/typed.ts';
import { ActionsEditor, CoachingEditor, NotesEditor, RatingEditor, RetrievalEditor, StatementsEditor, TableEditor } from './asking.tsx';
import { CoverEditor } from './cover.tsx';
import type { Around, EditorProps } from './editor.ts';
import { FrameworksAround } from './editor.ts';
import { FacilitatorEditor } from './facilitator.tsx';
import { ImageEditor } from './picture.tsx';
import { PromptsEditor } from './prompts.tsx';
import { BulletsEditor, ContentsEditor, FigureEditor, HeadingEditor, ParagraphsEditor, QuotationEditor } from './reading.tsx';
import { ScenarioEditor } from './scenario.tsx';
import { StatementPicker } from '../../../ui/statement-picker.tsx';

/** One line for each type of block: its own settings. */
const editors: { [T in BlockType]: ((props: EditorProps<T>) => ReactNode) | null } = {
  cover: CoverEditor,
  contents: ContentsEditor,
  heading: HeadingEditor,
  text: ParagraphsEditor,
  bullets: BulletsEditor,
  quotation: QuotationEditor,
  figure: FigureEditor,
  prompts: PromptsEditor,
  retrieval: RetrievalEditor,
  statements: StatementsEditor,
  scenario: ScenarioEditor,
  coaching: CoachingEditor,
  table: TableEditor,
  rating: RatingEditor,
  actions: ActionsEditor,
  notes: NotesEditor,
  image: ImageEditor,
  'page-break': null,
};

/** Blocks that nobody teaches from. */
const furniture = new Set<BlockType>(['cover', 'contents', 'page-break']);

export function BlockEditor({ block, onChange, around }: { block: Block; onChange: (block: Block) => void; around: Around }) {
  const Editor = editors[block.type] as ((props: { block: Block; onChange: (block: Block) => void; around: Around }) => ReactNode) | null;
  return (
    <FrameworksAround value={around.frameworks}>
      {Editor ? <Editor block={block} onChange={onChange} around={around} /> : <p className="faint">{panel.nothing}</p>}
      {furniture.has(block.type) ? null : (
        <>
          <StatementPicker
            label={panel.statements}
            frameworks={around.frameworks}
            chosen={block.statements ?? []}
            onChange={(statements) => onChange(put(block, 'statements', statements))}
          />
          <FacilitatorEditor note={block.facilitator} onChange={(facilitator) => onChange(put(block, 'facilitator', facilitator))} />
        </>
      )}
    </FrameworksAround>
  );
}
