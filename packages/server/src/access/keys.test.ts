import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate, readMigrations } from './migrate.ts';
import { openTemporary, type TemporaryAccess } from './temporary.ts';

let opened: TemporaryAccess;
let nowMs = Date.UTC(2026, 0, 31, 12);

beforeEach(async () => {
  opened = await openTemporary({ now: () => nowMs });
  opened.access.bots.create({ bot: 'a', name: 'A', timezone: 'UTC' });
  opened.access.bots.create({ bot: 'b', name: 'B', timezone: 'UTC' });
});
afterEach(() => opened.remove());

test('a key opens its bot with its scope', () => {
  const { keys } = opened.access;
  const ingest = keys.create('a', 'ingest');
  const read = keys.create('b', 'read');
  expect(ingest.secret).toMatch(/^turnout_ingest_[\w-]{43}$/);
  expect(ingest.id).toMatch(/^[a-z2-9]{8}$/);
  expect(keys.verify(ingest.secret)).toEqual({ id: ingest.id, bot: 'a', scope: 'ingest' });
  expect(keys.verify(read.secret)).toEqual({ id: read.id, bot: 'b', scope: 'read' });
  expect(keys.list('b').map(({ id }) => id)).toEqual([read.id]);
  expect(keys.list()).toHaveLength(2);
});

test('a key for pages is bound to their origins, for its bot, until it is revoked', () => {
  const { keys } = opened.access;
  const origins = ['https://www.example.com', 'http://localhost:8080'];
  const { id, secret } = keys.create('a', 'webchat', origins);
  expect(secret).toMatch(/^turnout_webchat_[\w-]{43}$/);
  expect(keys.verify(secret)).toEqual({ id, bot: 'a', scope: 'webchat', origins });
  expect(keys.list()).toMatchObject([{ id, scope: 'webchat', origins }]);
  expect(origins.map((origin) => keys.servesPage('a', origin))).toEqual([true, true]);
  expect(keys.servesPage('a', 'https://www.example.co')).toBe(false);
  expect(keys.servesPage('b', 'https://www.example.com')).toBe(false);
  expect(() => keys.create('a', 'webchat')).toThrow(expect.objectContaining({ code: 'invalid_origin' }));
  keys.revoke(id);
  expect(keys.servesPage('a', 'https://www.example.com')).toBe(false);
});

test('keys of before there were those for pages stay what they were', () => {
  const file = join(opened.directory, 'before.sqlite');
  const connection = new DatabaseSync(file);
  const migrations = readMigrations(new URL('./migrations/', import.meta.url));
  migrate(
    connection,
    migrations.filter(({ number }) => number < 4),
    0,
  );
  connection.exec(`INSERT INTO bots VALUES ('a', 'A', 'UTC', 1);
    INSERT INTO keys VALUES ('k1', 'a', 'ingest', 'h1', 2, 3), ('k2', 'a', 'read', 'h2', 2, NULL)`);
  migrate(connection, migrations, 0);
  const kept = connection.prepare('SELECT id, bot, scope, origins, hash, created_at, last_used_at FROM keys').all();
  expect(kept.map((row) => Object.values(row))).toEqual([
    ['k1', 'a', 'ingest', '', 'h1', 2, 3],
    ['k2', 'a', 'read', '', 'h2', 2, null],
  ]);
  connection.close();
});

test('a key cannot be read out of the files', () => {
  const { secret } = opened.access.keys.create('a', 'ingest');
  for (const name of ['accounts.sqlite', 'accounts.sqlite-wal']) {
    expect(readFileSync(join(opened.directory, name)).includes(secret.slice(-43))).toBe(false);
  }
});

test('what is no key opens nothing', () => {
  const { keys } = opened.access;
  const { secret } = keys.create('a', 'ingest');
  const garbage = ['', ' ', 'turnout_ingest_', `${secret}x`, secret.slice(0, -1), secret.replace('ingest', 'read')];
  for (const text of [...garbage, secret.toUpperCase(), 'x'.repeat(1_000_000)]) {
    expect(keys.verify(text)).toBeUndefined();
  }
});

test('a revoked key opens nothing, nor does one whose bot was removed', () => {
  const { keys, bots } = opened.access;
  const revoked = keys.create('a', 'read');
  const orphan = keys.create('a', 'read');
  expect(keys.verify(revoked.secret)).toBeDefined();
  expect(keys.revoke(revoked.id)).toBe(true);
  expect(keys.revoke(revoked.id)).toBe(false);
  expect(keys.verify(revoked.secret)).toBeUndefined();
  expect(keys.verify(orphan.secret)).toBeDefined();
  bots.delete('a');
  expect(keys.verify(orphan.secret)).toBeUndefined();
});

test('a bot that is not there gets no key', () => {
  expect(() => opened.access.keys.create('none', 'read')).toThrow(expect.objectContaining({ code: 'unknown_bot' }));
});

test('when a key was used is known to a minute', () => {
  const { keys } = opened.access;
  const { secret } = keys.create('a', 'read');
  expect(keys.list()[0]).toMatchObject({ createdAt: '2026-01-31T12:00:00.000Z' });
  expect(keys.list()[0]).not.toHaveProperty('lastUsedAt');
  const used = () => {
    keys.verify(secret);
    keys.close();
    return keys.list()[0]?.lastUsedAt;
  };
  expect(used()).toBe('2026-01-31T12:00:00.000Z');
  nowMs += 59_000;
  expect(used()).toBe('2026-01-31T12:00:00.000Z');
  nowMs += 1000;
  expect(used()).toBe('2026-01-31T12:01:00.000Z');
});
