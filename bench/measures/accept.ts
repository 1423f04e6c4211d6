import { requestBytes, sendAll } from '../connection.ts';
import { apiMessage } from '../data.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { percentile } from '../statistics.ts';

const perBatch = 1_000;
const batchConnections = 8;
const singleConnections = 64;
/** So many batches come first and are not counted: what runs for the first time is compiled first. */
const warmUp = 16;

/** How much is accepted over HTTP, on disk with every 200, against what the engine inserts alone. */
export const measureAccept: Measure = async ({ host, port, keys, shape }) => {
  const path = `/api/v1/bots/${shape.bot}/messages`;
  const batches = Math.max(4, Math.min(400, Math.round(shape.messages / 5_000)));
  const singles = Math.max(500, Math.min(25_000, Math.round(shape.messages / 40)));
  const messageAt = (serial: string, at: number) =>
    apiMessage((at * 7919) % shape.users, serial, new Date(Date.now() - (at % 3_600_000)).toISOString());

  const bodies = Array.from({ length: batches + warmUp }, (_, batch) => {
    const messages = Array.from({ length: perBatch }, (_, at) => messageAt(`b${batch}-${at}`, batch * perBatch + at));
    return requestBytes('POST', path, keys.ingest, `[${messages.join(',')}]`);
  });
  await sendAll(port, batchConnections, bodies.splice(0, warmUp));
  const insertsBefore = await host.batches();
  await host.meter('accept');
  const batched = await sendAll(port, batchConnections, bodies);
  const { cpuSeconds } = await host.metered('accept');
  const messages = batches * perBatch;
  const perInsert = Math.round(messages / ((await host.batches()) - insertsBefore));
  const rate = (messages * 1000) / batched.ms;
  await host.settle(shape.bot);

  await host.createBot('bare', shape.timezone);
  const bare = await host.insertBare('bare', messages, perInsert);
  const bareBatches = await host.insertBare('bare', Math.min(messages, 100 * perBatch), perBatch);

  const requests = Array.from({ length: singles }, (_, at) =>
    requestBytes('POST', path, keys.ingest, messageAt(`s${at}`, at)),
  );
  await host.meter('accept');
  const single = await sendAll(port, singleConnections, requests);
  const { cpuSeconds: singleCpu } = await host.metered('accept');
  await host.settle(shape.bot);

  const rows: Row[] = [
    {
      measure: 'accept, batches of 1,000',
      value: rate,
      unit: 'messages/s',
      goal: { atLeast: 60_000 },
      note: `${batchConnections} connections, ${messages} messages, refreshing meanwhile; ${perMillion(cpuSeconds, messages)}`,
    },
    {
      measure: 'accept, share of the bare engine',
      value: (100 * rate) / bare,
      unit: '%',
      goal: { atLeast: 60 },
      against: `the engine alone, by ${perInsert} as the group commit had made: ${Math.round(bare)}/s`,
    },
    {
      measure: 'accept, share of the bare engine by 1,000',
      value: (100 * rate) / bareBatches,
      unit: '%',
      against: `the engine alone, by 1,000: ${Math.round(bareBatches)}/s`,
    },
    {
      measure: 'accept, single messages',
      value: (singles * 1000) / single.ms,
      unit: 'requests/s',
      goal: { atLeast: 5_000 },
      note: `${singleConnections} connections, ${singles} messages, refreshing meanwhile; ${perMillion(singleCpu, singles)}`,
    },
    { measure: 'accept, single messages, p50', value: percentile(single.latencies, 0.5), unit: 'ms' },
    {
      measure: 'accept, single messages, p99',
      value: percentile(single.latencies, 0.99),
      unit: 'ms',
      goal: { atMost: 150 },
    },
  ];
  return rows;
};

/** What a shared machine does not blur as much as it does a rate. */
const perMillion = (cpuSeconds: number, messages: number) =>
  `${((cpuSeconds * 1e6) / messages).toFixed(1)} s of processor time a million`;
