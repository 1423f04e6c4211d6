import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecret } from './secret.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-secret-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const path = () => join(directory, 'secret');
const given = 'a secret of thirty-two characters';

test('it is made once, for its owner alone, and stays', () => {
  const secret = readSecret(directory, undefined);
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readSecret(directory, undefined)).toBe(secret);
  expect(readdirSync(directory).sort()).toEqual(['secret', 'secret.fingerprint']);
});

test('what tells that it changed does not tell what it is', () => {
  const secret = readSecret(directory, undefined);
  expect(readFileSync(join(directory, 'secret.fingerprint'), 'utf8')).not.toContain(secret.slice(0, 8));
});

test('a file that others may read is closed to them', () => {
  readSecret(directory, undefined);
  chmodSync(path(), 0o644);
  readSecret(directory, undefined);
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test('the setting is taken, and not written down', () => {
  expect(readSecret(directory, given)).toBe(given);
  expect(readdirSync(directory)).toEqual(['secret.fingerprint']);
  expect(readSecret(directory, given)).toBe(given);
});

test('another secret than before is refused, wherever it comes from', () => {
  readSecret(directory, undefined);
  expect(() => readSecret(directory, given)).toThrow(/TURNOUT_SECRET is another secret/);
  writeFileSync(path(), 'y'.repeat(43));
  expect(() => readSecret(directory, undefined)).toThrow(/is another secret than the one/);
});

test('one that is gone is not made anew', () => {
  readSecret(directory, undefined);
  rmSync(path());
  expect(() => readSecret(directory, undefined)).toThrow(/The secret is missing/);
});

test('one that was cut short is none', () => {
  writeFileSync(path(), 'short');
  expect(() => readSecret(directory, undefined)).toThrow(/holds no secret/);
});
