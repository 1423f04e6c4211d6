import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from './json-scanner.ts';
import { readJsonValues } from './json-values.ts';

async function valuesOf(text: string | Buffer, wanted: readonly string[], pieceBytes = 5): Promise<JsonValue[]> {
  const bytes = Buffer.from(text);
  function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const values: JsonValue[] = [];
  for await (const batch of readJsonValues(pieces(), 'export.json', wanted)) values.push(...batch);
  return values;
}

test('picks what is wanted, in order, and passes over the rest', async () => {
  const text = `\uFEFF{"id": -1.5e3 , "skipped": {"id": 2, "messages": [3]}, "messages": [{"a": ["\\"]}", 1]}, "é\\u00e9", null, []],
    "\\u0069d": true}  \n`;
  expect(await valuesOf(text, ['id', 'messages.*'])).toEqual([
    { path: 'id', value: -1500 },
    { path: 'messages.*', value: { a: ['"]}', 1] } },
    { path: 'messages.*', value: 'éé' },
    { path: 'messages.*', value: null },
    { path: 'messages.*', value: [] },
    { path: 'id', value: true },
  ]);
});

test('reads any JSON, spaced and cut in any way, as JSON.parse does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue({ maxDepth: 5 })),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(3),
      async (list, piece, indent) => {
        const text = JSON.stringify({ before: list, list, after: list }, undefined, indent);
        const values = await valuesOf(text, ['list.*'], piece);
        expect(values.map(({ value }) => value)).toEqual(JSON.parse(JSON.stringify(list)));
      },
    ),
    { numRuns: 100 },
  );
});

test('a key that is called like the prototype does no harm', async () => {
  const [found] = await valuesOf('{"list": [{"__proto__": {"polluted": 1}}]}', ['list.*']);
  expect(Object.getPrototypeOf(found?.value)).toBe(Object.prototype);
  expect({}).not.toHaveProperty('polluted');
});

test.each([
  ['nothing', '', /cut short/],
  ['a list that does not end', '{"list": [1, 2', /cut short/],
  ['a text that does not end', '{"list": ["abc', /cut short/],
  ['plain text', 'Hello, this is text', /no JSON, or it is damaged/],
  ['a bracket too many', '{"list": [1]}]', /no JSON/],
  ['brackets that do not match', '{"list": [1}]', /no JSON/],
  ['a second text', '{"list": []} {"list": []}', /no JSON/],
  ['a damaged record', '{"list": [{"a": tru}]}', /no JSON/],
  ['a damaged key', '{"\\u12": 1}', /no JSON/],
  ['a million brackets', '['.repeat(1_000_000), /no JSON/],
  ['zero bytes', Buffer.alloc(100), /no JSON/],
])('says what is wrong with %s', async (_, text, sentence) => {
  await expect(valuesOf(text, ['list.*'], 4096)).rejects.toThrow(sentence);
});

test('gives up on a record that is larger than any export has', async () => {
  function* endless() {
    yield Buffer.from('{"list": ["');
    for (;;) yield Buffer.alloc(4 * 1024 * 1024, 'x');
  }
  const read = readJsonValues(endless(), 'export.json', ['list.*']);
  await expect(read.next()).resolves.toMatchObject({ value: [] });
  await expect(
    (async () => {
      for await (const _ of read);
    })(),
  ).rejects.toThrow(/no JSON, or it is damaged, in the first 3\d/);
});
