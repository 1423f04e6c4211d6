/** What is drawn, in the colour of the page, on a square of the platform's colour. */
export type Tile = {
  size: number;
  /** `M` and the numbers after it are from the corner of the tile, all else is relative: so a tile can be moved. */
  path: string;
  /** Of the line; without one, the path is filled. */
  width?: number;
  /** A line of no length is a dot then. */
  isRound?: boolean;
};

const plain: Tile = { size: 8, path: '' };

/**
 * One per colour of platforms.css, so that whoever has a colour of their own has a pattern of their own. Those that a bot most
 * often has side by side differ in kind, not only in direction; none is so coarse that a narrow bar falls between its lines;
 * and the largest platform of most bots stays plain and calm.
 */
const tiles = new Map<string, Tile>(
  Object.entries({
    whatsapp: plain,
    webchat: { size: 8, path: 'M-2 2l4 -4M-2 10l12 -12M6 10l4 -4', width: 2.2 },
    telegram: { size: 7, path: 'M1.75 1.75h0M5.25 5.25h0', width: 2.6, isRound: true },
    messenger: { size: 4, path: 'M2 0v4', width: 1.5 },
    instagram: { size: 8, path: 'M-1 -1l10 10M9 -1l-10 10', width: 1.4 },
    slack: { size: 6, path: 'M0 3h6', width: 2 },
    teams: { size: 8, path: 'M-2 6l4 4M-2 -2l12 12M6 -2l4 4', width: 2.2 },
    line: { size: 7, path: 'M0 3.5h7M3.5 0v7', width: 1.3 },
    viber: { size: 9, path: 'M4.5 2a2.5 2.5 0 1 0 .01 0', width: 1.5 },
    discord: { size: 8, path: 'M0 6l4 -4l4 4', width: 1.8 },
    sms: { size: 8, path: 'M0 2h5M4 6h5', width: 1.8 },
    'spare-0': { size: 8, path: 'M0 0h4v4h-4zM4 4h4v4h-4z' },
    'spare-1': { size: 14, path: 'M-3 3l6 -6M-3 17l20 -20M11 17l6 -6', width: 4 },
    'spare-2': { size: 12, path: 'M3 3h0M9 9h0', width: 5, isRound: true },
    'spare-3': { size: 12, path: 'M0 3h12M0 6.5h12', width: 1.7 },
    'spare-4': { size: 8, path: 'M0 4q2 -4.5 4 0t4 0', width: 1.7 },
    'spare-5': { size: 9, path: 'M4.5 1v7M1 4.5h7', width: 1.8 },
    'spare-6': { size: 9, path: 'M1 7.5l3.5 -6l3.5 6z' },
    'spare-7': { size: 12, path: 'M0 6h12', width: 4 },
  }),
);

export const tileOf = (name: string | undefined): Tile => tiles.get(name ?? '') ?? plain;

/** From where to where, in pixels. */
export type Box = { x: number; y: number; width: number; height: number };

/**
 * The tiles that cover the boxes, as one path. They lie on one grid for all boxes, as a pattern's do, so that a platform looks
 * the same in every bar.
 */
export function tilePath({ size, path }: Tile, boxes: readonly Box[]): string {
  if (path === '') return '';
  const places = new Set<string>();
  for (const { x, y, width, height } of boxes) {
    for (let column = Math.floor(x / size); column * size < x + width; column += 1) {
      for (let row = Math.floor(y / size); row * size < y + height; row += 1) places.add(`${column} ${row}`);
    }
  }
  return [...places]
    .map((place) => {
      const [column = 0, row = 0] = place.split(' ').map(Number);
      return path.replaceAll(
        /M(-?[\d.]+) (-?[\d.]+)/g,
        (_, x, y) => `M${round(Number(x) + column * size)} ${round(Number(y) + row * size)}`,
      );
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;
