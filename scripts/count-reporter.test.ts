import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const reporter = join(import.meta.dirname, 'count-reporter.ts');

const cases = [
  { title: 'passes', source: `test('a', () => {}); test('b', () => {});`, line: '2 passed, 0 failed' },
  {
    title: 'fails',
    source: `test('a', () => {}); test('b', () => { throw Error('b'); });`,
    line: '1 passed, 1 failed',
  },
  { title: 'does not load', source: `throw Error('load');`, line: '0 passed, 1 failed' },
  { title: 'does not parse', source: '(', line: '0 passed, 1 failed' },
  {
    title: 'has a hook that throws',
    source: `test('a', () => {}); describe('s', () => { test('b', () => {}); afterAll(() => { throw Error('hook'); }); });`,
    line: '2 passed, 1 failed',
  },
  {
    title: 'leaves an error behind',
    source: `test('a', async () => { Promise.reject(Error('left')); await new Promise((done) => setTimeout(done, 50)); });`,
    line: '1 passed, 1 failed',
  },
  {
    title: 'ends its process',
    source: `test('a', () => { process.kill(process.pid, 'SIGKILL'); });`,
    line: '0 passed, 1 failed',
  },
  { title: 'has no tests', source: '', line: '0 passed, 1 failed' },
  { title: 'is not there', source: undefined, line: '0 passed, 1 failed' },
];

test.each(cases)('a file that $title: $line', { timeout: 30_000 }, async ({ source, line }) => {
  const { lastLine, exitCode } = await runVitest(source);
  expect(lastLine).toBe(line);
  expect(exitCode).toBe(line.endsWith(' 0 failed') ? 0 : 1);
});

test('a configuration that does not hold', { timeout: 30_000 }, async () => {
  const { lastLine, exitCode } = await runVitest(`test('a', () => {});`, { globalSetup: './nowhere.ts' });
  expect(lastLine).toBe('0 passed, 1 failed');
  expect(exitCode).toBe(1);
});

/** Runs one test file (or none) in a folder of its own. */
function runVitest(source: string | undefined, options: object = {}): Promise<{ lastLine: string; exitCode: number }> {
  const root = mkdtempSync(join(tmpdir(), 'count reporter '));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const config = { test: { globals: true, pool: 'forks', reporters: ['default', reporter], ...options } };
  writeFileSync(join(root, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};`);
  if (source !== undefined) writeFileSync(join(root, 'a.test.ts'), source);

  return new Promise((resolve) => {
    const child = execFile(process.execPath, [vitest, 'run', '--root', root], { cwd: root }, (_error, stdout) => {
      resolve({ lastLine: stdout.trimEnd().split('\n').at(-1) ?? '', exitCode: child.exitCode ?? -1 });
    });
  });
}
