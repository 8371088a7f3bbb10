import { asking } from '../../../text/editing.ts';
import { panel } from '../../../text/workbooks.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { put } from '../../../ui/typed.ts';
import type { EditorProps } from './editor.ts';
import { CountInput, LineInput, ListInput, TextInput } from '../../../ui/written.tsx';
import { OptionalPrompt, PromptEditor } from './prompt.tsx';
import { StatementPicker } from '../../../ui/statement-picker.tsx';

/** Blocks that ask in a form of their own: retrieval, statements, coaching, response table, rating, actions, notes. */

export function RetrievalEditor({ block, onChange }: EditorProps<'retrieval'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <TextInput label={panel.question} value={block.question} onChange={(question) => onChange({ ...block, question })} />
      <TextInput label={panel.hint} rows={1} value={block.hint ?? ''} onChange={(hint) => onChange(put(block, 'hint', hint))} />
      <p className="small faint">{panel.answersHint}</p>
      {block.stages.map((stage, at) => {
        const set = (part: Partial<typeof stage>): void =>
          onChange({ ...block, stages: block.stages.map((each) => (each.id === stage.id ? { ...each, ...part } : each)) });
        return (
          <div key={stage.id} className="pair">
            <LineInput label={panel.stage(at + 1)} value={stage.answer} onChange={(answer) => set({ answer })} />
            <LineInput label={panel.stageDetail(at + 1)} value={stage.detail} onChange={(detail) => set({ detail })} />
          </div>
        );
      })}
      {block.foundations.map((foundation, at) => (
        <LineInput
          key={foundation.id}
          label={panel.foundation(at + 1)}
          value={foundation.answer}
          onChange={(answer) =>
            onChange({ ...block, foundations: block.foundations.map((each) => (each.id === foundation.id ? { ...each, answer } : each)) })
          }
        />
      ))}
      <OptionalPrompt label={panel.check} prompt={block.check} onChange={(check) => onChange(put(block, 'check', check))} />
    </>
  );
}

export function StatementsEditor({ block, onChange, around }: EditorProps<'statements'>) {
  const framework = around.frameworks.find(({ id }) => id === block.framework);
  const all = framework?.groups.flatMap(({ statements }) => statements.map(({ id }) => id)) ?? [];
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <Checkbox isSelected={block.ticks} onChange={(ticks) => onChange({ ...block, ticks })}>
        {panel.ticks}
      </Checkbox>
      {framework ? (
        <StatementPicker
          label={panel.shownStatements}
          frameworks={[framework]}
          chosen={block.only ?? all}
          onChange={(only) => onChange(put(block, 'only', only.length === all.length ? undefined : only))}
        />
      ) : null}
      <OptionalPrompt label={panel.onePrompt} prompt={block.prompt} onChange={(prompt) => onChange(put(block, 'prompt', prompt))} />
    </>
  );
}

export function CoachingEditor({ block, onChange }: EditorProps<'coaching'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      {block.steps.map((step, at) => {
        const set = (part: Partial<typeof step>): void =>
          onChange({ ...block, steps: block.steps.map((each, place) => (place === at ? { ...each, ...part } : each)) });
        return (
          <fieldset key={`${at}`} className="part">
            <legend>{panel.stepTitle(step.letter, step.name)}</legend>
            <LineInput label={panel.blockTitle} value={step.title} onChange={(title) => set({ title })} />
            {step.instructions.map((instruction, place) => (
              <TextInput
                key={`${place}`}
                label={`${panel.instruction(place + 1)}, ${panel.who[instruction.who ?? 'both']}`}
                value={instruction.text}
                onChange={(text) =>
                  set({ instructions: step.instructions.map((each, index) => (index === place ? { ...each, text } : each)) })
                }
              />
            ))}
            <ListInput
              label={panel.stepQuestions(step.name)}
              hint={panel.oneALine}
              apart="lines"
              rows={4}
              value={step.questions}
              onChange={(questions) => set({ questions })}
            />
          </fieldset>
        );
      })}
      <OptionalPrompt label={panel.agreed} prompt={block.agreed} onChange={(agreed) => onChange(put(block, 'agreed', agreed))} />
    </>
  );
}

export function TableEditor({ block, onChange }: EditorProps<'table'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      {block.rows.map((row, at) => (
        <PromptEditor
          key={row.prompt.id}
          label={panel.stepTitle(row.letter, row.name)}
          prompt={row.prompt}
          onChange={(prompt) => onChange({ ...block, rows: block.rows.map((each, place) => (place === at ? { ...each, prompt } : each)) })}
        />
      ))}
    </>
  );
}

const occasions = ['before', 'now', 'later'] as const;

export function RatingEditor({ block, onChange, around }: EditorProps<'rating'>) {
  const framework = around.frameworks.find(({ id }) => id === block.framework);
  const all = framework?.groups.flatMap(({ statements }) => statements.map(({ id }) => id)) ?? [];
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <TextInput label={panel.rating} value={block.intro} onChange={(intro) => onChange({ ...block, intro })} />
      <fieldset className="part">
        <legend>{panel.occasions}</legend>
        {occasions.map((occasion) => (
          <Checkbox
            key={occasion}
            isSelected={block.occasions.includes(occasion)}
            onChange={(on) =>
              onChange({ ...block, occasions: occasions.filter((each) => (each === occasion ? on : block.occasions.includes(each))) })
            }
          >
            {panel.occasion[occasion]}
          </Checkbox>
        ))}
      </fieldset>
      {framework ? (
        <StatementPicker
          label={asking.rated}
          frameworks={[framework]}
          chosen={block.only ?? all}
          onChange={(only) => onChange(put(block, 'only', only.length === all.length ? undefined : only))}
        />
      ) : null}
    </>
  );
}

export function ActionsEditor({ block, onChange }: EditorProps<'actions'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <TextInput label={panel.intro} value={block.intro} onChange={(intro) => onChange({ ...block, intro })} />
      <CountInput
        label={panel.actionRows}
        min={1}
        max={8}
        value={block.rows}
        onChange={(rows) => onChange({ ...block, rows: rows ?? 1 })}
      />
    </>
  );
}

export function NotesEditor({ block, onChange }: EditorProps<'notes'>) {
  return (
    <>
      <LineInput label={panel.blockTitle} value={block.title} onChange={(title) => onChange({ ...block, title })} />
      <TextInput label={panel.privacy} value={block.privacy ?? ''} onChange={(privacy) => onChange(put(block, 'privacy', privacy))} />
    </>
  );
}
