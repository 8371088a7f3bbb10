import { memo, type Ref } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type Tag, type TagLine, TagMark } from '../../../preload/contract/model/review.ts';
import { useKeptText } from '../../state/kept-text.ts';
import { markNames, themeColours, themeWords } from '../../text/review-themes.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ThemeMark } from '../../ui/theme-mark.tsx';
import { asLine, asText } from '../../ui/typed.ts';
import { useKeeping } from './keeping.ts';
import { useReading } from './reading.ts';

/** A theme's name, what belongs under it, and how it is drawn. Each is kept as it is left. */
export function TagForm({ tag, nameField }: { tag: TagLine; nameField: Ref<HTMLInputElement> }) {
  const { deeds } = useReading();
  const keep = useKeeping(bare(tag), deeds.saveTag);
  const save = (change: Partial<Tag>): void => keep((now) => ({ ...now, ...change }));
  const name = useKeptText(tag.name, (typed) => {
    const next = typed.trim();
    if (next === '' || next === tag.name) return 'goes-back';
    return save({ name: next });
  });
  const definition = useKeptText(tag.definition, (next) => save({ definition: next }));
  return (
    <div className="stack">
      <TextField
        ref={nameField}
        label={themeWords.tagName}
        value={name.text}
        onChange={(next) => name.type(asLine(next))}
        onBlur={name.keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') name.keep();
          else event.continuePropagation();
        }}
      />
      <TextArea
        label={themeWords.definition}
        hint={themeWords.definitionHint}
        rows={3}
        value={definition.text}
        onChange={(next) => definition.type(asText(next))}
        onBlur={definition.keep}
      />
      <Drawn tag={tag} keep={keep} />
      <StandsFor statement={tag.statement ?? null} keep={keep} />
    </div>
  );
}

interface KeptProps {
  keep: (change: (now: Tag) => Tag) => void;
}

/** Its colour, and its shape beside it. */
const Drawn = memo(function Drawn({ tag, keep }: KeptProps & { tag: TagLine }) {
  return (
    <>
      <RadioGroup
        className="rev-swatches"
        value={String(tag.colour)}
        onChange={(colour) => keep((now) => ({ ...now, colour: Number(colour) }))}
      >
        <Label className="field-label">{themeWords.colour}</Label>
        {themeColours.map((colour, index) => (
          <Radio key={colour} value={String(index)} aria-label={colour} className="rev-swatch">
            <ThemeMark colour={index} mark={tag.mark} size={16} />
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup
        className="rev-swatches"
        value={tag.mark}
        onChange={(mark) => keep((now) => ({ ...now, mark: TagMark.options.find((option) => option === mark) ?? tag.mark }))}
      >
        <Label className="field-label">{themeWords.shape}</Label>
        {TagMark.options.map((mark) => (
          <Radio key={mark} value={mark} aria-label={markNames[mark]} className="rev-swatch">
            <ThemeMark colour={tag.colour} mark={mark} size={16} />
          </Radio>
        ))}
      </RadioGroup>
    </>
  );
});

/** The statement that it is a name for. */
const StandsFor = memo(function StandsFor({ statement, keep }: KeptProps & { statement: string | null }) {
  const { themes } = useReading();
  return (
    <ComboBox
      label={themeWords.standsFor}
      hint={themeWords.standsForHint}
      choices={[
        { value: 'none', label: themeWords.noStatementChoice },
        ...themes.statements.map(({ id, code, short }) => ({ value: id, label: `${code} ${short}` })),
      ]}
      value={statement ?? 'none'}
      onChange={(chosen) => {
        if (chosen === null || chosen === (statement ?? 'none')) return;
        keep(({ statement: _, ...rest }) => (chosen === 'none' ? rest : { ...rest, statement: chosen }));
      }}
    />
  );
});

/** As it is kept, without what is only counted. */
function bare({ depth: _, excerpts: __, below: ___, ...tag }: TagLine): Tag {
  return tag;
}
