import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fileTypeOf } from './file-type.ts';
import { type ImportScene, openImportScene } from './import-scene.ts';
import { findOpenQuote } from './open-quote.ts';

// The engine shares the machine with other tests.
vi.setConfig({ testTimeout: 60_000 });

let scene: ImportScene;
beforeAll(async () => {
  scene = await openImportScene();
}, 60_000);
afterAll(() => scene.close(), 60_000);

const header = 'timestamp,platform,user,direction,id';
const good = ['2022-01-01T10:00:00Z,whatsapp,u1,received,m1', '2022-01-01T10:00:01Z,webchat,u2,sent,m2'];
const csv = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`;
const ndjson = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const message = { timestamp: '2022-01-01T10:00:00Z', platform: 'whatsapp', user: 'u1', direction: 'received' };

type Stored = { platform: string; direction: string; time: string };
const stored = (bot: string) =>
  scene.engine.query<Stored>(
    'read',
    `SELECT platform, direction, toString(timestamp) AS time FROM messages WHERE bot = {bot:String}
     GROUP BY platform, user, direction, timestamp, id ORDER BY time, platform`,
    { bot },
  );
const times = async (bot: string) => (await stored(bot)).map(({ time }) => time);
const linesOf = ({ bad }: { bad: { line: number; code: string; field?: string }[] }) =>
  bad.map(({ line, code, field }) => [line, code, field]);

test.each([
  ['plain', 'a.csv', (text: string) => Buffer.from(text)],
  ['gzip', 'a.csv.gz', zlib.gzipSync],
  ['zstd', 'a.csv.zst', zlib.zstdCompressSync],
])('the same file, %s, is the same import', async (_, name, pack) => {
  const rows = good.map((row) => row.replace(/,m\d$/, ''));
  const text = `${header.replace(',id', '')}\n${rows.join('\n')}`;
  expect(await scene.importText(name, pack(text), { bot: 'packed' })).toMatchObject({
    rows: 2,
    rejected: 0,
    withoutId: 2,
  });
  expect(await stored('packed')).toHaveLength(2);
});

test('rows without ids are each their own, and the same when the file is imported again', async () => {
  const row = good[0]?.replace(/m1$/, '') ?? '';
  const text = csv(row, row, row);
  for (let time = 0; time < 3; time++) await scene.importText('twins.csv', text, { bot: 'twins' });
  expect(await stored('twins')).toHaveLength(3);
});

test('the ids of rows are those of the API, so a file and the API can bring the same message', async () => {
  await scene.importText('ids.csv', csv(...good), { bot: 'ids' });
  const rows = await scene.engine.query<{ user: string; id: string }>(
    'read',
    "SELECT toString(user) AS user, toString(id) AS id FROM messages WHERE bot = 'ids' AND platform = 'whatsapp'",
  );
  const { hasher } = scene;
  expect(rows).toEqual([
    { user: String(hasher.user('ids', 'whatsapp', 'u1')), id: String(hasher.message('ids', 'whatsapp', 'm1')) },
  ]);
});

test('a dry run stores nothing', async () => {
  expect(await scene.importText('dry.csv', csv(...good), { bot: 'dry', dryRun: true })).toMatchObject({ rows: 2 });
  expect(await stored('dry')).toEqual([]);
});

test('columns by other names, in another order, among others', async () => {
  const text =
    'note,when,channel,who,way\n"line one\nline two",2022-01-01T10:00:00+02:00,sms,u1,sent\nx,bad,sms,u1,sent\n';
  const map = { timestamp: 'when', platform: 'channel', user: 'who', direction: 'way' };
  expect(linesOf(await scene.importText('mapped.csv', text, { bot: 'mapped', map }))).toEqual([
    [4, 'invalid_timestamp', 'timestamp'],
  ]);
  expect(await times('mapped')).toEqual(['2022-01-01 08:00:00.000']);
});

test('fields of NDJSON by other names', async () => {
  const text = ndjson({ when: 1_641_031_200_000, from: 'u1', direction: 'sent', extra: { user: 1 } });
  await scene.importText('mapped.jsonl', text, {
    bot: 'mapped-json',
    map: { timestamp: 'when', user: 'from' },
    platform: 'sms',
  });
  expect(await stored('mapped-json')).toEqual([
    { platform: 'sms', direction: 'sent', time: '2022-01-01 10:00:00.000' },
  ]);
});

test('one platform for every row, whether the file names others or none', async () => {
  await scene.importText('constant.csv', csv(...good), { bot: 'constant', platform: 'telegram' });
  expect(new Set((await stored('constant')).map(({ platform }) => platform))).toEqual(new Set(['telegram']));
});

describe('CSV as it comes', () => {
  test.each([
    ['CRLF', csv(...good).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${csv(...good)}`],
    ['blanks in the header', csv(...good).replace(header, ' timestamp , platform,user,direction , id')],
    ['a quoted header', csv(...good).replace(header, '"timestamp","platform","user","direction","id"')],
    ['no newline at the end', csv(...good).trimEnd()],
    ['blank lines', `${csv(good[0] ?? '')}\n\n${good[1]}\n\n\n`],
    ['every field quoted', csv(...good.map((row) => `"${row.replaceAll(',', '","')}"`))],
    ['a short row', csv(...good.map((row) => row.replace(/,m\d$/, '')))],
  ])('%s', async (name, text) => {
    const bot = `csv-${name.replaceAll(' ', '-').toLowerCase()}`;
    expect(await scene.importText('as-it-comes.csv', text, { bot })).toMatchObject({ rows: 2, rejected: 0 });
    expect(await times(bot)).toEqual(['2022-01-01 10:00:00.000', '2022-01-01 10:00:01.000']);
  });

  test('every bad row is named with its line; the good ones are kept', async () => {
    const text = csv(
      good[0] ?? '',
      '2022-01-01T10:00:00,whatsapp,u1,received,',
      '',
      '2022-01-01T10:00:00Z,whatsapp,u1,received,m,surplus',
      '1641031200,whatsapp,u1,received,',
      '2022-01-01T10:00:00Z,whatsapp,"u1,received,',
      'swallowed,too',
      'closed",sent,m9',
      '2022-01-01T10:00:00Z,whatsapp,,received,',
      good[1] ?? '',
      '9999999999999,whatsapp,u1,received,',
    );
    const outcome = await scene.importText('bad.csv', text, { bot: 'bad' });
    expect(linesOf(outcome)).toEqual([
      [3, 'invalid_timestamp', 'timestamp'],
      [5, 'unknown_field', undefined],
      [6, 'invalid_timestamp', 'timestamp'],
      [7, 'invalid_user', 'user'],
      [10, 'missing_field', 'user'],
      [12, 'timestamp_in_future', 'timestamp'],
    ]);
    expect(outcome).toMatchObject({ rows: 8, rejected: 6 });
    expect(await times('bad')).toEqual(['2022-01-01 10:00:00.000', '2022-01-01 10:00:01.000']);
    expect(JSON.stringify(outcome)).not.toContain('u1');
  });

  test('a quote that is never closed is one bad row, which says how much it took', async () => {
    const text = csv(good[0] ?? '', '2022-01-01T10:00:00Z,whatsapp,"u1,sent,', ...good, ...good);
    const { bad, rows } = await scene.importText('quote.csv', text, { bot: 'quote' });
    expect(rows).toBe(2);
    expect(bad).toMatchObject([
      { line: 3, code: 'invalid_user', message: expect.stringContaining('over 5 line ends') },
    ]);
    expect(await times('quote')).toEqual(['2022-01-01 10:00:00.000']);
  });

  test('lines are right in a file of many blocks', async () => {
    const rows = Array.from({ length: 300_000 }, (_, row) =>
      row % 1000 === 7 ? 'x,whatsapp,u,sent,' : (good[0] ?? ''),
    );
    const { bad } = await scene.importText('long.csv', csv(rows.join('\n')), { dryRun: true });
    expect(bad.map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, index) => index * 1000 + 7 + 2));
  });
});

