import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The package as its users get it: packed, and installed into an empty project, without a network.

const run = promisify(execFile);
const sdk = join(import.meta.dirname, '..');
const root = join(sdk, '../..');
const project = mkdtempSync(join(tmpdir(), 'turnout-packed-'));
const installed = join(project, 'node_modules/@turnout/sdk');
const adapters = globSync('*.ts', { cwd: join(sdk, 'src/adapters'), exclude: ['*.test.ts'] }).map((file) =>
  file.replace(/\.ts$/, ''),
);
const entries = ['@turnout/sdk', ...adapters.map((name) => `@turnout/sdk/${name}`)];

/** The Node.js and npm of the machine, not those that the repository installs. */
const machinePath = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);
/** Nothing of the npm that runs these tests reaches the one that they run. */
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^NODE_|^VITEST/i.test(name))),
  PATH: machinePath,
};
const runtimes = ['node', process.execPath];

/** What arrives at the place of Turnout. */
let messages: { user: string; id: string }[] = [];
const server = createServer((request, response) => {
  void text(request).then((body) => {
    const batch = JSON.parse(body);
    messages.push(...batch);
    response.end(JSON.stringify({ accepted: batch.length, rejected: [] }));
  });
});

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  await run('npm', ['pack', '--pack-destination', project], { cwd: sdk, env });
  const [packed = ''] = globSync('*.tgz', { cwd: project });
  writeFileSync(join(project, 'package.json'), '{ "name": "empty", "private": true }');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./${packed}`], { cwd: project, env });
}, 300_000);

afterAll(() => {
  server.close();
  rmSync(project, { recursive: true, force: true });
});

test('it holds what is built and what people read, and depends on nothing', () => {
  const files = globSync('**/*', { cwd: installed, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1));
  expect(files.filter((file) => !file.startsWith('dist/')).toSorted()).toEqual([
    'LICENSE',
    'README.md',
    'package.json',
  ]);
  expect(files.filter((file) => !/\.(?:js|d\.ts)$/.test(file) && file.startsWith('dist/'))).toEqual([
    'dist/cjs/package.json',
  ]);
  const { dependencies, peerDependencies, peerDependenciesMeta, types, typesVersions } = JSON.parse(
    readFileSync(join(installed, 'package.json'), 'utf8'),
  );
  // Where TypeScript looks when it is told to resolve as Node.js 10 did, which knows no `exports`.
  expect(files).toContain(join(types));
  const [pattern] = typesVersions['*']['*'];
  for (const name of adapters) expect(files).toContain(join(pattern.replace('*', name)));
  expect(dependencies).toBeUndefined();
  // Whose types an adapter names is a peer, or strict package managers do not find them; none is ever installed for it.
  const named = globSync('dist/**/*.d.ts', { cwd: installed }).flatMap((file) =>
    [...readFileSync(join(installed, file), 'utf8').matchAll(/from '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(
      ([, name]) => name,
    ),
  );
  expect([...new Set(named)].toSorted()).toEqual(Object.keys(peerDependencies));
  expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies));
  expect(globSync('node_modules/*', { cwd: project })).toEqual(['node_modules/@turnout']);
  expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
});

test('the core is smaller than 6 KB, compressed', () => {
  for (const format of ['esm', 'cjs']) {
    const core = readFileSync(join(installed, 'dist', format, 'index.js'));
    // It is all of it: the core imports nothing.
    expect(core.toString()).not.toMatch(/\b(?:import|require)\b\s*[({'"]|\bfrom\s*['"]/);
    expect(gzipSync(core).length).toBeLessThan(6 * 1024);
  }
});

/** A bot that ends by itself, without having flushed. */
const bot = (open: string) => `${open}
const turnout = createTurnout({ url: process.env.URL, bot: 'b', key: 'k' });
for (let user = 0; user < 1200; user += 1) turnout.received({ platform: 'telegram', user });
process.on('exit', () => console.log(JSON.stringify(turnout.stats())));
`;
const asModule = "import { createTurnout } from '@turnout/sdk';";
const asCommonJs = "const { createTurnout } = require('@turnout/sdk');";

describe.each(runtimes)('under %s', (node) => {
  test.each([
    ['import', 'bot.mjs', asModule, []],
    ['require', 'bot.cjs', asCommonJs, []],
    ['the conditions of Bun', 'bot.mjs', asModule, ['--conditions=bun']],
    ['the conditions of workerd', 'bot.mjs', asModule, ['--conditions=workerd', '--conditions=worker']],
    ['the conditions of Deno', 'bot.mjs', asModule, ['--conditions=deno']],
    ['the conditions of browsers', 'bot.mjs', asModule, ['--conditions=browser']],
  ])('%s: what a bot told is delivered before its process ends', async (_name, file, open, flags) => {
    writeFileSync(join(project, file), bot(open));
    messages = [];
    // The cast: it listens on a port, not on a pipe.
    const { port } = server.address() as AddressInfo;
    const { stdout } = await run(node, [...flags, file], {
      cwd: project,
      env: { ...env, URL: `http://127.0.0.1:${port}` },
    });
    expect(JSON.parse(stdout)).toEqual({ queued: 0, delivered: 1200, rejected: 0, invalid: 0, dropped: 0 });
    expect(new Set(messages.map(({ user }) => user)).size).toBe(1200);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(1200);
  });

  test.each(entries)(
    '%s is there for import and for require, with the same names, and needs nothing else',
    async (entry) => {
      const names =
        'console.log(JSON.stringify(Object.keys(entry).filter((name) => name !== "module.exports").sort()))';
      const imported = await run(node, ['--input-type=module', '-e', `import * as entry from '${entry}'; ${names}`], {
        cwd: project,
        env,
      });
      const required = await run(node, ['-e', `const entry = require('${entry}'); ${names}`], { cwd: project, env });
      expect(JSON.parse(imported.stdout)).not.toEqual([]);
      expect(imported.stdout).toBe(required.stdout);
    },
  );
});

