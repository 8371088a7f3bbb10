/*
 * HEIF files put together by hand: a telephone's are pictures of 512 pixels laid in a grid, turned by a property of their own, and no
 * tool here writes that. The tiles themselves come from an encoder; the wrapping, right or wrong, is made here.
 */

/** A coded picture: its configuration (the `hvcC` box) and its bytes. */
export interface Tile {
  config: Buffer;
  data: Buffer;
}

export interface Wrapping {
  /** Of one tile, and of the whole picture as the grid says it. */
  tile: { width: number; height: number };
  whole: { width: number; height: number };
  rows: number;
  columns: number;
  /** Quarter turns, against the clock. */
  turns?: number;
  /** As EXIF says that it was held: who turns by the property must not turn by this, too. */
  orientation?: number;
  brand?: string;
  /** Which item is said to be the picture; the grid where nothing is said. */
  primary?: number;
}

const u8 = (...values: number[]): Buffer => Buffer.from(values);
const u16 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u8((value >> 8) & 255, value & 255)));
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => u16((value >>> 16) & 0xffff, value & 0xffff)));
const word = (text: string): Buffer => Buffer.from(text, 'latin1');
function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), word(type), body]);
}
const full = (type: string, version: number, flags: number, ...parts: Buffer[]): Buffer => box(type, u8(version, 0, 0, flags), ...parts);

/** The pictures that an encoder put into a file one after another. */
export function tilesOf(file: Buffer): Tile[] {
  const meta = boxesIn(file, 0, file.length).find(({ type }) => type === 'meta');
  if (!meta) throw new Error('no meta box');
  const inside = boxesIn(file, meta.from + 4, meta.to);
  const find = (type: string, among = inside): { from: number; to: number } => {
    const found = among.find((each) => each.type === type);
    if (!found) throw new Error(`no ${type} box`);
    return found;
  };
  const properties = find('iprp');
  const container = find('ipco', boxesIn(file, properties.from, properties.to));
  const configs = boxesIn(file, container.from, container.to)
    .filter(({ type }) => type === 'hvcC')
    .map(({ from, to }) => file.subarray(from - 8, to));
  const places = find('iloc');
  const [version, sizes, more] = [file[places.from] ?? 0, file[places.from + 4] ?? 0, file[places.from + 5] ?? 0];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  let at = places.from + 6;
  const take = (size: number): number => {
    const value = size === 0 ? 0 : file.readUIntBE(at, size);
    at += size;
    return value;
  };
  const count = take(2);
  return Array.from({ length: count }, (_, item) => {
    take(2);
    if (version > 0) take(2);
    take(2);
    const base = take(baseSize);
    take(2);
    const [offset, length] = [base + take(offsetSize), take(lengthSize)];
    return { config: configs[Math.min(item, configs.length - 1)] ?? Buffer.alloc(0), data: file.subarray(offset, offset + length) };
  });
}

function boxesIn(file: Buffer, from: number, to: number): { type: string; from: number; to: number }[] {
  const found: { type: string; from: number; to: number }[] = [];
  for (let at = from; at + 8 <= to; ) {
    const size = file.readUInt32BE(at) || to - at;
    found.push({ type: file.toString('latin1', at + 4, at + 8), from: at + 8, to: Math.min(to, at + size) });
    at += Math.max(8, size);
  }
  return found;
}

/** Tiles as one photograph: items 1 to n are the tiles, the one after them the grid, and the last, where there is one, the EXIF. */
export function wrap(tiles: readonly Tile[], how: Wrapping): Buffer {
  const { tile, whole, rows, columns, turns = 0, orientation, brand = 'heic' } = how;
  const grid = tiles.length + 1;
  const exif = orientation === undefined ? null : grid + 1;
  const item = (id: number, type: string, hidden: boolean): Buffer => full('infe', 2, hidden ? 1 : 0, u16(id, 0), word(type), u8(0));
  const properties = [
    tiles[0]?.config ?? Buffer.alloc(0),
    full('ispe', 0, 0, u32(tile.width, tile.height)),
    full('ispe', 0, 0, u32(whole.width, whole.height)),
    ...(turns > 0 ? [box('irot', u8(turns))] : []),
  ];
  const uses = (id: number, ...which: number[]): Buffer => Buffer.concat([u16(id), u8(which.length, ...which)]);
  const gridData = Buffer.concat([u8(0, 1, rows - 1, columns - 1), u32(whole.width, whole.height)]);
  const exifData = Buffer.concat([u32(0), word('MM\0*'), u32(8), u16(1), u16(0x0112, 3), u32(1), u16(orientation ?? 1, 0), u32(0)]);
  const datas = [...tiles.map(({ data }) => data), gridData, ...(exif ? [exifData] : [])];
  const links = [box('dimg', u16(grid, tiles.length, ...tiles.map((_, at) => at + 1))), ...(exif ? [box('cdsc', u16(exif, 1, grid))] : [])];
  const metaAt = (start: number): Buffer => {
    let offset = start;
    const places = datas.map((data, at) => {
      const place = Buffer.concat([u16(at + 1, 0, 1), u32(offset, data.length)]);
      offset += data.length;
      return place;
    });
    return full(
      'meta',
      0,
      0,
      full('hdlr', 0, 0, u32(0), word('pict'), u32(0, 0, 0), u8(0)),
      full('pitm', 0, 0, u16(how.primary ?? grid)),
      full('iloc', 0, 0, u8(0x44, 0), u16(datas.length), ...places),
      full(
        'iinf',
        0,
        0,
        u16(datas.length),
        ...tiles.map((_, at) => item(at + 1, 'hvc1', true)),
        item(grid, 'grid', false),
        ...(exif ? [item(exif, 'Exif', true)] : []),
      ),
      full('iref', 0, 0, ...links),
      box(
        'iprp',
        box('ipco', ...properties),
        full(
          'ipma',
          0,
          0,
          u32(tiles.length + 1),
          ...tiles.map((_, at) => uses(at + 1, 0x81, 2)),
          uses(grid, 3, ...(turns > 0 ? [0x84] : [])),
        ),
      ),
    );
  };
  const head = box('ftyp', word(brand), u32(0), word('mif1heic'));
  const start = head.length + metaAt(0).length + 8;
  return Buffer.concat([head, metaAt(start), box('mdat', ...datas)]);
}
