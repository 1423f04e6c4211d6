import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLoad } from './load.ts';
import type { Server } from './process.ts';
import { questionsOf } from './questions.ts';
import { createRandom } from './random.ts';
import { createScene, type Scene, type SceneBot } from './scene.ts';
import { expectExact, expectFigures } from './truth.ts';
import { isListening, openWire, type Wire } from './wire.ts';

let scene: Scene;
let bot: SceneBot;
let server: Server;
beforeEach(async () => {
  scene = createScene();
  bot = await scene.createBot('bot', 'America/Santiago');
  server = await scene.start();
});
afterEach(() => scene.close());

const random = createRandom();
const inTime = new Date('2025-07-16T12:00:00Z');
const late = {
  platform: 'sms',
  user: 'late',
  direction: 'received',
  timestampMs: inTime.getTime(),
  id: 'late',
} as const;

/** A request that the product has begun to read: its last byte is still to come. */
async function openRequest(): Promise<{ wire: Wire; finish(): void }> {
  const { timestampMs, ...rest } = late;
  const body = JSON.stringify([{ ...rest, timestamp: timestampMs }]);
  const wire = await openWire(server.address);
  wire.send(
    [
      `POST /api/v1/bots/${bot.bot}/messages HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${bot.ingest}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
      '',
      '',
    ].join('\r\n'),
  );
  await wire.until((received) => received.startsWith('HTTP/1.1 100 Continue\r\n\r\n'));
  wire.send(body.slice(0, -1));
  return { wire, finish: () => wire.send(body.slice(-1)) };
}

async function untilDeaf(): Promise<void> {
  while (await isListening(server.address));
}

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test(`answers what it has begun to read, keeps all it has answered, and ends with 0 (seed ${random.seed})`, async () => {
    const load = createLoad(random, [bot]);
    const clients = load.run(server.address, 6);
    const request = await openRequest();
    await clients.answers(20);

    const gone = server.stop(signal);
    await untilDeaf();
    request.finish();
    const answer = await request.wire.closed;
    expect(answer).toMatch(/HTTP\/1.1 200 OK[\s\S]*\{"accepted":1,"rejected":\[\]\}$/);
    // Otherwise a client that keeps its connection busy would be served on, until it is cut off in the middle.
    expect(answer).toMatch(/^connection: close$/im);
    expect(await gone).toEqual({ code: 0, signal: null });
    await clients.over;
    expect(server.errors()).toBe('');

    server = await scene.start();
    await load.finish(server.address);
    for (const record of load.records) {
      record.answered.push(late);
      await expectExact(server.address, record, questionsOf(random, { perGranularity: 1 }));
    }
  });
});

test('a second signal ends it at once, whatever is under way', async () => {
  const request = await openRequest();
  const gone = server.stop();
  await untilDeaf();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await server.stop();
  expect(await gone).toEqual({ code: 1, signal: null });
  request.wire.cut();
  server = await scene.start();
  await expectFigures(server.address, bot, [], []);
});

test('one request to stop that comes twice, as npm and timeout pass it on, is one', async () => {
  const request = await openRequest();
  const gone = server.stop('SIGINT');
  void server.stop('SIGTERM');
  await untilDeaf();
  request.finish();
  expect(await request.wire.closed).toMatch(/HTTP\/1.1 200 OK/);
  expect(await gone).toEqual({ code: 0, signal: null });
});
