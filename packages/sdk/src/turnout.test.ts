import { describe, expect, test } from 'vitest';
import { type Answer, message, open, startMs, users } from './world.ts';

describe('delivering', () => {
  test('messages go together, with what was known at the call', async () => {
    const { turnout, sent, pass } = open();
    turnout.received({ platform: 'telegram', user: 42, id: 7n, timestamp: new Date(startMs - 5_000) });
    await pass(400);
    turnout.sent({ platform: 'telegram', user: 42 });
    await pass(599);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://turnout.example/api/v1/bots/support/messages');
    expect(sent[0]?.headers['Authorization']).toBe('Bearer k1');
    expect(sent[0]?.messages).toEqual([
      { platform: 'telegram', user: '42', direction: 'received', timestamp: startMs - 5_000, id: '7' },
      { platform: 'telegram', user: '42', direction: 'sent', timestamp: startMs + 400, id: expect.any(String) },
    ]);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 2, rejected: 0, invalid: 0, dropped: 0 });
  });

  test('a full batch does not wait, and what is beyond goes with the next', async () => {
    const { turnout, sent, pass } = open({ maxBatch: 2 });
    for (const user of ['a', 'b', 'c']) turnout.received(message(user));
    await pass(0);
    expect(sent.map(users)).toEqual([['a', 'b'], ['c']]);
  });

  test('one request at a time, in order', async () => {
    const { turnout, sent, environment, pass } = open({ maxBatch: 1 });
    let underWay = 0;
    const { fetch } = environment;
    environment.fetch = async (...args) => {
      underWay += 1;
      expect(underWay).toBe(1);
      const response = await fetch(...args);
      underWay -= 1;
      return response;
    };
    for (const user of ['a', 'b', 'c']) turnout.received(message(user));
    await pass(1000);
    expect(sent.flatMap(users)).toEqual(['a', 'b', 'c']);
  });

  test('made up ids differ from message to message and from client to client', async () => {
    const one = open();
    const ids = new Set<unknown>();
    for (let at = 0; at < 100; at += 1) one.turnout.received(message('a'));
    await one.pass(1000);
    for (const { id } of one.sent.flatMap(({ messages }) => messages)) ids.add(id);
    expect(ids.size).toBe(100);
  });
});

