import { openConnection, requestBytes } from '../connection.ts';
import { apiMessage } from '../data.ts';
import type { Row } from '../row.ts';
import type { Measure, Stage } from '../stage.ts';
import { percentile, timed } from '../statistics.ts';

const dayMs = 86_400_000;

/** What a refresh costs after messages of known users: one of today, and two hundred that each lie on another old day. */
export const measureRefresh: Measure = async (stage) => {
  const { firstDayMs, days } = stage.shape;
  const spread = (round: number) =>
    Array.from({ length: 200 }, (_, at) => firstDayMs + Math.floor(((at + round / 3) * days) / 200) * dayMs);
  return [
    await refreshed(stage, 'refresh, a message of today', 9, () => [Date.now()]),
    await refreshed(stage, 'refresh, 200 messages of 200 old days', 3, spread),
  ];
};

async function refreshed(
  { host, port, keys, shape }: Stage,
  measure: string,
  times: number,
  instantsOf: (round: number) => readonly number[],
): Promise<Row> {
  const latencies: number[] = [];
  await host.meter(measure);
  for (let round = 0; round < times; round += 1) {
    const messages = instantsOf(round).map((instant, at) => {
      const user = ((round * 200 + at) * 7919) % shape.users;
      return apiMessage(user, `${measure}-${round}-${at * 2}`, new Date(instant).toISOString());
    });
    const request = requestBytes('POST', `/api/v1/bots/${shape.bot}/messages`, keys.ingest, `[${messages.join(',')}]`);
    // The server closes a connection that waited for a long refresh.
    const connection = await openConnection(port);
    const { ms } = await timed(async () => {
      const { status, body } = await connection.send(request);
      if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 200)}`);
      await host.settle(shape.bot);
    });
    connection.close();
    latencies.push(ms);
  }
  const { cpuSeconds, peakRssMb } = await host.metered(measure);
  const note = `median of ${times}; ${(cpuSeconds / times).toFixed(2)} s of processor time each, peak ${Math.round(peakRssMb)} MB`;
  return { measure, value: percentile(latencies, 0.5), unit: 'ms', note };
}
