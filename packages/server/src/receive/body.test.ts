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
