import { useCallback } from 'react';
import type { Picture } from '../../../../preload/contract/model/picture.ts';
import type { Failure } from '../../../../preload/contract/errors.ts';
import { newOp, type Outcome } from '../../../client/api.ts';
import { useApi, useNative } from '../../../client/client.tsx';
import { pictures as words } from '../../../text/pictures.ts';

const mostBytes = 20 * 1024 * 1024;
const kinds = ['png', 'jpg', 'jpeg', 'webp', 'gif'];

export type TakePicture = (file: File) => Promise<Outcome<Picture>>;

/** Hands the bytes of a pasted or dropped picture to the core, which keeps them or says why not. */
export function useTakePicture(): TakePicture {
  const api = useApi();
  return useCallback(
    async (file) => {
      if (file.size > mostBytes) return { ok: false, failure: { code: 'too-large', detail: { bytes: file.size } } satisfies Failure };
      const base64 = toBase64(new Uint8Array(await file.arrayBuffer()));
      const answer = await api.call('picture.add', { op: newOp(), source: { by: 'bytes', base64 } });
      return answer.ok ? { ok: true, value: answer.value.picture } : answer;
    },
    [api],
  );
}

/** A picture that a person chooses in the system's own dialog; `null` when they choose none. */
export function useChoosePicture(): () => Promise<Outcome<Picture> | null> {
  const api = useApi();
  const native = useNative();
  return useCallback(async () => {
    const [path] = await native.chooseFiles({ title: words.chooseTitle, kinds: [{ name: words.kind, extensions: kinds }] });
    if (path === undefined) return null;
    const answer = await api.call('picture.add', { op: newOp(), source: { by: 'path', path } });
    return answer.ok ? { ok: true, value: answer.value.picture } : answer;
  }, [api, native]);
}

/** The first picture among what was pasted or dropped. */
export const pictureIn = (data: DataTransfer | null): File | null =>
  [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/')) ?? null;

/** In pieces: a call with a million arguments is more than an engine takes. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
