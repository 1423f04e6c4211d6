import { once } from 'node:events';
import { type IncomingMessage, request as open, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify, { type FastifyInstance } from 'fastify';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Collector, openCollector, openTurnout } from '../collector.ts';
import type { Counting } from '../exchange.ts';
import type { Turnout } from '../turnout.ts';
import { countMessages as countInExpress } from './express.ts';
import { countMessages as countInFastify } from './fastify.ts';
import { countMessages as countInHono } from './hono.ts';

type Said = { user?: string; id?: string; text?: string };

/** The bot: answers twice, and has its bad days. */
function answer({ user, text }: Said): { status: number; body: unknown } {
  if (text === 'crash') throw new Error('The bot is out of order.');
  if (user === undefined) return { status: 400, body: { error: 'Who are you?' } };
  return { status: 200, body: { replies: [{ id: `${user}-1` }, { id: `${user}-2`, text: 'Hello!' }] } };
}

/** As the bot's author would write it. */
const chat: Counting<unknown> = {
  received: ({ body }) => ({ platform: 'webchat', user: body.user, id: body.id }),
  sent: ({ body, answer: { replies } }) =>
    replies.map(({ id }: { id: string }) => ({ platform: 'webchat', user: body.user, id })),
};
const streamed: Counting<unknown> = {
  received: () => ({ platform: 'webchat', user: 'streaming' }),
  sent: (exchange) => (exchange.answer === undefined ? { platform: 'webchat', user: 'streaming' } : null),
};
const broken: Counting<unknown> = {
  received: ({ body }) => body.nothing.user,
  sent: () => JSON.parse('My name is Ada'),
};
const quiet: Counting<unknown> = { received: () => undefined };
const pieces = ['He', 'llo'];

type Hold = { arrived(): void; released: Promise<void> };
type Bot = { server: Server; close(): unknown };

