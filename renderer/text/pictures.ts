import type { Picture } from '../../preload/contract/model/picture.ts';
import type { Failure } from '../../preload/contract/errors.ts';
import { explained } from './errors.ts';
import { bytes, number } from './numbers.ts';

export const pictures = {
  label: 'Picture',
  drop: 'Drop a picture here',
  dropHint: 'Or paste one. PNG, JPEG, WebP or GIF.',
  choose: 'Choose a picture…',
  another: 'Another picture…',
  chooseTitle: 'Which picture?',
  kind: 'Pictures',
  takeOut: 'Take it out',
  reading: 'Reading the picture',
  facts: ({ width, height, bytes: size }: Pick<Picture, 'width' | 'height' | 'bytes'>): string =>
    `${number(width)} × ${number(height)} dots, ${bytes(size)}. Where and by whom it was taken is not kept.`,
  missing: 'This picture is not here any more. Choose it again.',
  alt: 'Description',
  altHint: 'For people who cannot see it: what you would say of it on the telephone.',
  altMissing: 'Still to be written: without it a screen reader says nothing.',
  decorative: 'It is only decoration',
  decorativeHint: 'Screen readers pass it by. A picture that tells something needs words.',
  caption: 'Caption',
  source: 'Source',
  width: 'Width',
  widths: { small: 'Half', column: 'Column', page: 'Page' },
  added: 'The picture is in. Say what it shows.',
  notRead: 'That file could not be handed over. Choose it with the button.',
  refused: (failure: Failure): string => {
    if (failure.code === 'file-not-ours')
      return failure.detail['why'] === 'not-a-picture'
        ? 'That is no picture that can be printed. PNG, JPEG, WebP and GIF can; drawings in SVG have to be saved as PNG first.'
        : 'That picture is damaged and could not be read.';
    return failure.code === 'too-large' ? 'That picture is too large: up to 20 MB and 50 million dots can be taken.' : explained(failure);
  },
  logo: (name: string): string => `Logo of ${name || 'an organisation'}`,
  giveLogo: 'Give it a logo…',
  logoHint: 'Without a logo the name is set in type.',
} as const;
