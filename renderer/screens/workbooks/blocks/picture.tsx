import './picture.css';
import { ImagePlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { DropZone, isFileDropItem } from 'react-aria-components';
import type { Id } from '../../../../preload/contract/model/ids.ts';
import type { Picture } from '../../../../preload/contract/model/picture.ts';
import type { Outcome } from '../../../client/api.ts';
import { useLive } from '../../../client/client.tsx';
import { pictures as words } from '../../../text/pictures.ts';
import { panel } from '../../../text/workbooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { say } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { put } from '../../../ui/typed.ts';
import { LineInput, TextInput } from '../../../ui/written.tsx';
import { useSteady } from '../steady.ts';
import type { EditorProps } from './editor.ts';
import { pictureIn, useChoosePicture, useTakePicture } from './picture-add.ts';

const widths = (['small', 'column', 'page'] as const).map((value) => ({ value, label: words.widths[value] }));

/** A picture: placed by button, by a drop or by a paste; then asked what it shows. */
export function ImageEditor({ block, onChange }: EditorProps<'image'>) {
  const alt = useRef<HTMLDivElement>(null);
  // Taking a picture in takes a moment: what was typed meanwhile stays.
  const place = useSteady((image: Id | undefined): void => {
    onChange(put(block, 'image', image));
    if (image === undefined) return;
    say(words.added);
    if (block.alt.trim() === '' && !block.decorative) setTimeout(() => alt.current?.querySelector('textarea')?.focus(), 0);
  });
  const silent = block.image !== undefined && block.alt.trim() === '' && !block.decorative;
  return (
    <>
      <PicturePlace image={block.image} alt={block.alt} onPlace={place} />
      <div ref={alt} className="picture-said">
        {block.decorative ? null : (
          <TextInput
            label={words.alt}
            hint={words.altHint}
            rows={3}
            value={block.alt}
            onChange={(text) => onChange({ ...block, alt: text })}
          />
        )}
        {silent ? <p className="small ochre">{words.altMissing}</p> : null}
        <Checkbox
          isSelected={block.decorative === true}
          onChange={(on) => onChange(put(block, 'decorative', on ? true : undefined))}
          hint={words.decorativeHint}
        >
          {words.decorative}
        </Checkbox>
      </div>
      <LineInput label={panel.blockTitle} value={block.title ?? ''} onChange={(title) => onChange(put(block, 'title', title))} />
      <TextInput label={words.caption} value={block.caption ?? ''} onChange={(caption) => onChange(put(block, 'caption', caption))} />
      <LineInput label={words.source} value={block.source ?? ''} onChange={(source) => onChange(put(block, 'source', source))} />
      <Segmented label={words.width} showLabel choices={widths} value={block.width} onChange={(width) => onChange({ ...block, width })} />
    </>
  );
}

/** Takes a picture in, tells why not, and lets go of it again. */
function useTaking(onPlace: (image: Id) => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const taking = async (work: Promise<Outcome<Picture> | null>): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const outcome = await work;
    setBusy(false);
    if (outcome === null) return;
    if (outcome.ok) onPlace(outcome.value.id);
    else setProblem(words.refused(outcome.failure));
  };
  return { busy, problem, taking };
}

interface PicturePlaceProps {
  image: Id | undefined;
  alt: string;
  onPlace: (image: Id | undefined) => void;
}

function PicturePlace({ image, alt, onPlace }: PicturePlaceProps) {
  const choose = useChoosePicture();
  const take = useTakePicture();
  const { busy, problem, taking } = useTaking(onPlace);
  const { value, failure } = useLive('picture.get', image === undefined ? null : { picture: image });
  return (
    <div
      onPaste={(event) => {
        const file = pictureIn(event.clipboardData);
        if (!file) return;
        event.preventDefault();
        void taking(take(file));
      }}
    >
      <DropZone
        className={image === undefined ? 'picture-place' : 'picture-place picture-held'}
        aria-label={words.drop}
        onDrop={({ items }) => {
          const [item] = items.filter(isFileDropItem);
          if (item) void taking(item.getFile().then(take));
        }}
      >
        {busy ? (
          <Skeleton lines={3} label={words.reading} />
        ) : (
          <>
            {image === undefined ? (
              <>
                <p className="picture-words">{words.drop}</p>
                <p className="small faint">{words.dropHint}</p>
              </>
            ) : value ? (
              <>
                <img className="picture-shown" src={addressOf(value)} alt={alt} />
                <p className="small faint">{words.facts(value.picture)}</p>
              </>
            ) : failure ? (
              <p className="small ochre">{words.missing}</p>
            ) : (
              <Skeleton lines={3} />
            )}
            <div className="picture-ways">
              <Button small={image !== undefined} icon={ImagePlus} onPress={() => void taking(choose())}>
                {image === undefined ? words.choose : words.another}
              </Button>
              {image === undefined ? null : (
                <Button small kind="quiet" onPress={() => onPlace(undefined)}>
                  {words.takeOut}
                </Button>
              )}
            </div>
          </>
        )}
      </DropZone>
      {problem ? <Note kind="brick">{problem}</Note> : null}
    </div>
  );
}

const addressOf = ({ picture, base64 }: { picture: Pick<Picture, 'type'>; base64: string }): string =>
  `data:${picture.type};base64,${base64}`;

interface LogosProps {
  logos: EditorProps<'cover'>['block']['logos'];
  onChange: (logos: EditorProps<'cover'>['block']['logos']) => void;
}

/** The organisations of a cover, each with the logo that stands in place of its name. */
export function LogosInput({ logos, onChange }: LogosProps) {
  const set = useSteady((at: number, image: Id | undefined): void =>
    onChange(logos.map((logo, place) => (place === at ? put(logo, 'image', image) : logo))),
  );
  if (logos.length === 0) return null;
  return (
    <div>
      {logos.map((logo, at) => (
        <LogoRow key={`${at} ${logo.name}`} logo={logo} onPlace={(image) => set(at, image)} />
      ))}
      <p className="small faint">{words.logoHint}</p>
    </div>
  );
}

function LogoRow({ logo, onPlace }: { logo: LogosProps['logos'][number]; onPlace: (image: Id | undefined) => void }) {
  const choose = useChoosePicture();
  const { busy, problem, taking } = useTaking(onPlace);
  const { value } = useLive('picture.get', logo.image === undefined ? null : { picture: logo.image });
  return (
    <>
      <div className="logo-row">
        {value ? <img src={addressOf(value)} alt="" /> : <span className="small faint" />}
        <span className="small">{logo.name}</span>
        {logo.image === undefined ? (
          <Button small isDisabled={busy} aria-label={`${words.giveLogo} ${logo.name}`} onPress={() => void taking(choose())}>
            {words.giveLogo}
          </Button>
        ) : (
          <IconButton name={`${words.takeOut}: ${words.logo(logo.name)}`} icon={X} onPress={() => onPlace(undefined)} />
        )}
      </div>
      {problem ? <Note kind="brick">{problem}</Note> : null}
    </>
  );
}
