import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BackfillScene, openBackfillScene } from '../../laws/backfill-scene.ts';
import type { PlainMessage } from '../../laws/count-once.ts';
import { exportsOf, historyOf } from '../../laws/exports/exports.ts';
import { expectBruteForce } from '../../laws/verify.ts';
import { sourceNames } from './source.ts';
import { recogniseSource } from './sources.ts';

// The engine shares the machine with other tests.
vi.setConfig({ testTimeout: 120_000 });

let scene: BackfillScene;
beforeAll(async () => {
  scene = await openBackfillScene();
}, 60_000);
afterAll(() => scene.close(), 60_000);

const whole = { from: '2022-01-01', to: '2022-03-31', platforms: [] };
const questions = (['month', 'day'] as const).map((granularity) => ({ ...whole, granularity }));
const expectFigures = (bot: string, messages: readonly PlainMessage[]) =>
  expectBruteForce((question) => scene.ask(bot, question), messages, 'UTC', questions);

const cases = sourceNames.flatMap((from) => Object.keys(exportsOf[from]).map((kind) => ({ from, kind })));

test.each(cases)(
  '$from, $kind: the figures are those of a brute-force count, however often it is imported',
  async ({ from, kind }) => {
    const messages = historyOf(`${from} ${kind}`);
    const written = exportsOf[from][kind]?.(messages);
    if (written === undefined) throw new Error('There is no such export.');
    const bot = `${from}-${kind}`.replaceAll(' ', '-');
    const path = scene.write(`${bot}.${written.extension}`, written.content);
    const request = { from, bot, ...written.options };

    const tried = await scene.backfill(path, request, { isDryRun: true });
    expect(tried).toMatchObject({ rows: written.counted.length, rejected: 0, bad: [] });
    expect((await scene.ask(bot, { ...whole, granularity: 'month' })).platforms).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      expect(await scene.backfill(path, request)).toEqual(tried);
      await expectFigures(bot, written.counted);
    }
  },
);

test.each(cases)(
  '$from, $kind: cut short anywhere, it is refused or is fewer messages, and never others',
  async ({ from, kind }) => {
    const written = exportsOf[from][kind]?.(historyOf(`${from} ${kind}`).slice(0, 20));
    if (written === undefined) throw new Error('There is no such export.');
    const bytes = Buffer.from(written.content);
    for (const part of [0.5, 0.99]) {
      const path = scene.write(`cut.${written.extension}`, bytes.subarray(0, Math.floor(bytes.length * part)));
      const outcome = await scene
        .backfill(path, { from, bot: 'cut', ...written.options }, { isDryRun: true })
        .catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ name: 'ImportError' });
      else expect(outcome).toMatchObject({ rows: expect.toSatisfy((rows: number) => rows <= written.counted.length) });
    }
  },
);

const telegramChat = (...messages: object[]) =>
  JSON.stringify({ name: 'Bot', type: 'bot_chat', id: 7, messages }, undefined, 1);
const from5 = (id: number, more: object = {}) => {
  return {
    id,
    type: 'message',
    date: '2022-01-10T09:00:00',
    date_unixtime: '1641805200',
    from: 'A',
    from_id: 'user5',
    text: '',
    ...more,
  };
};

test('packed files are unpacked', async () => {
  const text = telegramChat(from5(1), from5(2));
  for (const [name, content] of [
    ['a.json.gz', zlib.gzipSync(text)],
    ['a.json.zst', zlib.zstdCompressSync(text)],
  ] as const) {
    expect(await scene.backfill(scene.write(name, content), { from: 'telegram' }, { isDryRun: true })).toMatchObject({
      rows: 2,
    });
  }
});

test('bad records are named by their place; the good ones are kept; nothing of a record is said', async () => {
  const records = [
    from5(1),
    { type: 'service', id: 2 },
    from5(3, { date_unixtime: 'SECRET' }),
    from5(4),
    from5(5, { date_unixtime: '99999999999' }),
    from5(6, { id: 'SECRET' }),
  ];
  const path = scene.write('bad.json', telegramChat(...records));
  const outcome = await scene.backfill(path, { from: 'telegram', bot: 'bad' });
  expect(outcome).toMatchObject({ rows: 5, rejected: 3, ignored: { 'service messages': 1 } });
  expect(outcome.bad.map(({ line, code, field }) => [line, code, field])).toEqual([
    [3, 'invalid_timestamp', 'date_unixtime'],
    [6, 'missing_field', 'id'],
    [5, 'timestamp_in_future', 'timestamp'],
  ]);
  expect(JSON.stringify(outcome)).not.toContain('SECRET');
});

