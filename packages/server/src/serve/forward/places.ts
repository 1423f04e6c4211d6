type Load = { count: number; bytes: number };

export type Places = {
  /** A place for so many bytes on the way to this address; undefined where there is none. It is given back once. */
  take(to: string, bytes: number): { giveBack(): void } | undefined;
};

/**
 * How much may be under way to bots at once. Of what is left free, one address gets no more than it has already been left
 * with: a bot that hangs takes a half, two take a third each, and whoever comes then finds as much as each of them has.
 */
export function createPlaces({ mostCount = 500, mostBytes = 64 * 1024 * 1024 } = {}): Places {
  const all: Load = { count: 0, bytes: 0 };
  const loads = new Map<string, Load>();
  return {
    take(to, bytes) {
      const load = loads.get(to) ?? { count: 0, bytes: 0 };
      if (load.count >= mostCount - all.count || load.bytes + bytes > mostBytes - all.bytes) return undefined;
      const change = (sign: 1 | -1) => {
        for (const one of [all, load]) {
          one.count += sign;
          one.bytes += sign * bytes;
        }
      };
      change(1);
      loads.set(to, load);
      return {
        giveBack() {
          change(-1);
          if (load.count === 0) loads.delete(to);
        },
      };
    },
  };
}
