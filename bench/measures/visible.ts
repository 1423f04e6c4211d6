import { usage } from '@turnout/contract';
import { type Connection, openConnection, requestBytes } from '../connection.ts';
import { apiMessage } from '../data.ts';
import { requestOf } from '../questions.ts';
import type { Row } from '../row.ts';
import type { Measure, Stage } from '../stage.ts';
import { pause, percentile } from '../statistics.ts';

const goalMs = 2_000;
const streamPerSecond = 500;

/** From the 200 for a message to the first answer that holds it; first of a message now and then, then in a stream of others. */
export const measureVisible: Measure = async (stage) => {
  const probes = Math.max(5, Math.min(60, Math.round(stage.shape.messages / 20_000)));
  const alone = await probe(stage, probes, 'v');
  const stream = startStream(stage);
  const inStream = await probe(stage, probes, 'w');
  const sent = await stream.stop();
  const note = `${probes} messages`;
  return [
    ...rowsOf('visible, a message now and then', alone, note),
    ...rowsOf('visible, in a stream of single messages', inStream, `${note}; ${Math.round(sent)} others a second`),
  ];
};

/** Only the probe writes on its platform, so that its messages can be counted there whatever else comes in. */
async function probe({ port, keys, shape }: Stage, times: number, name: string): Promise<number[]> {
  const connection = await openConnection(port);
  const latencies: number[] = [];
  const now = () => new Date().toISOString();
  const today = now().slice(0, 10);
  // A day around today in any zone.
  const day = (offset: number) => new Date(Date.parse(today) + offset * 86_400_000).toISOString().slice(0, 10);
  const question = requestOf(shape.bot, keys.read, { from: day(-1), to: day(1), granularity: 'day' });
  for (let at = 0; at < times; at += 1) {
    const before = await received(connection, question);
    const platform = `probe-${name}`;
    const known = apiMessage(at * 7919, `${name}${at}`, now());
    const body = JSON.stringify([
      { platform, user: 'probe', direction: 'received', timestamp: now(), id: `${name}${at}` },
      JSON.parse(known),
    ]);
    await accepted(connection, requestBytes('POST', `/api/v1/bots/${shape.bot}/messages`, keys.ingest, body));
    const began = performance.now();
    while ((await received(connection, question, platform)) < at + 1) await pause(2);
    latencies.push(performance.now() - began);
    await pause(before % 97);
  }
  connection.close();
  return latencies;
}

async function accepted(connection: Connection, request: Buffer): Promise<void> {
  const { status, body } = await connection.send(request);
  if (status !== 200) throw new Error(`Answered ${status}: ${body.slice(0, 200)}`);
}

async function received(connection: Connection, question: Buffer, platform?: string): Promise<number> {
  const { body } = await connection.send(question);
  const { platforms, all } = usage.parse(JSON.parse(body));
  if (platform === undefined) return all.period.messagesReceived;
  return platforms.find((counted) => counted.platform === platform)?.period.messagesReceived ?? 0;
}

/** Single messages of the users that are there, so many a second, until it is stopped. */
function startStream({ port, keys, shape }: Stage): { stop(): Promise<number> } {
  let isStopped = false;
  let sent = 0;
  const began = performance.now();
  const run = async (lane: number) => {
    const connection = await openConnection(port);
    while (!isStopped) {
      const user = Math.floor(Math.random() * shape.users);
      const message = apiMessage(user, `stream-${lane}-${sent}`, new Date().toISOString());
      await accepted(connection, requestBytes('POST', `/api/v1/bots/${shape.bot}/messages`, keys.ingest, message));
      sent += 1;
      const due = began + (sent * 1000) / streamPerSecond;
      if (due > performance.now()) await pause(due - performance.now());
    }
    connection.close();
  };
  const lanes = Promise.all(Array.from({ length: 16 }, (_, lane) => run(lane)));
  return {
    async stop() {
      isStopped = true;
      await lanes;
      return (sent * 1000) / (performance.now() - began);
    },
  };
}

function rowsOf(measure: string, latencies: readonly number[], note: string): Row[] {
  return [
    { measure: `${measure}, p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    { measure: `${measure}, p99`, value: percentile(latencies, 0.99), unit: 'ms', goal: { atMost: goalMs }, note },
  ];
}
