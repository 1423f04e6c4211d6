import { type Connection, openConnection, requestBytes } from '../connection.ts';
import type { Shape } from '../data.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { pause, percentile } from '../statistics.ts';

const stepsPerSecond = 60;
const steps = 300;
const dayMs = 86_400_000;
/** What feels immediate (design/look.md). */
const goalMs = 100;

/** A drag of the page's timeline: the days and the cut that step `at` of {@link steps} asks for. */
type Drag = (shape: Shape, at: number) => { first: number; last: number; granularity: string };

const drags: Record<string, Drag> = {
  '90 days moved': ({ days }, at) => {
    const first = Math.round((at * (days - 90)) / steps);
    return { first, last: first + 89, granularity: 'day' };
  },
  'drawn out to two years': ({ days }, at) => ({
    first: Math.round(((steps - at) * (days - 31)) / steps),
    last: days - 1,
    granularity: 'month',
  }),
};

/**
 * How long answers take while the timeline's window is dragged: the hand makes a step at every frame, one question is on
 * its way, and when its answer is there, the newest step is asked for; always with the previous period, as the page does.
 */
export const measureScrubbing: Measure = async ({ host, port, keys, shape }) => {
  const connection = await openConnection(port);
  const rows: Row[] = [];
  for (const [name, drag] of Object.entries(drags)) {
    const requests = Array.from({ length: steps }, (_, at) => requestFor(shape, keys.read, drag(shape, at)));
    for (const request of requests.slice(0, 5)) await connection.send(request);
    await host.meter('scrubbing');
    const followed = await follow(connection, requests);
    const { cpuSeconds } = await host.metered('scrubbing');
    rows.push(...rowsOf(`scrubbing, ${name}`, { ...followed, cpuMs: cpuSeconds * 1000 }));
  }
  connection.close();
  return rows;
};

function requestFor({ bot, firstDayMs }: Shape, key: string, { first, last, granularity }: ReturnType<Drag>): Buffer {
  const day = (number: number) => new Date(firstDayMs + number * dayMs).toISOString().slice(0, 10);
  const query = new URLSearchParams({ from: day(first), to: day(last), granularity, compare: 'previous' });
  return requestBytes('GET', `/api/v1/bots/${bot}/usage?${query}`, key);
}

async function follow(
  connection: Connection,
  requests: readonly Buffer[],
): Promise<{ latencies: number[]; perSecond: number }> {
  const latencies: number[] = [];
  const began = performance.now();
  let asked = -1;
  while (asked < requests.length - 1) {
    const newest = Math.min(requests.length - 1, Math.floor(((performance.now() - began) * stepsPerSecond) / 1000));
    const request = requests[newest];
    if (newest === asked || request === undefined) {
      await pause(1);
      continue;
    }
    asked = newest;
    const { status, body, ms } = await connection.send(request);
    if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 200)}`);
    latencies.push(ms);
  }
  return { latencies, perSecond: (latencies.length * 1000) / (performance.now() - began) };
}

type Followed = { latencies: number[]; perSecond: number; cpuMs: number };

function rowsOf(measure: string, { latencies, perSecond, cpuMs }: Followed): Row[] {
  return [
    { measure: `${measure}, p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    { measure: `${measure}, p95`, value: percentile(latencies, 0.95), unit: 'ms' },
    {
      measure: `${measure}, p99`,
      value: percentile(latencies, 0.99),
      unit: 'ms',
      goal: { atMost: goalMs },
      note: `${latencies.length} answers to ${steps} steps of ${stepsPerSecond} a second`,
    },
    {
      measure: `${measure}, answers`,
      value: perSecond,
      unit: 'answers/s',
      note: `${(cpuMs / latencies.length).toFixed(1)} ms of processor time each`,
    },
  ];
}
