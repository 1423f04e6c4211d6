import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type BodyFormat, bodyFormat, itemsOf } from './items.ts';
import { invalidJson } from './rejection.ts';

vi.setConfig({ testTimeout: 60_000 });

const read = (text: string, format: BodyFormat = 'json') => itemsOf(Buffer.from(text), format);
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

test.each([
  [null, 'json'],
  ['', 'json'],
  ['application/json', 'json'],
  ['Application/JSON; charset=UTF-8', 'json'],
  ['application/x-ndjson', 'ndjson'],
  ['application/x-ndjson;charset=utf-8', 'ndjson'],
  ['application/jsonl', 'ndjson'],
  ['application/ndjson', 'ndjson'],
  ['text/plain', 'unsupported_type'],
  ['application/x-www-form-urlencoded', 'unsupported_type'],
  ['application/json, text/plain', 'unsupported_type'],
  ['__proto__', 'unsupported_type'],
  ['constructor', 'unsupported_type'],
])('Content-Type %j is read as %s', (contentType, expected) => {
  expect(codeOf(() => bodyFormat(contentType))).toBe(expected);
});

describe('JSON', () => {
  test.each([
    ['{"a":1}', [{ a: 1 }]],
    [' [ {"a":1} , 2 ] ', [{ a: 1 }, 2]],
    ['[]', []],
    ['null', [null]],
    ['\ufeff[1]', [1]],
    ['{"a":1,"a":2}', [{ a: 2 }]],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each(['', ' ', '\ufeff', '{', '[1,]', '{"a":1}{"a":2}', 'NaN', '{"a":"\n"}', '[1'])(
    '%j is unreadable',
    (text) => {
      expect(codeOf(() => read(text))).toBe('unreadable_body');
    },
  );

  test('10,000 messages are read, one more is too large', () => {
    expect(read(`[${'1,'.repeat(9_999)}1]`)).toHaveLength(10_000);
    expect(codeOf(() => read(`[${'1,'.repeat(10_000)}1]`))).toBe('body_too_large');
  });
});

describe('NDJSON', () => {
  test.each([
    ['{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['{"a":1}\r\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['\ufeff1\n2', [1, 2]],
    ['1\n\n \t\n\r\n2\n\n', [1, 2]],
    ['1\nnonsense\n2', [1, invalidJson, 2]],
    ['"open\nclose"\n3', [invalidJson, invalidJson, 3]],
    ['[1,2]\n3', [[1, 2], 3]],
    ['1 2', [invalidJson]],
    ['', []],
    ['\n\n', []],
  ])('%j', (text, expected) => {
    expect(read(text, 'ndjson')).toEqual(expected);
  });

  test('10,000 lines are read, one more is too large, blank ones are free', () => {
    expect(read('1\n\n'.repeat(10_000), 'ndjson')).toHaveLength(10_000);
    expect(codeOf(() => read('1\n'.repeat(10_001), 'ndjson'))).toBe('body_too_large');
  });

  test('any values survive the way', () => {
    // JSON knows no negative zero.
    const value = fc.jsonValue({ maxDepth: 3 }).map((any) => JSON.parse(JSON.stringify(any)));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), fc.constantFrom('\n', '\r\n', '\n\n'), (values, end) => {
        const text = values.map((one) => JSON.stringify(one) + end).join('');
        expect(read(text, 'ndjson')).toEqual(values);
        expect(read(JSON.stringify(values))).toEqual(values);
      }),
    );
  });
});

test.each([
  ['a byte that begins nothing', [0x22, 0xff, 0x22]],
  ['an overlong form', [0x22, 0xc0, 0x80, 0x22]],
  ['half a character', [0x22, 0xe2, 0x82, 0x22]],
  ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['UTF-16', [0xff, 0xfe, 0x31, 0x00]],
])('%s is not UTF-8, so the whole body is unreadable', (_, bytes) => {
  for (const format of ['json', 'ndjson'] as const) {
    expect(codeOf(() => itemsOf(Buffer.from(bytes), format))).toBe('unreadable_body');
  }
});

describe('a flood of small values', () => {
  const megabytes = 16 * 1024 * 1024;
  const fill = (unit: string) => unit.repeat(megabytes / unit.length);

  test.each([
    ['empty objects', `[${fill('{},')}{}]`],
    ['empty arrays', `[${fill('[],')}[]]`],
    ['arrays in arrays', fill('[')],
    ['arrays in arrays, closed', `${'['.repeat(megabytes / 2)}${']'.repeat(megabytes / 2)}`],
    ['objects in objects', fill('{"a":')],
    ['names', `[{${fill('"a":0,')}"a":0}]`],
    ['empty objects behind a line that is broken off in a string', `"\\\n[${fill('{},')}{}]`],
    ['empty objects behind an escaped quote', `["\\"",${fill('{},')}{}]`],
  ])('%s: refused before it is parsed', (_, text) => {
    const bytes = Buffer.from(text);
    for (const format of ['json', 'ndjson'] as const) {
      const before = process.memoryUsage().heapUsed;
      expect(codeOf(() => itemsOf(bytes, format))).toBe('body_too_large');
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(megabytes / 4);
    }
  });

  test('commas and braces inside strings are no values', () => {
    const line = JSON.stringify({ user: `"${',{['.repeat(80)}\\`.slice(0, 250) });
    expect(read(`[${Array(10_000).fill(line).join()}]`)).toHaveLength(10_000);
  });
});

test('whatever the bytes are, they are items or an unreadable or too large body', () => {
  const text = Buffer.from('[{"platform":"a","user":"\\ud83d","id":1e5},null,true]\n{"x":[]}\r\n');
  const damaged = fc
    .array(fc.tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 255 })), { maxLength: 4 })
    .map((places) => {
      const bytes = Buffer.from(text);
      for (const [place, byte] of places) bytes[place] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array().map(Buffer.from), damaged),
      fc.constantFrom('json', 'ndjson'),
      (bytes, format) => {
        const outcome = codeOf(() => itemsOf(bytes, format));
        if (!Array.isArray(outcome)) expect(outcome).toMatch(/^(unreadable_body|body_too_large)$/);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a small body nested as deep as it can be does no harm', () => {
  const deep = 500_000;
  expect(read(`${'['.repeat(deep)}${']'.repeat(deep)}`)).toHaveLength(1);
  expect(codeOf(() => read('{"a":'.repeat(deep / 5)))).toBe('unreadable_body');
});
