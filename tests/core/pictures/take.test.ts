import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { takePicture } from '../../../main/core/pictures/take.ts';

/** A field of two colours: red on the left, blue on the right. */
const field = (width = 80, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#b03020' } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: '#2040b0' } }, left: width / 2, top: 0 },
  ]);
const secret = 'Rowan Invented, 51.5 north';
const withPlace = () =>
  field()
    .jpeg()
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Artist: secret, Copyright: secret }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } },
    })
    .toBuffer();
const refusal = (code: string, why: string) => ({ failure: { code, detail: expect.objectContaining({ why }) as unknown } });

describe('a picture from outside', () => {
  it('stands upright and says nothing of where and by whom it was taken', async () => {
    const photograph = await withPlace();
    expect(photograph.includes(secret)).toBe(true);
    const kept = await takePicture(photograph);
    expect([kept.type, kept.width, kept.height]).toEqual(['image/jpeg', 40, 80]);
    expect(kept.bytes.includes('Rowan')).toBe(false);
    expect(kept.bytes.includes('Exif')).toBe(false);
    const { data } = await sharp(kept.bytes).raw().toBuffer({ resolveWithObject: true });
    // Turned to the right: what was left is on top.
    expect((data[0] as number) > (data[2] as number)).toBe(true);
  });

  it('is the same however often it is taken, and is not written again once it is as it is kept', async () => {
    const photograph = await withPlace();
    const first = await takePicture(photograph);
    expect((await takePicture(photograph)).id).toBe(first.id);
    expect((await takePicture(first.bytes)).id).toBe(first.id);
    const drawing = await takePicture(await field().webp({ lossless: true }).toBuffer());
    expect(drawing.type).toBe('image/png');
    expect((await takePicture(drawing.bytes)).id).toBe(drawing.id);
  });

  it('is no larger than paper can show', async () => {
    const { width, height } = await takePicture(await field(3000, 2000).jpeg().toBuffer());
    expect([width, height]).toEqual([2100, 1400]);
  });

  it('keeps what can be seen through, and only where something can', async () => {
    const clear = await takePicture(
      await sharp({ create: { width: 20, height: 20, channels: 4, background: '#00000040' } })
        .png()
        .toBuffer(),
    );
    expect((await sharp(clear.bytes).metadata()).hasAlpha).toBe(true);
    const opaque = await takePicture(await field().ensureAlpha().png().toBuffer());
    expect((await sharp(opaque.bytes).metadata()).hasAlpha).toBe(false);
  });

  it('comes as GIF, in sixteen bits, in grey or in printers’ colours', async () => {
    for (const bytes of [
      await field().gif().toBuffer(),
      await field().toColourspace('rgb16').png().toBuffer(),
      await field().greyscale().jpeg().toBuffer(),
      await field().toColourspace('cmyk').jpeg().toBuffer(),
    ]) {
      const kept = await takePicture(bytes);
      const { channels = 0, depth } = await sharp(kept.bytes).metadata();
      expect([depth, channels <= 3]).toEqual(['uchar', true]);
    }
  });

  it('hides nothing behind its end', async () => {
    const drawing = await field().png().toBuffer();
    const kept = await takePicture(Buffer.concat([drawing, Buffer.from(secret)]));
    expect(kept.bytes.includes(secret)).toBe(false);
  });

  it('is refused where it is a program, something else, cut short, or a bomb', async () => {
    const drawing = await field(400, 300).png().toBuffer();
    const huge = Buffer.from(drawing);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    await expect(takePicture(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).rejects.toMatchObject(
      refusal('file-not-ours', 'not-a-picture'),
    );
    await expect(takePicture(Buffer.from('%PDF-1.7'))).rejects.toMatchObject(refusal('file-not-ours', 'not-a-picture'));
    await expect(takePicture(drawing.subarray(0, drawing.length / 2))).rejects.toMatchObject(refusal('file-not-ours', 'picture-damaged'));
    await expect(takePicture(huge)).rejects.toMatchObject({
      failure: { code: expect.stringMatching(/too-large|file-not-ours/) as string },
    });
    await expect(takePicture(new Uint8Array(21 * 1024 * 1024))).rejects.toMatchObject(refusal('too-large', 'file'));
  });
});
