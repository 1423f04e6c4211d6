import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTurnout } from './turnout.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'turnout-usage-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

async function run(argv: readonly string[], environment: Record<string, string> = {}) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const exitCode = await runTurnout({ argv, environment, workingDirectory: directory, input, output, errors });
  output.end();
  errors.end();
  return { exitCode, output: await text(output), errors: await text(errors) };
}

test.each([
  [['nonsense'], /^Unknown command 'nonsense'/],
  [['bot', 'create'], /^Required option '--timezone <zone>' not specified/],
  [['bot', 'create', '--timezone', 'UTC'], /^Missing required argument 'bot'/],
  [['bot', 'create', 'Support!', '--timezone', 'UTC'], /^A bot's id is 1 to 64/],
  [['bot', 'create', 'support', '--timezone', 'Mars/Olympus'], /time zone/],
  [['bot', 'create', 'support', '--timezone', 'UTC', '--nam', 'x'], /^Unknown option '--nam'/],
  [['bot', 'list', 'all'], /^Too many arguments/],
  [['bot', 'update', 'support'], /^Say what to change/],
  [['key', 'create', '--bot', 'support', '--scope', 'admin'], /'admin' is invalid.*ingest, read/],
  [['import', 'x.csv', '--bot', 'support', '--map', 'usr=x'], /^--map takes field=column/],
  [['import', 'x.csv', '--bot', 'support', '--platform', 'What App'], /^--platform is "What App"/],
  [['start', '--port', '70700'], /^--port is "70700"/],
])('turnout %j is told in one sentence, with exit code 2', async (argv, sentence) => {
  const { exitCode, output, errors } = await run(argv);
  expect({ exitCode, output, lines: errors.trim().split('\n').length }).toEqual({ exitCode: 2, output: '', lines: 1 });
  expect(errors).toMatch(sentence);
});

test('an unknown setting, a wrong one in .env', async () => {
  expect(await run(['bot', 'list'], { TURNOUT_PROT: '1' })).toMatchObject({
    exitCode: 2,
    errors: expect.stringContaining('There is no setting TURNOUT_PROT'),
  });
  writeFileSync(join(directory, '.env'), 'TURNOUT_PORT=seven\n');
  expect(await run(['start'])).toMatchObject({
    exitCode: 2,
    errors: expect.stringContaining('TURNOUT_PORT is "seven"'),
  });
});

test('a data directory that cannot be one', async () => {
  writeFileSync(join(directory, 'file'), '');
  expect(await run(['bot', 'list', '--data', 'file/below'])).toMatchObject({
    exitCode: 1,
    errors: expect.stringMatching(/lies below a file/),
  });
});

test('help is everywhere, with examples', async () => {
  const { output, exitCode } = await run(['--help']);
  expect(exitCode).toBe(0);
  for (const name of ['start', 'demo', 'bot', 'key', 'import', 'rebuild', 'doctor'])
    expect(output).toContain(`  ${name}`);
  const groups = { bot: ['create', 'list', 'update', 'delete'], key: ['create', 'list', 'revoke'] };
  const below = Object.entries(groups).flatMap(([group, names]) => names.map((name) => [group, name]));
  for (const argv of [['start'], ['demo'], ['import'], ['rebuild'], ['doctor'], ...below]) {
    const help = await run([...argv, '--help']);
    expect(help).toMatchObject({ exitCode: 0, errors: '', output: expect.stringMatching(/Examples:\n {2}\$ turnout/) });
    // The demo's data is its own, and gone when it stops.
    const options = argv[0] === 'demo' ? ['--json'] : ['--data', '--json'];
    for (const option of options) expect(help.output).toContain(option);
  }
  for (const group of Object.keys(groups)) expect((await run([group, '--help'])).exitCode).toBe(0);
});