test('lines with many records each, and a damaged one between them', async () => {
  const user = (at: number) => ({
    event: 'user',
    timestamp: 1_641_805_200 + at,
    input_channel: 'rest',
    message_id: `m${at}`,
  });
  const tracker = (sender: string) => JSON.stringify({ sender_id: sender, events: [user(1), user(2), user(3)] });
  const path = scene.write(
    'trackers.ndjson',
    [tracker('u1'), '{"sender_id": ', tracker('u2'), tracker('u3')].join('\n'),
  );
  expect(await scene.backfill(path, { from: 'rasa', bot: 'trackers' })).toMatchObject({
    rows: 10,
    rejected: 1,
    bad: [{ code: 'invalid_json' }],
  });
  expect((await scene.ask('trackers', { ...whole, granularity: 'month' })).all.period).toMatchObject({
    activeUsers: 3,
    messagesReceived: 9,
  });
});

test('messages that live counting has can be left to it; where ids are the same, they count once anyway', async () => {
  const path = scene.write('before.json', telegramChat(from5(1), from5(2, { date_unixtime: '1641900000' })));
  expect(
    await scene.backfill(path, { from: 'telegram', beforeMs: 1_641_900_000_000 }, { isDryRun: true }),
  ).toMatchObject({
    rows: 1,
    ignored: { 'messages from the day given with --before on': 1 },
  });
  const live = '{"platform":"telegram","user":"5","direction":"received","timestamp":1641805203000,"id":"5:1"}';
  await scene.importText('live.ndjson', live, { bot: 'overlap' });
  await scene.backfill(path, { from: 'telegram', bot: 'overlap' });
  const usage = await scene.ask('overlap', { ...whole, granularity: 'month' });
  expect(usage.all.period).toMatchObject({ activeUsers: 1, messagesReceived: 2 });
});

test('what is on the disk meanwhile is for its owner alone, and then gone, also after a failure', async () => {
  const scratch = () => readdirSync(scene.directory).filter((name) => name.startsWith('import-'));
  const modes: number[] = [];
  const report = () => {
    for (const name of scratch()) {
      modes.push(statSync(join(scene.directory, name)).mode & 0o077);
      for (const file of readdirSync(join(scene.directory, name))) {
        if (file !== 'file') modes.push(statSync(join(scene.directory, name, file)).mode & 0o077);
      }
    }
  };
  const path = scene.write('scratch.json', telegramChat(...Array.from({ length: 1000 }, (_, id) => from5(id))));
  await scene.backfill(path, { from: 'telegram', bot: 'scratch' }, { report });
  expect(modes.length).toBeGreaterThan(0);
  expect(new Set(modes)).toEqual(new Set([0]));
  expect(scratch()).toEqual([]);
  await expect(
    scene.backfill(scene.write('cut.json', readFileSync(path).subarray(0, 900)), { from: 'telegram' }),
  ).rejects.toThrow(/cut short/);
  expect(scratch()).toEqual([]);
});

test('it tells how far it is, and stops when asked', async () => {
  const path = scene.write('long.json', telegramChat(...Array.from({ length: 30_000 }, (_, id) => from5(id))));
  const phases = new Map<string, number | undefined>();
  const report = ({ phase, fraction }: { phase: string; fraction: number | undefined }) =>
    void phases.set(phase, fraction);
  await scene.backfill(path, { from: 'telegram', bot: 'progress' }, { report });
  expect([phases.get('Looking through'), phases.get('Converting')]).toEqual([1, 1]);
  const abort = new AbortController();
  const stopped = scene.backfill(
    path,
    { from: 'telegram', bot: 'stopped' },
    { signal: abort.signal, report: () => abort.abort() },
  );
  await expect(stopped).rejects.toThrow(/abort/);
  expect((await scene.ask('stopped', { ...whole, granularity: 'month' })).platforms).toEqual([]);
});

test.each([
  ['an empty file', Buffer.alloc(0)],
  ['zero bytes', Buffer.alloc(10_000)],
  ['random bytes', Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256))],
  ['deep nesting', Buffer.from('{"a":['.repeat(200_000))],
  ['a line without end', Buffer.from(`{"text":"${'x'.repeat(3_000_000)}`)],
  ['an HTML page', Buffer.from('<!doctype html><title>Sign in</title>')],
])('%s is refused by every source with a sentence', async (_, content) => {
  for (const from of sourceNames) {
    const refused = scene.backfill(
      scene.write('hostile.bin', content),
      { from, platform: 'sms', botUsers: ['Bot'] },
      { isDryRun: true },
    );
    const outcome = await refused.catch((error: unknown) => error);
    if (!(outcome instanceof Error))
      expect(outcome).toMatchObject({
        rows: expect.toSatisfy((rows: number) => rows <= 1),
        rejected: expect.toSatisfy((rows: number) => rows <= 1),
      });
    else expect(outcome).toMatchObject({ name: 'ImportError' });
  }
});

test.each(cases)('$from, $kind is recognised by its content, or by nothing', ({ from, kind }) => {
  const written = exportsOf[from][kind]?.(historyOf('short').slice(0, 20));
  const found = recogniseSource(Buffer.from(written?.content ?? '').subarray(0, 64 * 1024));
  // Files of that name are messages of one's own, and are not looked into.
  expect(written?.extension === 'ndjson' ? [from, undefined] : [from]).toContain(found);
});
