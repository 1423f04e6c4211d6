import { type Connection, requestBytes } from './connection.ts';
import type { Shape } from './data.ts';

const dayMs = 86_400_000;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export type Question = { from: string; to: string; granularity: string; of?: 'usage' | 'lifecycle' };

/** All of the data by month. Its first hours (UTC) lie on the local day before. */
export function byMonth({ firstDayMs, days }: Shape): Question {
  return { from: dateOf(firstDayMs - dayMs), to: dateOf(firstDayMs + (days - 1) * dayMs), granularity: 'month' };
}

/** What dashboards ask, each with a few variants: a database that remembers an answer does not count. */
export function questionsOf(shape: Shape): Record<string, Question[]> {
  const day = (number: number) => dateOf(shape.firstDayMs + number * dayMs);
  const variants = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return {
    'two years by month': [byMonth(shape)],
    'odd ranges by week': variants.map((at) => ({
      from: day(3 + 7 * at),
      to: day(700 - 11 * at),
      granularity: 'week',
    })),
    'two years by day': variants.map((at) => ({ from: day(at), to: day(729), granularity: 'day' })),
    'coming and going in two years by month': [{ ...byMonth(shape), of: 'lifecycle' }],
    'coming and going in two years by day': variants.map((at) => ({
      from: day(at),
      to: day(729),
      granularity: 'day',
      of: 'lifecycle',
    })),
    'a month by hour': variants.map((at) => ({ from: day(60 * at), to: day(60 * at + 30), granularity: 'hour' })),
  };
}

export function requestOf(bot: string, key: string, { from, to, granularity, of = 'usage' }: Question): Buffer {
  return requestBytes('GET', `/api/v1/bots/${bot}/${of}?from=${from}&to=${to}&granularity=${granularity}`, key);
}

/** Asks so often, one after another, each of the questions in turn. The latencies (ms), but for a first round that reads the disk. */
export async function ask(connection: Connection, requests: readonly Buffer[], times: number): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = -requests.length; at < times; at += 1) {
    const request = requests[(at + requests.length) % requests.length];
    if (request === undefined) break;
    const { status, body, ms } = await connection.send(request);
    if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 200)}`);
    if (at >= 0) latencies.push(ms);
  }
  return latencies;
}
