import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findSource } from './recognise.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-recognise-'));
  mkdirSync(join(directory, 'folder.d'));
  writeFileSync(join(directory, 'chat.txt'), '31/12/2025, 23:59 - Ana: hi\n');
  writeFileSync(join(directory, 'chat.csv'), '31/12/2025, 23:59 - Ana: hi\n');
  writeFileSync(join(directory, 'novel.txt'), 'It was a dark and stormy night.\n');
  writeFileSync(join(directory, 'empty.txt'), '');
});
afterAll(() => rmSync(directory, { recursive: true }));

test.each([
  ['what the operator says, before all', 'chat.txt', 'rasa', 'rasa'],
  ['the content, where the name says nothing', 'chat.txt', undefined, 'whatsapp'],
  ['the name of a file of messages, whatever is in it', 'chat.csv', undefined, undefined],
] as const)('%s', async (_, name, given, expected) => {
  expect(await findSource(join(directory, name), given)).toBe(expected);
});

test.each([
  ['novel.txt', /not named as a file that can be imported.*say of which with --from\.$/],
  ['empty.txt', /say of which with --from\.$/],
  ['nowhere.txt', /not named as a file that can be imported.*\.zst\.$/],
  ['folder.d', /is a directory/],
])('what is neither: %s', async (name, sentence) => {
  await expect(findSource(join(directory, name), undefined)).rejects.toThrow(sentence);
});
