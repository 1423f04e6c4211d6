/** What a clock on the wall of a zone shows; `offsetMs` is how far it is ahead of UTC. */
type WallTime = { day: string; hour: number; offsetMs: number };
export type WallClock = (timestampMs: number) => WallTime;

const shown = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** Reads the clock off Intl, one instant at a time, and knows nothing else about zones. */
export function createWallClock(timezone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

  return (timestampMs) => {
    const text = format.format(timestampMs);
    const [, month = '', day = '', year = '', hour, minute, second] = shown.exec(text) ?? [];
    if (second === undefined) throw new Error(`Intl wrote a time as "${text}"`);
    const wallMs = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    // Offsets are whole seconds everywhere; Intl drops the milliseconds, so both sides do.
    const offsetMs = wallMs - Math.floor(timestampMs / 1000) * 1000;
    return { day: `${year.padStart(4, '0')}-${month}-${day}`, hour: Number(hour), offsetMs };
  };
}
