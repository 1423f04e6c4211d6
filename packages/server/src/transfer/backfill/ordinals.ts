const rememberedTimes = 1000;

/**
 * Numbers what happened at one time and was done by one: 1, 2, 3… Times may come a little out of order. In an export that begins in the midst of
 * a time the numbers are fewer, and never others.
 */
export function createOrdinals(): (time: string, who: string) => number {
  const times = new Map<string, Map<string, number>>();
  return (time, who) => {
    const counts = times.get(time) ?? new Map<string, number>();
    times.set(time, counts);
    const [oldest] = times.size > rememberedTimes ? times.keys() : [];
    if (oldest !== undefined) times.delete(oldest);
    const ordinal = (counts.get(who) ?? 0) + 1;
    counts.set(who, ordinal);
    return ordinal;
  };
}
