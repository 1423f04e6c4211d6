import { expect, test } from 'vitest';
import { ProductError } from './product-error.ts';
import { readSettings, type SettingSources } from './settings.ts';

const read = (sources: Partial<SettingSources>) =>
  readSettings({ flags: {}, environment: {}, dotEnv: {}, workingDirectory: '/srv', ...sources });

test('without any, the defaults hold', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 7070,
    dataDirectory: '/srv/data',
    secret: undefined,
    administrator: undefined,
    publicUrl: undefined,
    logLevel: 'info',
  });
});

test('a flag beats the environment, which beats the .env file', () => {
  const dotEnv = { TURNOUT_PORT: '1', TURNOUT_HOST: 'dot', TURNOUT_LOG_LEVEL: 'warn' };
  const environment = { TURNOUT_PORT: '2', TURNOUT_HOST: 'env', PATH: '/bin' };
  const found = read({ dotEnv, environment, flags: { TURNOUT_PORT: '3' } });
  expect(found).toMatchObject({ port: 3, host: 'env', logLevel: 'warn' });
});

test('an empty value is none', () => {
  const empty = { TURNOUT_PORT: '', TURNOUT_SECRET: '', TURNOUT_CLICKHOUSE_URL: '', TURNOUT_HOST: '' };
  expect(read({ environment: empty, dotEnv: { TURNOUT_HOST: 'dot' } })).toMatchObject({ port: 7070, host: 'dot' });
});

test.each([
  ['TURNOUT_PORT', '99999', /TURNOUT_PORT is "99999"/],
  ['TURNOUT_PORT', '-1', /TURNOUT_PORT/],
  ['TURNOUT_PORT', '80a', /TURNOUT_PORT/],
  ['TURNOUT_HOST', 'http://localhost', /TURNOUT_HOST/],
  ['TURNOUT_SECRET', 'x'.repeat(15), /TURNOUT_SECRET has 15 characters, but needs at least 16/],
  ['TURNOUT_PUBLIC_URL', 'turnout.example.org', /TURNOUT_PUBLIC_URL/],
  ['TURNOUT_PUBLIC_URL', 'ftp://turnout.example.org', /TURNOUT_PUBLIC_URL/],
  ['TURNOUT_PUBLIC_URL', 'https://example.org/turnout', /without a path/],
  ['TURNOUT_LOG_LEVEL', 'loud', /TURNOUT_LOG_LEVEL/],
  ['TURNOUT_ADMIN_EMAIL', 'nobody', /TURNOUT_ADMIN_EMAIL/],
  ['TURNOUT_ADMIN_EMAIL', 'a@example.org', /TURNOUT_ADMIN_EMAIL needs TURNOUT_ADMIN_PASSWORD/],
  ['TURNOUT_ADMIN_PASSWORD', 'correct horse', /TURNOUT_ADMIN_PASSWORD needs TURNOUT_ADMIN_EMAIL/],
  [
    'TURNOUT_CLICKHOUSE_URL',
    'http://db:8123',
    /TURNOUT_CLICKHOUSE_URL is set, but this version has the embedded engine only/,
  ],
  ['TURNOUT_DATABASE_URL', 'postgres://u:hunter2@db/t', /TURNOUT_DATABASE_URL is set/],
  ['TURNOUT_PROT', '7070', /There is no setting TURNOUT_PROT/],
  ['TURNOUT_', '1', /There is no setting TURNOUT_ /],
])('%s=%s stops with a sentence naming it', (name, value, sentence) => {
  for (const sources of [{ environment: { [name]: value } }, { dotEnv: { [name]: value } }]) {
    expect(() => read(sources)).toThrow(sentence);
    expect(() => read(sources)).toThrow(expect.objectContaining({ misuse: true }));
    expect(() => read(sources)).not.toThrow(/hunter2|xxxx/);
  }
});

test('a wrong flag is called by its name', () => {
  expect(() => read({ flags: { TURNOUT_PORT: 'x' } })).toThrow(/^--port is "x"/);
  expect(() => read({ flags: { TURNOUT_PORT: '' } })).toThrow(ProductError);
});