describe('when it fails', () => {
  test.each<[string, Answer]>([
    ['unreachable', 'unreachable'],
    ['500', { status: 500 }],
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['a page of a proxy', { status: 200, body: '<html>' }],
  ])('%s: the same messages go again, with the same ids and times', async (_name, answer) => {
    const { turnout, sent, answers, pass } = open();
    answers.push(answer);
    turnout.received(message('a'));
    await pass(1000);
    expect(turnout.stats()).toMatchObject({ queued: 1, delivered: 0 });
    await pass(375);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.messages).toEqual(sent[0]?.messages);
    expect(turnout.stats()).toMatchObject({ queued: 0, delivered: 1 });
  });

  test.each<[string, Answer]>([
    ['a key that is not known yet', { status: 401 }],
    ['a key of another scope', { status: 403 }],
    ['a bot that was not created yet', { status: 404 }],
    ['another place', { status: 301 }],
  ])('%s: the same messages go again, slowly, until somebody has mended it', async (_name, answer) => {
    const { turnout, sent, answers, pass } = open();
    answers.push(answer, answer);
    turnout.received(message('a'));
    await pass(1000);
    await pass(23_999);
    expect(sent).toHaveLength(1);
    await pass(1);
    await pass(60_000);
    expect(sent).toHaveLength(3);
    expect(turnout.stats()).toMatchObject({ queued: 0, delivered: 1 });
  });

  test('the pauses grow to a minute, and a success ends them', async () => {
    const { turnout, sent, answers, timers, environment, pass } = open();
    const pauses: number[] = [];
    for (let at = 0; at < 10; at += 1) answers.push('unreachable');
    turnout.received(message('a'));
    await pass(1000);
    for (let at = 0; at < 10; at += 1) {
      const ms = Math.min(...[...timers.values()].map((timer) => timer.at)) - environment.now();
      pauses.push(ms);
      await pass(ms);
    }
    expect(pauses).toEqual([375, 750, 1500, 3000, 6000, 12_000, 24_000, 45_000, 45_000, 45_000]);
    expect(sent).toHaveLength(11);
    turnout.received(message('b'));
    await pass(1000);
    expect(sent).toHaveLength(12);
  });

  test.each([
    ['7', 7_000],
    [new Date(startMs + 10_000).toUTCString(), 9_000],
    // A pause of more than 24 days would be none: that is as far as a timer goes.
    ['99999999999', 3_600_000],
  ])('Retry-After %s is kept', async (retryAfter, ms) => {
    const { turnout, sent, answers, pass } = open();
    answers.push({ status: 503, retryAfter });
    turnout.received(message('a'));
    await pass(1000);
    await pass(ms - 1001);
    expect(sent).toHaveLength(1);
    await pass(1001);
    expect(sent).toHaveLength(2);
  });

  test('messages told meanwhile do not shorten a pause', async () => {
    const { turnout, sent, answers, pass } = open({ maxBatch: 2 });
    answers.push({ status: 503, retryAfter: '30' });
    turnout.received(message('a'));
    await pass(1000);
    for (const user of ['b', 'c', 'd']) turnout.received(message(user));
    await pass(29_000);
    expect(sent).toHaveLength(1);
    await pass(1_000);
    expect(sent.map(users)).toEqual([['a'], ['a', 'b'], ['c', 'd']]);
  });

  test('nor do messages told while the request that fails is under way', async () => {
    const { turnout, sent, answers, environment, pass } = open();
    answers.push({ status: 503, retryAfter: '30' });
    const { fetch } = environment;
    environment.fetch = (...args) => {
      turnout.received(message('b'));
      environment.fetch = fetch;
      return fetch(...args);
    };
    turnout.received(message('a'));
    await pass(1000);
    await pass(29_000);
    expect(sent).toHaveLength(1);
  });

  test('a request that never ends is given up, and what waits is sent again', async () => {
    const { turnout, sent, environment, pass } = open({ timeoutMs: 5_000 });
    const { fetch } = environment;
    environment.fetch = () => {
      environment.fetch = fetch;
      return new Promise(() => {});
    };
    turnout.received(message('a'));
    await pass(1000);
    await pass(10_000);
    turnout.received(message('b'));
    await pass(1000);
    expect(sent.map(users)).toEqual([['a', 'b']]);
  });

  test('its answer, when it comes after all, is nobody’s any more', async () => {
    const { turnout, sent, environment, pass, settle } = open({ timeoutMs: 5_000 });
    const { fetch } = environment;
    const late = Promise.withResolvers<Response>();
    environment.fetch = () => {
      environment.fetch = fetch;
      return late.promise;
    };
    turnout.received(message('a'));
    await pass(1000);
    await pass(10_000);
    turnout.received(message('b'));
    await pass(1000);
    turnout.received(message('c'));
    late.resolve(Response.json({ accepted: 1, rejected: [] }));
    await settle();
    await pass(1000);
    expect(sent.map(users)).toEqual([['a', 'b'], ['c']]);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 3, rejected: 0, invalid: 0, dropped: 0 });
  });

  test('what cannot be taken is dropped and said, and the next goes', async () => {
    const { turnout, answers, warnings, pass } = open({ maxBatch: 1 });
    answers.push({ status: 413, body: { error: { message: 'Too large.' } } });
    turnout.received(message('a'));
    turnout.received(message('b'));
    await pass(1000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 1, rejected: 0, invalid: 0, dropped: 1 });
    expect(warnings).toEqual(['Turnout answered 413: Too large.']);
  });

  test('a batch that is too large goes in parts, and only what is too large by itself is dropped', async () => {
    const { turnout, sent, environment, pass } = open({ maxBatch: 8 });
    const { fetch } = environment;
    environment.fetch = (...request) =>
      String(request[1]?.body).includes('"huge"')
        ? Promise.resolve(new Response('<html>', { status: 413 }))
        : fetch(...request);
    for (const user of ['a', 'b', 'c', 'd', 'e', 'huge', 'f', 'g']) turnout.received(message(user));
    await pass(1000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 7, rejected: 0, invalid: 0, dropped: 1 });
    expect(sent.flatMap(users)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    for (let user = 0; user < 8; user += 1) turnout.received(message(user));
    await pass(1000);
    expect(sent.at(-1)?.messages).toHaveLength(8);
  });

  test('a proxy that takes less is given less from then on', async () => {
    const { turnout, sent, environment, warnings, pass } = open({ maxBatch: 8 });
    const sizes: number[] = [];
    const { fetch } = environment;
    environment.fetch = (...request) => {
      const size = JSON.parse(String(request[1]?.body)).length;
      sizes.push(size);
      return size > 3 ? Promise.resolve(new Response('<html>', { status: 413 })) : fetch(...request);
    };
    for (let user = 0; user < 16; user += 1) turnout.received(message(user));
    await pass(1000);
    expect(sizes).toEqual([8, 4, 2, 2, 2, 2, 2, 2, 2, 2]);
    expect(sent.flatMap(users)).toHaveLength(16);
    expect(warnings).toEqual([]);
  });

  test('messages that Turnout rejects are counted apart', async () => {
    const { turnout, answers, warnings, pass } = open();
    answers.push({ status: 200, body: { accepted: 1, rejected: [{ index: 0, message: 'Too old.' }] } });
    turnout.received(message('a'));
    turnout.received(message('b'));
    await pass(1000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 1, rejected: 1, invalid: 0, dropped: 0 });
    expect(warnings).toEqual(['Turnout rejected a message: Too old.']);
  });

  test('memory is bounded: beyond it messages are dropped, counted, and that is said once', async () => {
    const { turnout, answers, warnings, pass } = open({ maxQueued: 3 });
    answers.push('unreachable');
    for (const user of ['a', 'b', 'c', 'd', 'e']) turnout.received(message(user));
    expect(turnout.stats()).toEqual({ queued: 3, delivered: 0, rejected: 0, invalid: 0, dropped: 2 });
    expect(warnings).toHaveLength(1);
    await pass(1000);
    await pass(60_000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 3, rejected: 0, invalid: 0, dropped: 2 });
  });
});
