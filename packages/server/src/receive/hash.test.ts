import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Engine } from '../store/engine.ts';
import { openStore } from '../store/open.ts';
import { createHasher } from './hash.ts';

vi.setConfig({ testTimeout: 60_000 });

const secret = 'a secret of some length, as in TURNOUT_SECRET';
const hasher = createHasher(secret);

let directory: string;
let engine: Engine;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'turnout-hash-'));
  engine = await openStore({ directory });
}, 30_000);
afterAll(async () => {
  await engine.close();
  await rm(directory, { recursive: true });
});

/** The statement an import hashes by, over many ids at a time. */
function hashesOfEngine(
  kind: 'user' | 'message',
  bot: string,
  platform: string,
  ids: string[],
): Promise<{ hash: string }[]> {
  // Hexadecimal, so that no quoting stands between the id and the hash.
  const hex = ids.map((id) => Buffer.from(id).toString('hex'));
  const sql = `
    SELECT toString(sipHash64Keyed(({k0:UInt64}, {k1:UInt64}),
      concat({kind:String}, char(0), {bot:String}, char(0), {platform:String}, char(0), unhex(hex)))) AS hash
    FROM (SELECT arrayJoin(arrayEnumerate({hex:Array(String)} AS all)) AS place, all[place] AS hex) ORDER BY place`;
  return engine.query('read', sql, { ...hasher.sqlParams, kind, bot, platform, hex });
}

test.each(['user', 'message'] as const)('%s ids get the same number here and in the engine', async (kind) => {
  const fixed = ['1', '+5491155550123', 'ñandú', '😀'.repeat(256), '\0', 'a\tb\nc\\d', "'; DROP TABLE messages; --"];
  // Every length up to the longest, so that each tail of the last 8-byte word is met.
  const lengths = Array.from({ length: 256 }, (_, length) => 'x'.repeat(length + 1));
  const random = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 256 }), 1000);
  const ids = [...fixed, ...lengths, ...random];

  const expected = await hashesOfEngine(kind, 'support', 'whatsapp', ids);

  expect(ids.map((id) => ({ hash: String(hasher[kind]('support', 'whatsapp', id)) }))).toEqual(expected);
});

test('the number depends on the kind, the bot, the platform, the id and the secret', () => {
  const others = [
    hasher.message('bot', 'webchat', '1'),
    hasher.user('other', 'webchat', '1'),
    hasher.user('bot', 'whatsapp', '1'),
    hasher.user('bot', 'webchat', '2'),
    createHasher('another secret').user('bot', 'webchat', '1'),
  ];
  expect(new Set([hasher.user('bot', 'webchat', '1'), ...others]).size).toBe(6);
});

test('it does not depend on what was hashed before', () => {
  const before = hasher.user('bot', 'webchat', 'short');
  hasher.user('bot', 'webchat', 'much longer'.repeat(20));
  expect(hasher.user('bot', 'webchat', 'short')).toBe(before);
});

test('an id too long to be one is refused, without being repeated', () => {
  const hash = () => hasher.user('bot', 'webchat', '😀'.repeat(2000));
  expect(hash).toThrow(RangeError);
  expect(hash).not.toThrow(/😀/u);
});
