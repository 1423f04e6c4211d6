import { randomInt } from 'node:crypto';

export type Random = {
  seed: number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  chance(part: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
};

/** The same numbers for the same seed (mulberry32). DURABILITY_SEED repeats a run as far as the machine's timing allows. */
export function createRandom(seed = Number(process.env['DURABILITY_SEED'] ?? randomInt(2 ** 32))): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    seed,
    below,
    chance: (part) => next() < part,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('There is nothing to pick from.');
      return item;
    },
  };
}