const bots: Record<string, (turnout: Turnout, hold: Hold) => Promise<Bot>> = {
  async express(turnout, hold) {
    const app = express();
    app.use('/chat', countInExpress(turnout, chat));
    app.use('/stream', countInExpress(turnout, streamed));
    app.use('/broken', countInExpress(turnout, broken));
    app.use('/quiet', countInExpress(turnout, quiet));
    app.use(express.json(), express.urlencoded());
    app.post(['/chat', '/broken', '/quiet'], (request, response) => {
      const { status, body } = answer(request.body);
      response.status(status).json(body);
    });
    app.post('/chat/text', (request, response) => {
      response.type('json').send(JSON.stringify(answer(request.body).body));
    });
    app.post('/chat/held', async (request, response) => {
      hold.arrived();
      await hold.released;
      response.json(answer(request.body).body);
    });
    app.get('/stream', (_request, response) => {
      Readable.from(pieces).pipe(response.type('text'));
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return { server, close: () => server.close() };
  },
  async fastify(turnout, hold) {
    const app = fastify();
    const within = (write: (part: FastifyInstance) => void) =>
      app.register((part, _options, done) => {
        write(part);
        done();
      });
    const reply = (request: { body: unknown }) => answer(request.body as Said);
    await within((part) => {
      part.register(countInFastify(turnout, chat));
      part.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      part.post('/chat', (request, response) => {
        const { status, body } = reply(request);
        return response.status(status).send(body);
      });
      part.post('/chat/text', (request, response) =>
        response.type('application/json').send(JSON.stringify(reply(request).body)),
      );
      part.post('/chat/held', async (request) => {
        hold.arrived();
        await hold.released;
        return reply(request).body;
      });
    });
    await within((part) => {
      part.register(countInFastify(turnout, streamed));
      part.get('/stream', (_request, response) => response.type('text/plain').send(Readable.from(pieces)));
    });
    for (const [path, counting] of Object.entries({ '/broken': broken, '/quiet': quiet })) {
      await within((part) => {
        part.register(countInFastify(turnout, counting));
        part.post(path, (request) => reply(request).body);
      });
    }
    await app.listen({ port: 0, host: '127.0.0.1' });
    return { server: app.server, close: () => app.close() };
  },
  async hono(turnout, hold) {
    const app = new Hono();
    app.use('/chat/*', countInHono(turnout, chat));
    app.use('/stream', countInHono(turnout, streamed));
    app.use('/broken', countInHono(turnout, broken));
    app.use('/quiet', countInHono(turnout, quiet));
    app.on('POST', ['/chat', '/broken', '/quiet'], async (context) => {
      const isForm = context.req.header('Content-Type')?.includes('form') === true;
      const said = isForm ? await context.req.parseBody() : await context.req.json();
      const { status, body } = answer(said as Said);
      return context.json(body, status as 200);
    });
    app.post('/chat/text', async (context) =>
      context.body(JSON.stringify(answer(await context.req.json()).body), 200, { 'Content-Type': 'application/json' }),
    );
    app.post('/chat/held', async (context) => {
      hold.arrived();
      await hold.released;
      return context.json(answer(await context.req.json()).body);
    });
    app.get('/stream', (context) =>
      stream(context, async (to) => {
        for (const piece of pieces) await to.write(piece);
      }),
    );
    app.onError((_error, context) => context.json({ error: 'Sorry.' }, 500));
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    await once(server, 'listening');
    return { server, close: () => server.close() };
  },
};

describe.each(Object.keys(bots))('%s', (framework) => {
  let collector: Collector;
  let bot: Bot;
  let address: string;
  let client: ReturnType<typeof openTurnout>;
  let hold: Hold & { release(): void; waits: Promise<void> };

  beforeAll(async () => {
    collector = await openCollector();
  });
  afterAll(() => collector.close());
  beforeEach(async () => {
    collector.messages.length = 0;
    client = openTurnout(collector);
    const [released, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    hold = { arrived: arrived.resolve, waits: arrived.promise, released: released.promise, release: released.resolve };
    const start = bots[framework];
    if (start === undefined) throw new Error('There is no such framework.');
    bot = await start(client.turnout, hold);
    // The cast: it listens on a port, not on a pipe.
    address = `http://127.0.0.1:${(bot.server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await client.turnout.close();
    await bot.close();
  });

  const post = (path: string, said: Said) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(said),
    });
  /** What Turnout got, once it has so many. Counting ends after the answer. */
  async function arrived(count: number): Promise<string[]> {
    await vi.waitFor(async () => {
      await client.turnout.flush();
      expect(collector.messages.length).toBeGreaterThanOrEqual(count);
    }, 20_000);
    return collector.messages.map(({ direction, user, id }) => `${direction} ${user} ${id}`).toSorted();
  }
  /** Waits until the exchange of a message told after the others has been counted, so that those have been, too. */
  async function afterwards(): Promise<string[]> {
    await post('/chat', { user: 'last', id: 'last' });
    const all = await arrived(3);
    return all.filter((message) => !message.includes(' last'));
  }

  test('counts what came with the request and went with the answer, and changes neither', async () => {
    const before = Date.now();
    const response = await post('/chat', { user: 'ada', id: 'm1', text: 'hi' });
    expect(await response.json()).toEqual(answer({ user: 'ada' }).body);
    expect(await arrived(3)).toEqual(['received ada m1', 'sent ada ada-1', 'sent ada ada-2']);
    const [received = 0, sent = 0] = ['received', 'sent'].map(
      (direction) => collector.messages.find((message) => message.direction === direction)?.timestamp,
    );
    expect(received).toBeGreaterThanOrEqual(before);
    expect(sent).toBeGreaterThanOrEqual(received);
  });

  test('reads JSON that the bot wrote itself', async () => {
    const response = await post('/chat/text', { user: 'ada', id: 'm1' });
    expect(await response.json()).toEqual(answer({ user: 'ada' }).body);
    expect(await arrived(3)).toEqual(['received ada m1', 'sent ada ada-1', 'sent ada ada-2']);
  });

  test('reads a form', async () => {
    await fetch(`${address}/chat`, { method: 'POST', body: new URLSearchParams({ user: 'ada', id: 'm1' }) });
    expect(await arrived(3)).toContain('received ada m1');
  });

  test('keeps requests at the same time apart', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `user${at}`);
    await Promise.all(names.map((user) => post('/chat', { user, id: `m-${user}` })));
    const expected = names.flatMap((user) => [
      `received ${user} m-${user}`,
      `sent ${user} ${user}-1`,
      `sent ${user} ${user}-2`,
    ]);
    expect(await arrived(120)).toEqual(expected.toSorted());
  });

  test.each([
    ['a request that is refused', { text: 'who am I?' }, 400],
    ['a bot that fails', { user: 'ada', text: 'crash' }, 500],
  ])('%s holds no message', async (_name, said, status) => {
    expect((await post('/chat', said)).status).toBe(status);
    expect(await afterwards()).toEqual([]);
    expect(client.problems).toEqual([]);
  });

  test('a stream passes as it is, and its text is nobody’s business', async () => {
    const response = await fetch(`${address}/stream`);
    expect(await response.text()).toBe('Hello');
    expect(await arrived(2)).toEqual([
      expect.stringMatching(/^received streaming /),
      expect.stringMatching(/^sent streaming /),
    ]);
  });

  test('functions that fail are the counting’s trouble, not the bot’s', async () => {
    const response = await post('/broken', { user: 'ada' });
    expect(await response.json()).toEqual(answer({ user: 'ada' }).body);
    await vi.waitFor(() => expect(client.turnout.stats().invalid).toBe(2), 20_000);
    expect(client.problems.toSorted()).toEqual([
      'What was to give a message failed: SyntaxError.',
      'What was to give a message failed: TypeError.',
    ]);
  });

  test('functions may find no message', async () => {
    expect((await post('/quiet', { user: 'ada' })).status).toBe(200);
    expect(await afterwards()).toEqual([]);
    expect(client.turnout.stats().invalid).toBe(0);
  });

  // Hono hands its answer over, and does not learn what becomes of it.
  if (framework !== 'hono') {
    test('who hangs up before the answer has written, and was sent nothing', async () => {
      const closed = new Promise((resolve) => {
        bot.server.once('request', (request: IncomingMessage) => request.socket.once('close', resolve));
      });
      const request = open(`${address}/chat/held`, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
      request.on('error', () => {}).end(JSON.stringify({ user: 'ada', id: 'm1' }));
      await hold.waits;
      request.destroy();
      await closed;
      await turn();
      hold.release();
      expect(await afterwards()).toEqual(['received ada m1']);
      expect(client.problems).toEqual([]);
    });
  }
});

test('what fastify injects is counted, too: tests of a bot see its counts', async () => {
  const collector = await openCollector();
  const { turnout } = openTurnout(collector);
  const app = fastify();
  app.register(countInFastify(turnout, chat));
  app.post('/chat', (request) => answer(request.body as Said).body);
  await app.inject({ method: 'POST', url: '/chat', payload: { user: 'ada', id: 'm1' } });
  await vi.waitFor(async () => {
    await turnout.flush();
    expect(collector.messages.map(({ id }) => id).toSorted()).toEqual(['ada-1', 'ada-2', 'm1']);
  }, 20_000);
  await app.close();
  collector.close();
});
