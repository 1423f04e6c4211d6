import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openListener } from './listener.ts';

test('connections beyond the most are closed, and there is room again when one ends', async () => {
  const listener = await openListener('127.0.0.1', 0, 2);
  listener.answerWith(() => new Response('hello'));
  const open = () => connect(listener.port, '127.0.0.1').on('error', () => {});
  const ask = async (socket: ReturnType<typeof open>) => {
    socket.write('GET / HTTP/1.1\r\nHost: turnout\r\n\r\n');
    const [answer] = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
    return String(answer).startsWith('HTTP/1.1 200');
  };
  const [first, second] = [open(), open()];
  expect([await ask(first), await ask(second)]).toEqual([true, true]);
  expect(await ask(open())).toBe(false);
  first.destroy();
  await expect.poll(() => ask(open()), { timeout: 20_000 }).toBe(true);
  await listener.close(0);
});