describe('types', () => {
  const program = (from: string, lines: string) => `${from}
const turnout: Turnout = createTurnout({ url: 'http://127.0.0.1:7070', bot: 'b', key: process.env['KEY'] });
turnout.received({ platform: 'telegram', user: 42, id: 7n, timestamp: new Date() });
turnout.sent(() => [{ platform: 'telegram', user: '42' }]);
const gone: Promise<boolean> = turnout.flush({ timeoutMs: 1 });
const queued: number = turnout.stats().queued;
// @ts-expect-error: the types are there, and strict
turnout.received({ platform: 'telegram', text: 'hello' });
export { gone, queued };
${lines}
`;
  const everyEntry = entries.map((entry, at) => `export * as entry${at} from '${entry}';`).join('\n');

  test.each([
    ['bundler', 'program.ts', { moduleResolution: 'bundler', module: 'esnext' }],
    ['node16, a module', 'program.mts', { moduleResolution: 'node16', module: 'node16' }],
    ['node16, CommonJS', 'program.cts', { moduleResolution: 'node16', module: 'node16' }],
    ['nodenext', 'program.mts', { moduleResolution: 'nodenext', module: 'nodenext' }],
    [
      'the conditions of Bun',
      'program.ts',
      { moduleResolution: 'bundler', module: 'esnext', customConditions: ['bun'] },
    ],
  ])(
    'are found with module resolution %s',
    async (_name, file, compilerOptions) => {
      const folder = mkdtempSync(join(project, 'types-'));
      mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
      for (const name of ['@types/node', 'undici-types'])
        cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
      writeFileSync(
        join(folder, file),
        program("import { createTurnout, type Turnout } from '@turnout/sdk';", everyEntry),
      );
      const common = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib: ['es2022'],
        types: ['node'],
        skipLibCheck: true,
      };
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: { ...common, ...compilerOptions }, files: [file] }),
      );
      await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: folder, env });
    },
    120_000,
  );
});
