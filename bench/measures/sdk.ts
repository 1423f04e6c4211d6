import { createTurnout } from '../../packages/sdk/src/index.ts';
import type { Row } from '../row.ts';
import type { Measure } from '../stage.ts';
import { percentile } from '../statistics.ts';

const bursts = 200;
const callsPerBurst = 500;
const warmUp = 20;

/**
 * What the SDK takes of a bot: the time of a call, held against the least that one could do, which is to write the same message
 * as JSON; and the processor time until it is delivered. The bot's program is this one; Turnout is another.
 */
export const measureSdk: Measure = async ({ host, port, shape }) => {
  const { ingest } = await host.createBot('sdk', shape.timezone);
  const turnout = createTurnout({ url: `http://127.0.0.1:${port}`, bot: 'sdk', key: ingest, maxQueued: 1_000_000 });
  const calls: number[] = [];
  const written: number[] = [];
  let length = 0;
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let burst = 0; burst < bursts; burst += 1) {
    for (let at = 0; at < callsPerBurst; at += 1) {
      const number = burst * callsPerBurst + at;
      const message = { platform: 'telegram', user: number % 5_000, id: `${number % 5_000}:${number}` };
      const start = performance.now();
      turnout.received(message);
      calls.push(performance.now() - start);

      const { platform, user, id } = message;
      const startWriting = performance.now();
      length += JSON.stringify({ platform, user, direction: 'received', timestamp: Date.now(), id }).length;
      written.push(performance.now() - startWriting);
    }
    // A bot does something else in between, and so do the requests.
    await turnout.flush();
  }
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - began) / 1000;
  const { delivered } = turnout.stats();
  await turnout.close();
  if (delivered !== bursts * callsPerBurst || length === 0)
    throw new Error(`Only ${delivered} messages were delivered.`);

  const us = (values: readonly number[], share: number) =>
    percentile(values.slice(warmUp * callsPerBurst), share) * 1000;
  const rows: Row[] = [
    {
      measure: 'sdk, a call, p50',
      value: us(calls, 0.5),
      unit: 'µs',
      against: `JSON.stringify of the message: ${us(written, 0.5).toFixed(2)} µs`,
    },
    {
      measure: 'sdk, a call, p99',
      value: us(calls, 0.99),
      unit: 'µs',
      note: `${delivered} calls, ${callsPerBurst} at once`,
    },
    { measure: 'sdk, a call beside JSON.stringify', value: us(calls, 0.5) / us(written, 0.5), unit: '×' },
    {
      measure: 'sdk, delivered',
      value: delivered / seconds,
      unit: 'messages/s',
      note: `${((user + system) / delivered).toFixed(1)} µs of the bot's processor time a message, requests and these measurements included`,
    },
  ];
  return rows;
};
