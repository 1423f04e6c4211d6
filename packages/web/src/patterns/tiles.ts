/** What is drawn, in the colour of the page, on a square of the platform's colour. */
export type Tile = {
  size: number;
  path: string;
  /** Of the line; without one, the path is filled. */
  width?: number;
  /** A line of no length is a dot then. */
  isRound?: boolean;
};

/**
 * One per colour of platforms.css, so that whoever has a colour of their own has a pattern of their own. Those that a bot most
 * often has side by side differ in kind, not only in direction; the largest platform of most bots stays plain and calm.
 */
export const tiles: Record<string, Tile> = {
  whatsapp: { size: 8, path: '' },
  webchat: { size: 8, path: 'M-2 2L2-2M-2 10L10-2M6 10L10 6', width: 2.2 },
  telegram: { size: 7, path: 'M1.75 1.75h0M5.25 5.25h0', width: 2.6, isRound: true },
  messenger: { size: 6, path: 'M3 0V6', width: 2 },
  instagram: { size: 8, path: 'M-1-1L9 9M9-1L-1 9', width: 1.4 },
  slack: { size: 6, path: 'M0 3H6', width: 2 },
  teams: { size: 8, path: 'M-2 6L2 10M-2-2L10 10M6-2L10 2', width: 2.2 },
  line: { size: 7, path: 'M0 3.5H7M3.5 0V7', width: 1.3 },
  viber: { size: 9, path: 'M4.5 2a2.5 2.5 0 1 0 .01 0', width: 1.5 },
  discord: { size: 8, path: 'M-1 7L4 2L9 7', width: 1.8 },
  sms: { size: 8, path: 'M0 2H5M4 6H8M0 6H1', width: 1.8 },
  'spare-0': { size: 8, path: 'M0 0h4v4h-4zM4 4h4v4h-4z' },
  'spare-1': { size: 14, path: 'M-3 3L3-3M-3 17L17-3M11 17L17 11', width: 4 },
  'spare-2': { size: 11, path: 'M5.5 5.5h0', width: 5.6, isRound: true },
  'spare-3': { size: 12, path: 'M6 0V12', width: 4 },
  'spare-4': { size: 8, path: 'M0 4Q2-.5 4 4T8 4', width: 1.7 },
  'spare-5': { size: 9, path: 'M4.5 1V8M1 4.5H8', width: 1.8 },
  'spare-6': { size: 9, path: 'M1 7.5L4.5 1.5L8 7.5Z' },
  'spare-7': { size: 12, path: 'M0 6H12', width: 4 },
};
