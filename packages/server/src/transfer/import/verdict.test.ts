import { instantMs, limits, type RejectionCode } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseMessages } from '../../receive/message.ts';
import { invalidJson } from '../../receive/rejection.ts';
import { type ImportScene, openImportScene } from './import-scene.ts';

// The engine shares the machine with other tests.
vi.setConfig({ testTimeout: 60_000 });

let scene: ImportScene;
beforeAll(async () => {
  scene = await openImportScene();
}, 60_000);
afterAll(() => scene.close(), 60_000);

type Verdict = { code: RejectionCode; field?: string | undefined } | 'good';
type Item = Record<string, unknown>;

/** What the messages API says of an item, but for the three rules that only files have. */
function verdictOfApi(item: unknown): Verdict {
  const known = Object.fromEntries(
    Object.entries(Object(item) as Item).filter(([name]) =>
      ['platform', 'user', 'direction', 'timestamp', 'id'].includes(name),
    ),
  );
  // Unknown fields of a file are passed over; a timestamp is required; small numbers are seconds.
  const isPlain = typeof item === 'object' && item !== null && !Array.isArray(item);
  const subject = isPlain ? known : item;
  const context = { hasher: scene.hasher, nowMs: scene.nowMs, randomId: () => 0n };
  const timestamp = known['timestamp'];
  const isSeconds = Number.isSafeInteger(timestamp) && Math.abs(Number(timestamp)) < 1e11;
  const judged = isPlain && (timestamp === undefined || isSeconds) ? { ...known, timestamp: 'none' } : subject;
  const [rejection] = parseMessages('support', [judged], context).rejected;
  if (rejection === undefined) return 'good';
  const { code, field } = rejection;
  if (isPlain && timestamp === undefined && code === 'invalid_timestamp') return { code: 'missing_field', field };
  return { code, field };
}

async function verdictsOfFile(name: string, text: string, count: number): Promise<Verdict[]> {
  const firstLine = name.endsWith('.csv') ? 2 : 1;
  const { bad } = await scene.importText(name, text, { dryRun: true });
  const verdicts: Verdict[] = Array.from({ length: count }, () => 'good' as const);
  for (const { line, code, field } of bad) verdicts[line - firstLine] = { code, field };
  return verdicts;
}

const instants = [
  '2022-01-31T09:30:00.250Z',
  '2022-01-31t09:30z',
  '2022-01-31 09:30:00+05:45',
  '2022-01-31T09:30:00-0330',
  '2024-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2000-02-29T23:59:59.999999999-23:59',
  '2022-02-30T00:00:00Z',
  '2022-04-31T00:00:00Z',
  '2022-13-01T00:00:00Z',
  '2022-00-01T00:00:00Z',
  '2022-01-00T00:00:00Z',
  '2022-01-01T24:00:00Z',
  '2022-01-01T23:60:00Z',
  '2016-12-31T23:59:60Z',
  '2022-01-01T00:00:00+24:00',
  '2022-01-01T00:00:00+23:60',
  '2022-01-01T00:00:00',
  '2022-01-01',
  '2022-01-01T00:00:00.Z',
  '2022-01-01T00:00:00.1234567890Z',
  '2022-01-01T00:00.5Z',
  '2022-01-01T00:00:00,5Z',
  '0000-01-01T00:00:00Z',
  '0050-02-29T00:00:00Z',
  '1900-12-31T23:59:59.999Z',
  '1901-01-01T00:00:00.000Z',
  '1901-01-01T00:00:00+00:01',
  '1900-12-31T23:59:00-00:01',
  '2299-12-31T23:59:59Z',
  '2300-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '10000-01-01T00:00:00Z',
  ' 2022-01-01T00:00:00Z',
  '2022-01-01T00:00:00Z\t',
  '٢٠٢٢-01-01T00:00:00Z',
];
const anyInstant = fc
  .tuple(fc.integer({ min: 1890, max: 2310 }), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), fc.nat(60), fc.nat(1099))
  .chain(([year, month, day, hour, minute, second, ms]) => {
    const two = (number: number) => String(number).padStart(2, '0');
    const date = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
    return fc.constantFrom(`${date}Z`, `${date}:${two(second)}-03:00`, `${date}:${two(second)}.${ms}+1245`);
  });
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom(
    '',
    'a',
    '😀'.repeat(256),
    '😀'.repeat(257),
    'x'.repeat(256),
    'x'.repeat(257),
    'ñ',
    '\\N',
    '\\n',
    '\0',
    ' ',
  ),
  fc.constantFrom('NULL', 'null', "'bob'", 'a"b', 'a,b', '""', '"'),
);
const timestampText = fc.oneof(fc.constantFrom(...instants), anyInstant, text);
const number = fc.oneof(
  fc.integer(),
  fc.integer({ min: -3e12, max: 5e12 }),
  fc.constantFrom(1e11, 1e11 - 1, -1e11, 1.5, 1e21, 2 ** 53, 2 ** 53 - 1, -(2 ** 53), 1_640_995_200, 1_640_995_200_000),
);
const platform = fc.oneof(
  fc.constantFrom('whatsapp', 'a'.repeat(32), 'a'.repeat(33), 'WhatsApp', '-a', 'a_-9', 'a\n', ' a', 'ａ'),
  text,
);
const direction = fc.oneof(fc.constantFrom('received', 'sent', 'Received', 'sent ', 'in'), text);
/** Mostly good, so that each fault is met alone. */
const mostly = <T>(usual: T, others: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });

