import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createDeliver } from './deliver.ts';
import { type Options, readSettings, type Settings } from './settings.ts';
import { createClient } from './turnout.ts';
import { createWorld, message, open, options, users } from './world.ts';

describe('the bot comes first', () => {
  test.each<[string, unknown]>([
    ['no user', { platform: 'telegram' }],
    ['an empty user', { platform: 'telegram', user: '' }],
    ['a platform that is no slug', { platform: 'Telegram', user: 'a' }],
    ['an endless id', { platform: 'telegram', user: 'a', id: 'x'.repeat(257) }],
    ['a user that is no number', { platform: 'telegram', user: Number.NaN }],
    ['a user of 257 emoji', { platform: 'telegram', user: '😀'.repeat(257) }],
    ['a time in seconds', { platform: 'telegram', user: 'a', timestamp: 1_795_000_000 }],
    ['a time of another kind', { platform: 'telegram', user: 'a', timestamp: true }],
    ['a text', 'hello'],
    [
      'a function that throws',
      () => {
        throw new Error('ha');
      },
    ],
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
    expect(turnout.stats()).toMatchObject({ invalid: 1, queued: 0 });
    expect(sent).toEqual([]);
  });

  test('whatever it is told, and however it is made, it does not throw and loses no count', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withTypedArray: true });
    const almost = fc.record(
      { platform: fc.oneof(fc.constant('sms'), anything), user: anything, id: anything, timestamp: anything },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(anything, almost, fc.func(anything)),
        fc.oneof(anything, fc.constant(options)),
        (told, made) => {
          // The casts: what a program without types may pass.
          const turnout = createClient(made as Options, createWorld().environment);
          const count = typeof told === 'function' ? undefined : 2;
          turnout.received(told as Parameters<typeof turnout.received>[0]);
          turnout.sent(told as Parameters<typeof turnout.sent>[0]);
          const { queued, invalid, dropped } = turnout.stats();
          if (count !== undefined) expect(queued + invalid + dropped).toBe(count);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('what is wrong is said once for each kind, without anything of the message', async () => {
    const { turnout, warnings, pass } = open();
    for (const user of ['', 'x'.repeat(300), '']) turnout.received({ platform: 'telegram', user });
    turnout.received(() => JSON.parse('My name is Ada') as never);
    turnout.received({ platform: 'Ada', user: 'a' });
    turnout.received({ platform: 'telegram', user: '' });
    await pass(1000);
    expect(warnings).toEqual([
      'A user is a text of 1 to 256 characters, or a number.',
      'What was to give a message failed: SyntaxError.',
      'A platform is 1 to 32 of a-z, 0-9, "_" and "-", and starts with a letter or digit.',
    ]);
    expect(turnout.stats().invalid).toBe(6);
  });

  test('256 characters are taken, however long they are', async () => {
    const { turnout, sent, pass } = open();
    turnout.received(message('😀'.repeat(256)));
    await pass(1000);
    expect(sent.flatMap(users)).toEqual(['😀'.repeat(256)]);
  });

  test('a function gives one message, several or none', async () => {
    const { turnout, sent, pass } = open();
    turnout.received(() => message('a'));
    turnout.sent(() => [message('b'), message('c')]);
    for (const nothing of [null, undefined]) turnout.sent(() => nothing);
    await pass(1000);
    expect(sent.flatMap(users)).toEqual(['a', 'b', 'c']);
    expect(turnout.stats()).toMatchObject({ delivered: 3, invalid: 0 });
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'Nothing is counted: createTurnout() was given no url.'],
    ['no bot', { ...options, bot: undefined }, 'Nothing is counted: createTurnout() was given no bot.'],
    ['no key', { ...options, key: '' }, 'Nothing is counted: createTurnout() was given no key.'],
    ['no address', { ...options, url: 'turnout' }, 'Nothing is counted: the url is not one of http or https.'],
    ['a file', { ...options, url: 'file:///etc' }, 'Nothing is counted: the url is not one of http or https.'],
    [
      'a url with a password',
      { ...options, url: 'https://me:secret@turnout.example' },
      'Nothing is counted: the url must not hold a user name or password.',
    ],
    [
      'a key with a line break',
      { ...options, key: 'secret\n' },
      'Nothing is counted: the key holds blanks or other characters that no key has.',
    ],
  ])('made with %s, it says so once and drops what it is told', async (_name, wrong, sentence) => {
    const { environment, sent, warnings, pass } = createWorld();
    // The cast: what a program without types may pass.
    const turnout = createClient(wrong as Options, environment);
    turnout.received(message('a'));
    turnout.sent(message('a'));
    expect(await turnout.flush()).toBe(true);
    await pass(60_000);
    expect(sent).toEqual([]);
    expect(warnings).toEqual([sentence]);
    expect(turnout.stats()).toEqual({ queued: 0, delivered: 0, rejected: 0, invalid: 0, dropped: 2 });
  });

  test('numbers that make no sense fall back to what does', async () => {
    // The cast: what a program without types may pass.
    const wrong = { maxBatch: -1, maxQueued: '3', flushMs: Number.NaN, timeoutMs: null } as unknown as Options;
    const { turnout, sent, pass } = open(wrong);
    for (const user of ['a', 'b', 'c', 'd']) turnout.received(message(user));
    await pass(1000);
    expect(sent.map(users)).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  test('a time that is no whole number of milliseconds is rounded', async () => {
    const { turnout, sent, pass } = open({ timeoutMs: 2_500.7 });
    turnout.received(message('a'));
    await pass(1000);
    expect(sent.map(users)).toEqual([['a']]);
  });

  test.each([0.3, 0, -2])('a request that has %d ms left is made', async (leftMs) => {
    const fetch = () => Promise.resolve(Response.json({ accepted: 1, rejected: [] }));
    // The cast: settings would be an error here, and the options are right.
    const deliver = createDeliver(readSettings(options) as Settings, { fetch, now: Date.now });
    expect(await deliver(['{}'], leftMs)).toMatchObject({ kind: 'stored' });
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

  test('nor is one whose promise fails', async () => {
    const { turnout, answers, pass } = open({ onProblem: () => Promise.reject(new Error('ha')) as never });
    answers.push('unreachable');
    turnout.received(message('a'));
    await pass(1000);
    await pass(375);
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

  test('where there are no timers while modules load, a message waits for the next call', async () => {
    const { environment, sent, pass } = createWorld();
    const { setTimer } = environment;
    let isLoading = true;
    environment.setTimer = (...timer) => {
      if (isLoading) throw new Error('Disallowed operation called within global scope.');
      return setTimer(...timer);
    };
    const turnout = createClient(options, environment);
    turnout.received(message('a'));
    expect(turnout.stats()).toMatchObject({ queued: 1, invalid: 0 });
    expect(await turnout.flush()).toBe(false);
    isLoading = false;
    turnout.received(message('b'));
    await pass(1000);
    expect(sent.map(users)).toEqual([['a', 'b']]);
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