test('lines of NDJSON are right in a file of many blocks', async () => {
  const rows = Array.from({ length: 300_000 }, (_, row) => (row % 1000 === 7 ? '{' : JSON.stringify(message)));
  const { bad } = await scene.importText('long.ndjson', rows.join('\n'), { dryRun: true });
  expect(bad.map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, index) => index * 1000 + 7 + 1));
});

describe('Parquet', () => {
  const write = async (name: string, select: string) => {
    const path = join(scene.directory, name);
    await scene.engine.execute('import', `INSERT INTO FUNCTION file({path:String}, 'Parquet') ${select}`, { path });
    return path;
  };
  const base = "'whatsapp' AS platform, 'received' AS direction";

  test.each([
    ['DateTime64(3)', "toDateTime64('2022-01-01 10:00:00.5', 3, 'UTC')", '10:00:00.500'],
    ['DateTime64(6) in a zone', "toDateTime64('2022-01-01 10:00:00.123456', 6, 'Asia/Tokyo')", '01:00:00.123'],
    ['DateTime64(9)', "toDateTime64('2022-01-01 10:00:00', 9, 'UTC')", '10:00:00.000'],
    ['epoch milliseconds', 'toInt64(1641031200123)', '10:00:00.123'],
    ['text', "'2022-01-01T10:00:00+01:00'", '09:00:00.000'],
    ['nullable', "toNullable(toDateTime64('2022-01-01 10:00:00', 3, 'UTC'))", '10:00:00.000'],
  ])('a timestamp column of %s', async (name, expression, time) => {
    const bot = `parquet-${name.replaceAll(/\W+/g, '-').toLowerCase()}`;
    const path = await write(`${bot}.parquet`, `SELECT ${expression} AS timestamp, 17 AS user, ${base}`);
    expect(await scene.importPath(path, { bot })).toMatchObject({ rows: 1, rejected: 0 });
    expect(await times(bot)).toEqual([`2022-01-01 ${time}`]);
  });

  test('a number is a user like its digits; rows without one are named', async () => {
    const timestamp = "'2022-01-01T10:00:00Z' AS timestamp";
    const path = await write(
      'users.parquet',
      `SELECT ${timestamp}, if(number = 3, NULL, number) AS user, ${base} FROM numbers(5)`,
    );
    expect(linesOf(await scene.importPath(path, { bot: 'users' }))).toEqual([[4, 'missing_field', 'user']]);
    const hash = String(scene.hasher.user('users', 'whatsapp', '2'));
    const found = await scene.engine.query(
      'read',
      "SELECT 1 FROM messages WHERE bot = 'users' AND user = {hash:UInt64}",
      { hash },
    );
    expect(found).toHaveLength(1);
  });

  test('columns of odd names, and names that the statement has itself', async () => {
    const select =
      "SELECT '2022-01-01T10:00:00Z' AS `row`, 'u' AS `a\\`b'\"c`, 'sms' AS `blank`, 'sent' AS `text_user`, 'm' AS `surplus`";
    const path = await write('odd.parquet', select);
    const map = { timestamp: 'row', user: 'a`b\'"c', platform: 'blank', direction: 'text_user', id: 'surplus' };
    expect(await scene.importPath(path, { bot: 'odd', map })).toMatchObject({ rows: 1, rejected: 0, withoutId: 0 });
  });

  test('rows are right in a file of many row groups', async () => {
    const path = await write(
      'long.parquet',
      `SELECT if(number % 1000 = 7, 'x', '2022-01-01T10:00:00Z') AS timestamp, 'u' AS user, ${base} FROM numbers(300000)
       SETTINGS output_format_parquet_row_group_size = 10000`,
    );
    const { bad } = await scene.importPath(path, { dryRun: true });
    expect(bad.map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, index) => index * 1000 + 7 + 1));
  });

  test('a column of lists is none', async () => {
    const path = await write('nested.parquet', `SELECT [1, 2] AS user, '2022-01-01T10:00:00Z' AS timestamp, ${base}`);
    await expect(scene.importPath(path)).rejects.toThrow(
      'has no column "user". It has "timestamp", "platform", "direction"',
    );
  });

  test('a damaged one', async () => {
    await expect(scene.importText('junk.parquet', 'PAR1 and nothing of use')).rejects.toThrow(
      /is not a Parquet file, or it is damaged/,
    );
  });
});

