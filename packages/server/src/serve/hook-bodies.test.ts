import { expect, test } from 'vitest';
import { createHookBodies } from './hook-bodies.ts';

const megabyte = 1024 * 1024;

/** A body that comes for as long as its sender likes. */
function slowBody() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const send = (bytes: number) => writer.write(new Uint8Array(bytes));
  return { source: { headers: new Headers(), body: readable }, send, end: () => writer.close() };
}

test('slow bodies hold so much in all: more is to come again, small ones come through, and the room is given back', async () => {
  const read = createHookBodies({ maxBytes: 3 * megabyte });
  const whole = (bytes: number) => read({ headers: new Headers(), body: ReadableStream.from([new Uint8Array(bytes)]) });
  const slow = slowBody();
  const reading = read(slow.source);
  await slow.send(2 * megabyte);

  await expect(whole(2 * megabyte)).rejects.toMatchObject({ code: 'too_many_deliveries', retryAfterS: 5 });
  expect(await whole(megabyte)).toHaveLength(megabyte);
  const other = slowBody();
  const filling = read(other.source);
  await other.send(1.1 * megabyte);
  expect(await whole(60 * 1024)).toHaveLength(60 * 1024);
  await other.end();
  await filling;

  await slow.end();
  expect(await reading).toHaveLength(2 * megabyte);
  expect(await whole(2 * megabyte)).toHaveLength(2 * megabyte);
});
