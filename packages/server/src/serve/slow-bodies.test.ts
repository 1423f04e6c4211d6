import { expect, test } from 'vitest';
import { createSlowBodies } from './slow-bodies.ts';

const kilobyte = 1024;
const megabyte = 1024 * kilobyte;
const terms = { maxBytes: 4 * megabyte, gaveWay: () => new Error('gave way') };

/** A body that comes for as long as its sender likes. */
function slowBody() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const send = (bytes: number) => writer.write(new Uint8Array(bytes));
  return { source: { headers: new Headers(), body: readable }, send, end: () => writer.close() };
}
const sourceOf = (bytes: number) => ({ headers: new Headers(), body: ReadableStream.from([new Uint8Array(bytes)]) });

/** What became of bodies of which as many bytes came, and no end. */
async function open(read: ReturnType<typeof createSlowBodies>, count: number, bytes: number) {
  const states: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { source, send } = slowBody();
    states[at] = 'coming';
    read(source, terms).catch((error: unknown) => {
      expect(error).toMatchObject({ message: 'gave way' });
      states[at] = 'gone';
    });
    if (bytes > 0) await send(bytes);
  }
  return () => states.filter((state) => state === 'coming').length;
}

test('however many come slowly, a body that comes at once is read, and what all of them hold has an end', async () => {
  const read = createSlowBodies({ maxBytes: megabyte });
  const ofNothing = await open(read, 200, 0);
  expect(await read(sourceOf(60 * kilobyte), terms)).toHaveLength(60 * kilobyte);
  // Of no byte at all, each has a connection and a head.
  expect(ofNothing()).toBeLessThan(64);
  const small = await open(read, 200, 10 * kilobyte);
  expect(await read(sourceOf(400 * kilobyte), terms)).toHaveLength(400 * kilobyte);
  expect(ofNothing()).toBe(0);
  expect(small()).toBeLessThan(16);
  expect(small()).toBeGreaterThan(0);
});

test('the oldest gives way first, also to its own next bytes; what was read makes room again', async () => {
  const read = createSlowBodies({ maxBytes: megabyte });
  const [first, second] = [slowBody(), slowBody()];
  const [reading, later] = [read(first.source, terms), read(second.source, terms)];
  const refused = expect(reading).rejects.toThrow('gave way');
  await second.send(200 * kilobyte);
  await first.send(400 * kilobyte);
  await refused;
  await second.end();
  expect(await later).toHaveLength(200 * kilobyte);
  for (const _ of [1, 2, 3]) expect(await read(sourceOf(400 * kilobyte), terms)).toHaveLength(400 * kilobyte);
  await expect(read(sourceOf(2 * megabyte), terms)).rejects.toThrow('gave way');
  await expect(read(sourceOf(20), { ...terms, maxBytes: 10 })).rejects.toMatchObject({ code: 'body_too_large' });
});