test('an NDJSON file is judged as the messages API judges', async () => {
  const json = fc.jsonValue({ maxDepth: 2 });
  const value = (usual: unknown, others: fc.Arbitrary<unknown>) =>
    mostly<unknown>(usual, fc.oneof(others, others, json));
  const message = fc.record(
    {
      platform: value('whatsapp', platform),
      user: value('u1', text),
      direction: value('sent', direction),
      timestamp: value('2022-01-31T09:30:00Z', fc.oneof(timestampText, number)),
      id: value('m1', text),
      text: json,
    },
    { requiredKeys: ['platform'] },
  );
  const nowMs = scene.nowMs;
  const edges = [
    nowMs + limits.futureMs,
    nowMs + limits.futureMs + 1,
    limits.earliestMs,
    limits.earliestMs - 1,
  ].flatMap((timestamp) => [
    { platform: 'a', user: 'u', direction: 'sent', timestamp },
    { platform: 'a', user: 'u', direction: 'sent', timestamp: new Date(timestamp).toISOString() },
  ]);
  const tables = instants.map((timestamp) => ({ platform: 'a', user: 'u', direction: 'sent', timestamp }));
  const lines = fc.sample(fc.oneof({ weight: 5, arbitrary: message }, { weight: 1, arbitrary: json }), 6000);
  const items = [...edges, ...tables, ...lines].filter((item) => isWellFormed(item));

  const verdicts = await verdictsOfFile(
    'property.ndjson',
    items.map((item) => JSON.stringify(item)).join('\n'),
    items.length,
  );

  for (const [index, item] of items.entries()) {
    expect({ item: JSON.stringify(item), verdict: verdicts[index] }).toEqual({
      item: JSON.stringify(item),
      verdict: verdictOfApi(item),
    });
  }
});

test('lines that are no JSON are judged as the messages API judges, and blank ones are passed over', async () => {
  const lines = [
    '{',
    '{"a":1}}',
    '[1]',
    '"x"',
    'null',
    '1',
    '',
    '  \t',
    '{"a":01}',
    "{'a':1}",
    'NaN',
    '{"platform":"a","user":"\\ud800"}',
  ];
  const expected = lines.map((line): Verdict => (line.trim() === '' ? 'good' : verdictOfApi(parsed(line))));
  // Half a surrogate pair makes a line that is no JSON to the engine, while the API names the field.
  expected[11] = { code: 'invalid_json', field: undefined };
  expect(await verdictsOfFile('lines.ndjson', lines.join('\r\n'), lines.length)).toEqual(expected);
});

