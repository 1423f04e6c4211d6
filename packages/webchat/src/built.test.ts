import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
