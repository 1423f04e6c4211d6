import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../dist');
const script = readFileSync(join(dist, 'webchat.js'));

test('what pages load is at most 2 KB, packed either way', () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(2048);
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(2048);
});

test('it names its version, and needs nothing that a strict content policy refuses', () => {
  const { version } = JSON.parse(readFileSync(join(dist, '../package.json'), 'utf8'));
  const text = script.toString();
  expect(text).toMatch(`/*! @turnout/webchat ${version} | Apache-2.0 */`);
  expect(text).not.toMatch(/\beval\b|new Function|import\(|\.innerHTML|document\.write|cookie/);
});

test('as a module it loads where there is no page, and brings its types', async () => {
  const code = `const { createWebchat } = await import(${JSON.stringify(join(dist, 'index.js'))});
    createWebchat({ url: 'https://t.example', bot: 'b', key: 'k', consent: 'wait' }).received();
    console.log('fine');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  expect(stdout).toBe('fine\n');
  expect(readFileSync(join(dist, 'index.d.ts'), 'utf8')).toContain('export declare function createWebchat(');
});

test('a project that has it installed gets its types, under both ways to find modules', async () => {
  const project = mkdtempSync(join(tmpdir(), 'turnout-webchat-'));
  const scope = join(project, 'node_modules/@turnout');
  mkdirSync(scope, { recursive: true });
  symlinkSync(join(dist, '..'), join(scope, 'webchat'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(project, 'page.ts'),
    `import { createWebchat } from '@turnout/webchat';
     const turnout = createWebchat({ url: 'https://t.example', bot: 'b', key: 'k' });
     turnout.received({ id: 7 });
     // @ts-expect-error
     turnout.sent({ text: 'hello' });`,
  );
  const tsc = join(import.meta.dirname, '../../../node_modules/.bin/tsc');
  const found = ['nodenext', 'bundler'].map((resolution) =>
    promisify(execFile)(
      tsc,
      [
        ...['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--types', '', 'page.ts'],
        ...['--moduleResolution', resolution, '--module', resolution === 'bundler' ? 'esnext' : resolution],
      ],
      { cwd: project },
    ),
  );
  await Promise.all(found);
  rmSync(project, { recursive: true });
});
