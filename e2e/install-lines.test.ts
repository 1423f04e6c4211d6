import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../docs/connect');
const pages = readdirSync(folder).flatMap((file): [string, string][] => {
  const page = readFileSync(join(folder, file), 'utf8');
  return page.includes('npm install') || page.includes('for grammY') ? [[file, page]] : [];
});

test.each(pages)('what the examples of %s import, the page has people install', (_, page) => {
  const [text, ...examples] = page.split(/^```/m);
  const named = [text, ...examples.filter((_, at) => at % 2 === 1)].join('\n');
  const code = examples.filter((_, at) => at % 2 === 0).join('\n');
  const imported = [...code.matchAll(/from '((?:@[\w-]+\/)?[\w.-]+)/g)].map(([, name = '']) => name);
  const ours = /^@turnout\//;
  const missing = imported.filter((name) => !ours.test(name) && !named.split(/[\s`()]+/).includes(name));
  expect(missing).toEqual([]);
});

test('pages that have people install are found', () => {
  expect(pages.map(([file]) => file)).toEqual(expect.arrayContaining(['teams.md', 'telegram.md']));
});