test('a CSV file is judged as the messages API judges', async () => {
  const cell = (usual: string, others: fc.Arbitrary<string>) => mostly(usual, others);
  const row = fc.record({
    timestamp: cell('2022-01-31T09:30:00Z', fc.oneof(timestampText, number.map(String))),
    platform: cell('whatsapp', platform),
    user: cell('u1', text),
    direction: cell('sent', direction),
    id: cell('m1', text),
  });
  const rows = fc
    .sample(row, 6000)
    .filter((cells) => Object.values(cells).every((value) => value.isWellFormed() && !/[\r\n]/.test(value)))
    .filter((cells) => Object.values(cells).some((value) => value !== ''));
  const quoted = (value: string) =>
    /[",]/.test(value) || value.startsWith(' ') ? `"${value.replaceAll('"', '""')}"` : value;
  const names = ['timestamp', 'platform', 'user', 'direction', 'id'] as const;
  const lines = rows.map((cells) => names.map((name) => quoted(cells[name])).join(','));

  const verdicts = await verdictsOfFile('property.csv', `${names.join(',')}\n${lines.join('\n')}\n`, rows.length);

  for (const [index, cells] of rows.entries()) {
    const given = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== ''));
    const isNumber = /^-?\d{1,16}$/.test(cells.timestamp);
    const item = isNumber ? { ...given, timestamp: Number(cells.timestamp) } : given;
    expect({ cells, verdict: verdicts[index] }).toEqual({ cells, verdict: verdictOfApi(item) });
  }
});

test('what is stored is what the messages API would have stored', async () => {
  const message = fc.record({
    platform: fc.constantFrom('whatsapp', 'webchat'),
    user: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    direction: fc.constantFrom('received', 'sent'),
    timestamp: fc
      .tuple(
        fc.constantFrom('1901-01-03', '1969-12-31', '1970-01-01', '2000-02-29', '2021-06-01'),
        fc.nat(86_399),
        fc.nat(999_999_999),
        fc.constantFrom('Z', '+05:45', '-0930', '+23:59'),
      )
      .map(([day, second, fraction, offset]) => {
        const time = new Date(second * 1000).toISOString().slice(11, 19);
        return `${day}T${time}.${String(fraction).padStart(9, '0')}${offset}`;
      }),
    id: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  });
  const items = fc.sample(message, 1000).filter(isWellFormed);
  await scene.importText('stored.ndjson', items.map((item) => JSON.stringify(item)).join('\n'), { bot: 'stored' });
  const { messages } = parseMessages('stored', items, { hasher: scene.hasher, nowMs: scene.nowMs, randomId: () => 0n });

  type Row = { platform: string; user: string; direction: string; timestampMs: number; id: string };
  const rows = await scene.engine.query<Row>(
    'read',
    `SELECT platform, toString(user) AS user, direction, toUnixTimestamp64Milli(timestamp) AS timestampMs, toString(id) AS id
     FROM messages WHERE bot = 'stored'`,
  );
  const keyOf = (row: object) => JSON.stringify(row);
  const expected = messages.map(({ platform, user, direction, timestampMs, id }) =>
    keyOf({ platform, user: String(user), direction, timestampMs, id: String(id) }),
  );
  expect(rows.map(keyOf).sort()).toEqual([...new Set(expected)].sort());
});

test('every digit of a millisecond is kept, as instantMs keeps it', () => {
  for (let ms = 0; ms < 1000; ms++) {
    expect(instantMs(`1970-01-01T00:00:00.${String(ms).padStart(3, '0')}Z`)).toBe(ms);
  }
});

/** Without what the engine's reader of JSON knows nothing of: half surrogate pairs, whole numbers beyond 64 bits. */
const isWellFormed = (item: unknown) => !/\\ud[89a-f]|\d{19,}/i.test(JSON.stringify(item));

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return invalidJson;
  }
}
