import { type Ref, useState } from 'react';
import { themeWords } from '../../text/review-themes.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { asLine } from '../../ui/typed.ts';

interface NewTagProps {
  /** Under which it will stand; without it, at the top. */
  parent: string | undefined;
  field: Ref<HTMLInputElement>;
  /** Answers whether it was made. */
  onAdd: (name: string) => Promise<boolean>;
  onGiveUp: () => void;
}

/** A theme by its name. The rest of the page does not wait for its letters. */
export function NewTag({ parent, field, onAdd, onGiveUp }: NewTagProps) {
  const [name, setName] = useState('');
  return (
    <form
      className="rev-new-tag"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = name.trim();
        if (wanted === '') return;
        void onAdd(wanted).then((made) => {
          if (made) setName('');
        });
      }}
    >
      <TextField
        ref={field}
        label={parent === undefined ? themeWords.newTag : themeWords.newUnder(parent)}
        placeholder={themeWords.newTagPlaceholder}
        value={name}
        onChange={(next) => setName(asLine(next))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setName('');
            onGiveUp();
          } else event.continuePropagation();
        }}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {themeWords.addTag}
      </Button>
    </form>
  );
}
