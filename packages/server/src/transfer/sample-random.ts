export type SampleRandom = {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  /** The place of one of the weights (whole numbers), each as likely as it is heavy. */
  weighted(weights: readonly number[]): number;
};

/** Mulberry32: 32-bit integer steps only, so that the sample is the same on every machine. */
export function createSampleRandom(seed: number): SampleRandom {
  let state = seed | 0;

  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) >>> 0;
  };
  const below = (limit: number) => next() % limit;

  return {
    below,
    weighted(weights) {
      let rest = below(weights.reduce((sum, weight) => sum + weight, 0));
      return weights.findIndex((weight) => {
        rest -= weight;
        return rest < 0;
      });
    },
  };
}