describe('files that cannot be imported', () => {
  test.each([
    ['empty.csv', '', /is empty/],
    ['empty.ndjson', '', /is empty/],
    ['header.csv', `${header}\n\n`, /has a line of column names and nothing below it/],
    ['header-only.csv', header, /has a line of column names and nothing below it/],
    ['semicolons.csv', csv(...good).replaceAll(',', ';'), /are separated by ";". Save it with commas/],
    ['tabs.csv', csv(...good).replaceAll(',', '\t'), /are separated by tabs/],
    ['twice.csv', csv(...good).replace('id', 'user'), /two columns named "user"/],
    [
      'missing.csv',
      csv(...good).replace('user', 'from'),
      /no column "user". It has "timestamp", "platform", "from".*--map "user=column"/,
    ],
    ['utf-16.csv', Buffer.from(`\uFEFF${csv(...good)}`, 'utf16le'), /is in UTF-16/],
    ['not.csv.gz', csv(...good), /packed badly/],
    ['cut.csv.gz', zlib.gzipSync(csv(...good)).subarray(0, -9), /packed badly/],
    ['not.csv.zst', csv(...good), /packed badly/],
    ['cut.ndjson.zst', zlib.zstdCompressSync(ndjson(message, message)).subarray(0, -9), /packed badly/],
    ['messages.xlsx', 'PK', /is not named as a file that can be imported/],
    ['messages.parquet.gz', 'PK', /packed twice/],
  ])('%s', async (name, contents, sentence) => {
    await expect(scene.importText(name, contents)).rejects.toThrow(sentence);
  });

  test('a missing one, a directory', async () => {
    await expect(scene.importPath(join(scene.directory, 'nowhere.csv'))).rejects.toThrow(/There is no file/);
    mkdirSync(join(scene.directory, 'folder.csv'));
    await expect(scene.importPath(join(scene.directory, 'folder.csv'))).rejects.toThrow(/is a directory/);
  });

  test('nothing is left behind', () => {
    expect(readdirSync(scene.directory).filter((name) => name.startsWith('import-'))).toEqual([]);
  });
});

