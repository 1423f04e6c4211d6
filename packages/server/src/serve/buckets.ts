export type Buckets = {
  /** Seconds to wait, at least 1; 0 when `name` may go on. */
  waitS(name: string): number;
  /** Takes from what `name` has, and more than that if need be: then it waits the longer. */
  charge(name: string, amount: number): void;
};

type Options = {
  /** What somebody has who has taken nothing for long. */
  size: number;
  perSecond: number;
  /** Names remembered at once. Beyond it, whoever has not asked for the longest time starts anew. */
  most: number;
  now(): number;
};

/**
 * Token buckets by name, in bounded memory. A charge comes after the work whose size was not known before it, so a
 * level may fall below zero; the rate holds in the long run, whatever is sent at once.
 */
export function createBuckets({ size, perSecond, most, now }: Options): Buckets {
  const buckets = new Map<string, { level: number; atMs: number }>();

  const levelOf = (name: string): number => {
    const bucket = buckets.get(name);
    if (bucket === undefined) return size;
    return Math.min(size, bucket.level + (Math.max(0, now() - bucket.atMs) / 1000) * perSecond);
  };

  return {
    waitS(name) {
      const level = levelOf(name);
      return level >= 1 ? 0 : Math.ceil((1 - level) / perSecond);
    },
    charge(name, amount) {
      const level = levelOf(name) - amount;
      // Put back at the end: a Map keeps the order in which its names were put in.
      buckets.delete(name);
      buckets.set(name, { level, atMs: now() });
      for (const oldest of buckets.keys()) {
        if (buckets.size <= most) break;
        buckets.delete(oldest);
      }
    },
  };
}
