import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBody } from './body.ts';

const limit = 100;

function* chunksOf(sizes: number[]): Generator<Uint8Array> {
  for (const [place, size] of sizes.entries()) yield new Uint8Array(size).fill(place);
}

test('chunks are joined while they fit; what does not fit is too large, however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 60 }), { maxLength: 6 }), async (sizes) => {
      const whole = Buffer.concat(sizes.map((size, place) => Buffer.alloc(size, place)));
      const reading = readBody({ headers: new Headers(), body: ReadableStream.from(chunksOf(sizes)) }, limit);
      if (whole.length > limit) await expect(reading).rejects.toMatchObject({ code: 'body_too_large' });
      else expect(await reading).toEqual(whole);
    }),
  );
});

test('a Fetch request is read', async () => {
  const request = new Request('http://turnout/', { method: 'POST', body: 'hello' });
  expect(String(await readBody(request))).toBe('hello');
});

test('no body is an empty one', async () => {
  expect(await readBody({ headers: new Headers(), body: null })).toHaveLength(0);
});

test('what comes in small pieces is put together, not kept in pieces, and all memory for it is told of before it is taken', async () => {
  const piece = new Uint8Array(1);
  // Each piece has the memory of the one before: who keeps them reads the last one again and again.
  const dripping = function* () {
    for (let at = 0; at < 60_000; at += 1) yield piece.fill(at);
  };
  const whole = Buffer.from(Array.from({ length: 60_000 }, (_, at) => at % 256));
  for (const [headers, most] of [
    [new Headers(), 120_000],
    [new Headers({ 'content-length': '60000' }), 60_000],
  ] as const) {
    let taken = 0;
    const onGrow = (bytes: number) => {
      taken += bytes;
    };
    const read = await readBody({ headers, body: ReadableStream.from(dripping()) }, 100_000, onGrow);
    expect(read.equals(whole)).toBe(true);
    expect(taken).toBe(read.buffer.byteLength);
    expect(taken).toBeLessThanOrEqual(most);
  }
});

test('a declared length is no reason to take memory for what has not come', async () => {
  const taken: number[] = [];
  const body = ReadableStream.from([new Uint8Array(10), new Uint8Array(10)]);
  await readBody({ headers: new Headers({ 'content-length': '90000' }), body }, 100_000, (bytes) => taken.push(bytes));
  expect(taken).toEqual([1024]);
});

test('a declared length over the limit is refused before a byte is read', async () => {
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({ pull: () => void pulled++ }, { highWaterMark: 0 });
  const headers = new Headers({ 'content-length': String(limit + 1) });
  await expect(readBody({ headers, body }, limit)).rejects.toMatchObject({ code: 'body_too_large' });
  expect(pulled).toBe(0);
});

test('an endless body is not read on past the limit', async () => {
  let given = 0;
  const endless = function* () {
    for (;;) {
      given += 10;
      yield new Uint8Array(10);
    }
  };
  await expect(readBody({ headers: new Headers(), body: ReadableStream.from(endless()) }, limit)).rejects.toMatchObject(
    {
      code: 'body_too_large',
    },
  );
  expect(given).toBe(limit + 10);
});

test('a body that breaks off is unreadable', async () => {
  const broken = function* () {
    yield new Uint8Array(10);
    throw new Error('aborted');
  };
  await expect(readBody({ headers: new Headers(), body: ReadableStream.from(broken()) })).rejects.toMatchObject({
    code: 'unreadable_body',
  });
});
