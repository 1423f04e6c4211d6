import { describe, expect, test, vi } from 'vitest';
import type { Environment } from './environment.ts';
import { createTurnout, type Options } from './turnout.ts';

type Sent = { url: string; headers: Record<string, string>; messages: Record<string, unknown>[] };
type Answer = { status: number; body?: unknown; retryAfter?: string } | 'unreachable';

/** A world on command: time moves when the test says so, and the server answers what it is told to. */
function createWorld() {
  let nowMs = 1_000_000;
  const timers = new Map<number, { at: number; run(): void; keepsAlive: boolean }>();
  let lastTimer = 0;
  let idle = () => {};
  const sent: Sent[] = [];
  const answers: Answer[] = [];
  const warnings: string[] = [];
  const environment: Environment = {
    async fetch(input, init) {
      await Promise.resolve();
      const messages = JSON.parse(String(init?.body));
      sent.push({ url: String(input), headers: init?.headers as Record<string, string>, messages });
      const answer = answers.shift() ?? { status: 200 };
      if (answer === 'unreachable') throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
      const { status, body = { accepted: messages.length, rejected: [] }, retryAfter } = answer;
      const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
    },
    now: () => nowMs,
    random: () => 0.5,
    setTimer(run, ms, keepsAlive) {
      lastTimer += 1;
      timers.set(lastTimer, { at: nowMs + ms, run, keepsAlive });
      return lastTimer;
    },
    clearTimer: (timer) => void timers.delete(timer as number),
    onIdleExit: (run) => {
      idle = run;
    },
    warn: (problem) => warnings.push(problem),
  };
  /** Lets promises settle. */
  const settle = async () => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    environment,
    sent,
    answers,
    warnings,
    timers,
    exit: () => idle(),
    settle,
    async pass(ms: number) {
      nowMs += ms;
      for (const [id, { at, run }] of [...timers].sort(([, a], [, b]) => a.at - b.at)) {
        if (at <= nowMs && timers.delete(id)) run();
      }
      await settle();
    },
  };
}

const options: Options = { url: 'https://turnout.example/', bot: 'support', key: 'k1' };
const message = (user: string | number) => ({ platform: 'telegram', user });
const open = (more: Partial<Options> = {}) => {
  const world = createWorld();
  return { ...world, turnout: createTurnout({ ...options, ...more }, world.environment) };
};
const users = ({ messages }: Sent) => messages.map(({ user }) => user);

describe('delivering', () => {
  test('messages go together, with what was known at the call', async () => {
    const { turnout, sent, pass } = open();
    turnout.received({ platform: 'telegram', user: 42, id: 7n, timestamp: new Date(5_000) });
    await pass(400);
    turnout.sent({ platform: 'telegram', user: 42 });
    await pass(599);
    expect(sent).toEqual([]);
    await pass(1);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://turnout.example/api/v1/bots/support/messages');
    expect(sent[0]?.headers['Authorization']).toBe('Bearer k1');
    expect(sent[0]?.messages).toEqual([
      { platform: 'telegram', user: '42', direction: 'received', timestamp: 5_000, id: '7' },
      { platform: 'telegram', user: '42', direction: 'sent', timestamp: 1_000_400, id: expect.any(String) },
    ]);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 2, rejected: 0, dropped: 0 });
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
    ['a key that is not known yet', { status: 401 }],
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
    [new Date(1_001_000 + 9_000).toUTCString(), 9_000],
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

  test('what cannot be taken is dropped and said, and the next goes', async () => {
    const { turnout, answers, warnings, pass } = open({ maxBatch: 1 });
    answers.push({ status: 413, body: { error: { message: 'Too large.' } } });
    turnout.received(message('a'));
    turnout.received(message('b'));
    await pass(1000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 1, rejected: 0, dropped: 1 });
    expect(warnings).toEqual(['Turnout answered 413: Too large.']);
  });

  test('messages that Turnout rejects are counted apart', async () => {
    const { turnout, answers, warnings, pass } = open();
    answers.push({ status: 200, body: { accepted: 1, rejected: [{ index: 0, message: 'Too old.' }] } });
    turnout.received(message('a'));
    turnout.received(message('b'));
    await pass(1000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 1, rejected: 1, dropped: 0 });
    expect(warnings).toEqual(['Too old.']);
  });

  test('memory is bounded: beyond it messages are dropped, counted, and that is said once', async () => {
    const { turnout, answers, warnings, pass } = open({ maxQueued: 3 });
    answers.push('unreachable');
    for (const user of ['a', 'b', 'c', 'd', 'e']) turnout.received(message(user));
    expect(turnout.stats()).toEqual({ queued: 3, delivered: 0, rejected: 0, dropped: 2 });
    expect(warnings).toHaveLength(1);
    await pass(1000);
    await pass(60_000);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 3, rejected: 0, dropped: 2 });
  });
});

