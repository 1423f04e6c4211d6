const secondMs = 1000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const firstKnown = Date.UTC(1900, 0, 1);
const lastKnown = Date.UTC(2060, 0, 1);

/** A span of instants in which the zone's clock runs on without a jump, inside one local hour. Ends are in ms; `end` is excluded. */
export type LocalHour = { start: number; end: number };

/**
 * The real offset history of an IANA zone. One source for all: the server's SQL gets these very numbers as parameters,
 * because the engine carries a time zone database of its own, of another age (seen: Vancouver's end of clock changes,
 * autumn 2026, an hour apart between the two).
 */
export type Zone = {
  readonly timezone: string;
  /** Unix seconds from which `offsets` at the same place holds; ascending. The first holds for all time before, too. */
  readonly starts: readonly number[];
  /** Seconds east of UTC. */
  readonly offsets: readonly number[];
  /** The calendar day there at an instant (ms), `YYYY-MM-DD`. */
  localDay(instantMs: number): string;
  /** The first and, excluded, the last instant (ms) between which all instants of these days lie; other days may reach in. */
  around(from: string, to: string): { start: number; end: number };
  /** The local hours of the days from `from` to `to`, in time order. A repeated hour is two, a skipped one is none. */
  hours(from: string, to: string): LocalHour[];
};

const zones = new Map<string, Zone>();

/** The zone of that name; built once (about 50 ms), then remembered. Throws RangeError for a name that is none. */
export function zoneOf(timezone: string): Zone {
  const known = zones.get(timezone) ?? createZone(timezone);
  zones.set(timezone, known);
  return known;
}

function createZone(timezone: string): Zone {
  const { starts, offsets } = offsetHistory(timezone);

  function place(instantMs: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) * secondMs <= instantMs) low = middle;
      else high = middle - 1;
    }
    return low;
  }
  const offsetMs = (at: number) => (offsets[at] ?? 0) * secondMs;
  const localDay = (instantMs: number) => isoDay(instantMs + offsetMs(place(instantMs)));

  function around(from: string, to: string) {
    // No offset is larger than a day, so all instants of a day lie within a day of its UTC namesake; narrowed by hours().
    return { start: Date.parse(from) - dayMs, end: Date.parse(to) + 2 * dayMs };
  }

  function hours(from: string, to: string): LocalHour[] {
    const { start, end } = around(from, to);
    const found: LocalHour[] = [];
    for (let at = place(start); at < starts.length; at += 1) {
      const offset = offsetMs(at);
      const segmentStart = Math.max(start, at === 0 ? start : (starts[at] ?? 0) * secondMs);
      const segmentEnd = Math.min(end, (starts[at + 1] ?? Number.POSITIVE_INFINITY) * secondMs);
      for (let hour = segmentStart; hour < segmentEnd; ) {
        const next = Math.min(segmentEnd, (Math.floor((hour + offset) / hourMs) + 1) * hourMs - offset);
        const day = isoDay(hour + offset);
        if (day >= from && day <= to) found.push({ start: hour, end: next });
        hour = next;
      }
      if (segmentEnd >= end) break;
    }
    return found;
  }

  return { timezone, starts, offsets, localDay, around, hours };
}

const isoDay = (shiftedMs: number) => new Date(Math.floor(shiftedMs / dayMs) * dayMs).toISOString().slice(0, 10);

/** Every offset the zone has had, found by looking once a week and halving between two looks that differ. */
function offsetHistory(timezone: string): { starts: number[]; offsets: number[] } {
  const offsetAt = offsetReader(timezone);
  const starts = [firstKnown / secondMs];
  const offsets = [offsetAt(firstKnown)];
  let before = offsets[0] ?? 0;
  for (let look = firstKnown + weekMs; look < lastKnown; look += weekMs) {
    const now = offsetAt(look);
    if (now === before) continue;
    let low = (look - weekMs) / secondMs;
    let high = look / secondMs;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle * secondMs) === before) low = middle;
      else high = middle;
    }
    starts.push(high);
    offsets.push(now);
    before = now;
  }
  return { starts, offsets };
}

function offsetReader(timezone: string): (instantMs: number) => number {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instantMs) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] =
      clock.format(instantMs).match(/\d+/g)?.map(Number) ?? [];
    return (Date.UTC(year, month - 1, day, hour, minute, second) - instantMs) / secondMs;
  };
}
