import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zoneOf } from './zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const zones = [
  'America/St_Johns',
  'Australia/Lord_Howe',
  'America/Havana',
  'America/Santiago',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Europe/Dublin',
  'UTC',
];

type Reading = { day: string; hour: string; seconds: number };

/** What a clock on the wall shows there, read off Intl alone; `seconds` are those of the hour. */
function wallClock(timezone: string): (instantMs: number) => Reading {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instantMs) => {
    const [day = '', time = ''] = format.format(instantMs).split(', ');
    const [hour = '', minute, second] = time.split(':');
    return { day, hour, seconds: Number(minute) * 60 + Number(second) };
  };
}

describe.each(zones)('%s', (timezone) => {
  const zone = zoneOf(timezone);
  const clock = wallClock(timezone);
  const aroundChanges = zone.starts.length > 1 ? zone.starts.slice(1).map((start) => start * 1000) : [0];
  const instants = fc.oneof(
    fc.integer({ min: Date.UTC(1901, 0, 1), max: Date.UTC(2059, 11, 31) }),
    fc
      .tuple(
        fc.constantFrom(...aroundChanges),
        fc.oneof(fc.constantFrom(-1, 0, 1), fc.integer({ min: -2 * dayMs, max: 2 * dayMs })),
      )
      .map(([at, beside]) => at + beside),
  );

  test('the local day is the one on the wall', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(zone.localDay(instant)).toBe(clock(instant).day);
      }),
      { numRuns: 2000 },
    );
  });

  test('hours begin where the clock begins another, or jumps; together they are the day', () => {
    fc.assert(
      fc.property(instants, fc.nat(1), (instant, more) => {
        const from = zone.localDay(instant);
        const to = new Date(Date.parse(from) + more * dayMs).toISOString().slice(0, 10);
        const walked = walk(clock, from, to);
        expect(zone.hours(from, to)).toEqual(walked);
        const { start, end } = zone.around(from, to);
        for (const hour of walked) expect(hour.start >= start && hour.end <= end).toBe(true);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});

/** The hours of some days, found by looking at the wall clock: every minute, and every second where it did not just run on. */
function walk(clock: (instantMs: number) => Reading, from: string, to: string): { start: number; end: number }[] {
  const runsOn = (start: number, end: number) => {
    const [before, after] = [clock(start), clock(end)];
    const isSameHour = before.day === after.day && before.hour === after.hour;
    return isSameHour && after.seconds - before.seconds === (end - start) / 1000;
  };
  const hours: { start: number; end: number }[] = [];
  let open: number | undefined;
  for (let look = Date.parse(from) - 26 * hourMs; look < Date.parse(to) + 50 * hourMs; look += minuteMs) {
    if (runsOn(look, look + minuteMs)) continue;
    for (let at = look; at < look + minuteMs; at += 1000) {
      if (runsOn(at, at + 1000)) continue;
      if (open !== undefined) hours.push({ start: open, end: at + 1000 });
      const { day } = clock(at + 1000);
      open = day >= from && day <= to ? at + 1000 : undefined;
    }
  }
  return hours;
}

describe('days that are none of 24 hours', () => {
  const cases: [string, string, string, number, string, string][] = [
    ['a day of 23 hours', 'Europe/Dublin', '2022-03-27', 23, '2022-03-27T00:00:00.000Z', '2022-03-27T23:00:00.000Z'],
    ['a day of 25 hours', 'Europe/Dublin', '2022-10-30', 25, '2022-10-29T23:00:00.000Z', '2022-10-31T00:00:00.000Z'],
    [
      'half an hour less: an hour that starts late',
      'Australia/Lord_Howe',
      '2022-10-02',
      24,
      '2022-10-01T13:30:00.000Z',
      '2022-10-02T13:00:00.000Z',
    ],
    [
      'half an hour more: a half hour that happens twice',
      'Australia/Lord_Howe',
      '2022-04-03',
      25,
      '2022-04-02T13:00:00.000Z',
      '2022-04-03T13:30:00.000Z',
    ],
    [
      'a midnight that does not exist',
      'America/Santiago',
      '2022-09-11',
      23,
      '2022-09-11T04:00:00.000Z',
      '2022-09-12T03:00:00.000Z',
    ],
    [
      'a last hour that happens twice',
      'America/Santiago',
      '2022-04-02',
      25,
      '2022-04-02T03:00:00.000Z',
      '2022-04-03T04:00:00.000Z',
    ],
    [
      'a midnight that happens twice',
      'America/Havana',
      '2022-11-06',
      25,
      '2022-11-06T04:00:00.000Z',
      '2022-11-07T05:00:00.000Z',
    ],
    [
      'a quarter of an hour off',
      'Asia/Kathmandu',
      '2022-06-01',
      24,
      '2022-05-31T18:15:00.000Z',
      '2022-06-01T18:15:00.000Z',
    ],
    [
      'the day after the one that was skipped',
      'Pacific/Apia',
      '2011-12-31',
      24,
      '2011-12-30T10:00:00.000Z',
      '2011-12-31T10:00:00.000Z',
    ],
  ];
  test.each(cases)('%s: %s, %s has %i', (_name, timezone, day, count, start, end) => {
    const hours = zoneOf(timezone).hours(day, day);
    expect(hours).toHaveLength(count);
    expect(new Date(hours[0]?.start ?? 0).toISOString()).toBe(start);
    expect(new Date(hours.at(-1)?.end ?? 0).toISOString()).toBe(end);
  });

  test('a date that was skipped has no hours', () => {
    expect(zoneOf('Pacific/Apia').hours('2011-12-30', '2011-12-30')).toEqual([]);
  });

  test('a clock that goes back over midnight splits the day: the minute after belongs to the next', () => {
    const zone = zoneOf('America/St_Johns');
    const back = Date.parse('2010-11-07T02:31:00Z');
    expect(zone.localDay(back - 1)).toBe('2010-11-07');
    expect(zone.localDay(back)).toBe('2010-11-06');
    const lengths = zone.hours('2010-11-06', '2010-11-06').map(({ start, end }) => (end - start) / minuteMs);
    expect(lengths).toEqual([...Array.from({ length: 24 }, () => 60), 59]);
  });
});

test('a name that is no zone is a RangeError', () => {
  expect(() => zoneOf('Mars/Olympus')).toThrow(RangeError);
});