describe('the bot comes first', () => {
  test.each<[string, unknown]>([
    ['no user', { platform: 'telegram' }],
    ['an empty user', { platform: 'telegram', user: '' }],
    ['a platform that is no slug', { platform: 'Telegram', user: 'a' }],
    ['an endless id', { platform: 'telegram', user: 'a', id: 'x'.repeat(257) }],
    ['a time that is none', { platform: 'telegram', user: 'a', timestamp: new Date('') }],
    ['nothing', undefined],
    ['null', null],
    [
      'a getter that throws',
      {
        get platform(): string {
          throw new Error('ha');
        },
      },
    ],
  ])('%s does not throw, is counted, and nothing is sent', async (_name, wrong) => {
    const { turnout, sent, pass } = open();
    // The cast: what a program without types may pass.
    turnout.received(wrong as Parameters<typeof turnout.received>[0]);
    await pass(1000);
    expect(turnout.stats()).toMatchObject({ rejected: 1, queued: 0 });
    expect(sent).toEqual([]);
  });

  test('a report that throws is nobody else’s trouble', async () => {
    const onProblem = vi.fn(() => {
      throw new Error('ha');
    });
    const { turnout, answers, pass } = open({ onProblem });
    answers.push('unreachable');
    turnout.received(message('a'));
    await pass(1000);
    await pass(375);
    expect(onProblem).toHaveBeenCalledTimes(1);
    expect(turnout.stats().delivered).toBe(1);
  });

  test('the same trouble is said once, and again after it was over', async () => {
    const { turnout, answers, warnings, pass } = open();
    answers.push('unreachable', 'unreachable', { status: 200 }, 'unreachable');
    turnout.received(message('a'));
    for (const ms of [1000, 375, 750]) await pass(ms);
    turnout.received(message('b'));
    await pass(1000);
    expect(warnings).toEqual(Array(2).fill('Turnout could not be reached: connect ECONNREFUSED'));
  });

  test('a timer never keeps the process alive, but for a flush that is waited for', async () => {
    const { turnout, answers, timers, pass } = open();
    answers.push('unreachable');
    turnout.received(message('a'));
    await pass(1000);
    expect([...timers.values()].map(({ keepsAlive }) => keepsAlive)).toEqual([false]);
    answers.push('unreachable');
    const flushed = turnout.flush({ timeoutMs: 100 });
    expect([...timers.values()].some(({ keepsAlive }) => keepsAlive)).toBe(true);
    await pass(100);
    expect(await flushed).toBe(false);
  });
});

describe('flushing', () => {
  test('sends at once and resolves when everything told before is delivered', async () => {
    const { turnout, sent, settle } = open({ maxBatch: 1 });
    for (const user of ['a', 'b']) turnout.received(message(user));
    const flushed = turnout.flush();
    await settle();
    expect(await flushed).toBe(true);
    expect(sent).toHaveLength(2);
    expect(await turnout.flush()).toBe(true);
  });

  test('an exit sends what waits, once', async () => {
    const { turnout, sent, answers, exit, settle } = open();
    answers.push('unreachable');
    turnout.received(message('a'));
    exit();
    await settle();
    exit();
    await settle();
    expect(sent).toHaveLength(1);
  });
});