test('a name that the engine would take for a pattern', async () => {
  expect(await scene.importText('a{1,2}*?[x] :: b.csv', csv(...good), { bot: 'pattern' })).toMatchObject({ rows: 2 });
});

test('the key of the hashes and the users stay out of errors', async () => {
  const { k0, k1 } = scene.hasher.sqlParams;
  const path = join(scene.directory, 'secret.csv');
  writeFileSync(path, csv('2022-01-01T10:00:00Z,whatsapp,"SECRET-USER,sent,'));
  const error: unknown = await scene.importPath(path).catch((cause: unknown) => cause);
  const said = `${error} ${error instanceof Error ? `${error.stack} ${error.cause}` : ''}`;
  for (const secret of [String(k0), String(k1), 'SECRET-USER']) expect(said).not.toContain(secret);
});

test('a repaired file of rows without ids brings only what was repaired, when it holds only that', async () => {
  const row = (timestamp: string) => `${timestamp},whatsapp,u1,received,`;
  const first = await scene.importText('broken.csv', csv(row('2022-01-01T10:00:00Z'), row('yesterday')), {
    bot: 'repair',
  });
  expect(first).toMatchObject({ rows: 2, rejected: 1, withoutId: 1 });
  await scene.importText('repaired.csv', csv(row('2022-01-01T11:00:00Z')), { bot: 'repair' });
  expect(await times('repair')).toEqual(['2022-01-01 10:00:00.000', '2022-01-01 11:00:00.000']);
});

test.each([
  ['closed', 'a,"b\nc","d""e"\n"f"\n', undefined],
  ['open', 'a,b\n"c\nd",e\nf,"g""\nh\n', 4],
  ['a quote inside a field is none', 'a,b"c\nd,e\n', undefined],
])('where a quote is open: %s', async (_, text, line) => {
  const path = join(scene.directory, 'open-quote.csv');
  writeFileSync(path, text);
  expect(await findOpenQuote(path, fileTypeOf(path))).toBe(line);
});

test('an import that was interrupted, and is done again, is as if it had been done once', async () => {
  const path = join(scene.directory, 'interrupted.csv');
  const select = `SELECT '2022-01-01T10:00:00Z' AS timestamp, 'sms' AS platform, toString(number) AS user, 'received' AS direction
    FROM numbers(1000000)`;
  await scene.engine.execute('import', `INSERT INTO FUNCTION file({path:String}, 'CSVWithNames') ${select}`, { path });
  const abort = new AbortController();
  const interrupted = scene.importPath(path, {
    bot: 'interrupted',
    signal: abort.signal,
    report: ({ phase }) => {
      if (phase === 'Importing') abort.abort();
    },
  });
  await expect(interrupted).rejects.toThrow(/aborted/);
  const count = async () => {
    const sql = `SELECT count() AS messages FROM (SELECT DISTINCT user, id FROM messages WHERE bot = 'interrupted')`;
    const [row] = await scene.engine.query<{ messages: number }>('read', sql);
    return row?.messages ?? 0;
  };
  expect(await count()).toBeLessThan(1_000_000);
  await scene.importPath(path, { bot: 'interrupted' });
  expect(await count()).toBe(1_000_000);
});
