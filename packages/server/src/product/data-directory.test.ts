import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { prepareDataDirectory } from './data-directory.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'turnout-data-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('it is made, for its owner alone, with what is above it', () => {
  const path = join(parent, 'var', 'lib', 'turnout');
  prepareDataDirectory(path);
  expect(modeOf(path)).toBe(0o700);
});

test('one of ours, or an empty one, is closed to others', () => {
  const path = join(parent, 'data');
  mkdirSync(path);
  mkdirSync(join(path, 'lost+found'));
  writeFileSync(join(path, 'accounts.sqlite-wal'), '');
  chmodSync(path, 0o755);
  prepareDataDirectory(path);
  expect(modeOf(path)).toBe(0o700);
});

test('one that holds other things is left as it is', () => {
  writeFileSync(join(parent, 'letter.txt'), '');
  chmodSync(parent, 0o755);
  expect(() => prepareDataDirectory(parent)).toThrow(/holds other things \(such as "letter.txt"\)/);
  expect(modeOf(parent)).toBe(0o755);
});

test('one that holds other things is taken where nobody has to be shut out, or where it was ours before', () => {
  writeFileSync(join(parent, 'server.log'), '');
  chmodSync(parent, 0o700);
  prepareDataDirectory(parent);
  writeFileSync(join(parent, 'secret.fingerprint'), '');
  chmodSync(parent, 0o755);
  prepareDataDirectory(parent);
  expect(modeOf(parent)).toBe(0o700);
});

test('a file is none', () => {
  const path = join(parent, 'file');
  writeFileSync(path, '');
  expect(() => prepareDataDirectory(path)).toThrow(/is a file/);
  expect(() => prepareDataDirectory(join(path, 'below'))).toThrow(/lies below a file/);
});
