import { afterEach, describe, expect, test, vi } from 'vitest';
import { message, open, users } from './world.ts';

afterEach(() => void vi.restoreAllMocks());

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

  test('after a failure long ago an exit tries once more, but not while it was asked to wait', async () => {
    const { turnout, sent, answers, exit, pass, settle } = open();
    answers.push('unreachable', { status: 503, retryAfter: '30' });
    turnout.received(message('a'));
    await pass(1000);
    exit();
    await settle();
    expect(sent).toHaveLength(2);
    exit();
    await settle();
    expect(sent).toHaveLength(2);
  });

  test('an exit lasts no longer than one request may, however much waits', async () => {
    const { turnout, sent, environment, exit, pass, settle } = open({ maxBatch: 1, timeoutMs: 10_000 });
    const { fetch } = environment;
    environment.fetch = async (...request) => {
      await pass(4_000);
      return fetch(...request);
    };
    const limits = vi.spyOn(AbortSignal, 'timeout');
    for (let user = 0; user < 10; user += 1) turnout.received(message(user));
    exit();
    await expect.poll(() => sent.length).toBe(3);
    expect(limits.mock.calls).toEqual([[10_000], [6_000], [2_000]]);
    await settle();
    exit();
    await settle();
    expect(turnout.stats()).toMatchObject({ queued: 7, delivered: 3 });
  });

  test('the process is listened to only while something waits: clients made by the thousand leave nothing', async () => {
    const { turnout, listeners, settle } = open();
    expect(listeners()).toBe(0);
    for (const user of ['a', 'b']) turnout.received(message(user));
    expect(listeners()).toBe(1);
    const flushed = turnout.flush();
    await settle();
    expect(await flushed).toBe(true);
    expect(listeners()).toBe(0);
  });

  test('a flush makes an end of a pause of its own making, but not of one it was asked for', async () => {
    const { turnout, sent, answers, pass, settle } = open();
    answers.push('unreachable', { status: 503, retryAfter: '30' });
    turnout.received(message('a'));
    await pass(1000);
    const flushed = turnout.flush({ timeoutMs: 60_000 });
    await settle();
    expect(sent).toHaveLength(2);
    void turnout.flush();
    await pass(29_999);
    expect(sent).toHaveLength(2);
    await pass(1);
    expect(await flushed).toBe(true);
  });

  test('each flush delivers its own: none relies on a loop of another, which ends with its request on the edge', async () => {
    const { turnout, sent, environment, pass, settle } = open();
    const { fetch } = environment;
    const gate = Promise.withResolvers<void>();
    environment.fetch = async (...request) => {
      environment.fetch = fetch;
      await gate.promise;
      return fetch(...request);
    };
    turnout.received(message('a'));
    const first = turnout.flush();
    turnout.received(message('b'));
    const second = turnout.flush();
    gate.resolve();
    expect(await first).toBe(true);
    await settle();
    expect(sent.map(users)).toEqual([['a']]);
    await pass(50);
    expect(await second).toBe(true);
    expect(sent.map(users)).toEqual([['a'], ['b']]);
  });

  test('what was told during a flush is delivered in its own time', async () => {
    const { turnout, sent, pass } = open();
    turnout.received(message('a'));
    const flushed = turnout.flush();
    turnout.received(message('b'));
    expect(await flushed).toBe(true);
    await pass(1000);
    expect(sent.map(users)).toEqual([['a'], ['b']]);
  });

  test('closing sends what waits; what is told then is dropped, and said once', async () => {
    const { turnout, sent, warnings, timers, settle } = open();
    turnout.received(message('a'));
    const closed = turnout.close();
    turnout.received(message('b'));
    turnout.received(message('c'));
    await settle();
    expect(await closed).toBe(true);
    expect(sent.flatMap(users)).toEqual(['a']);
    expect(turnout.stats()).toMatchObject({ queued: 0, delivered: 1, dropped: 2 });
    expect(warnings).toEqual(['The client is closed; further messages are dropped.']);
    expect(timers.size).toBe(0);
  });

  test('closing in vain lets go of what is left, and of the timers', async () => {
    const { turnout, answers, timers, listeners, pass } = open();
    answers.push('unreachable');
    turnout.received(message('a'));
    const closed = turnout.close({ timeoutMs: 100 });
    await pass(100);
    expect(await closed).toBe(false);
    expect(turnout.stats()).toMatchObject({ queued: 0, delivered: 0, dropped: 1 });
    expect([timers.size, listeners()]).toEqual([0, 0]);
  });
});
