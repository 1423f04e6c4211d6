import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import type { Random } from './random.ts';

/** One delivery of the platform, and what it says. */
export type Update = { number: number; body: Buffer; message: PlainMessage };

const firstMs = Date.parse('2025-03-01T00:00:00Z');

/** What people wrote within some weeks, as Telegram tells it. */
export function makeUpdates(random: Random, count: number): Update[] {
  return Array.from({ length: count }, (_, number) => {
    const user = 1000 + random.below(60);
    const seconds = firstMs / 1000 + random.below(40 * 24 * 60 * 60);
    const text = `Olá ${'·'.repeat(random.below(200))} ✨ ${number}`;
    const message = { message_id: number, from: { id: user, is_bot: false }, chat: { id: user }, date: seconds, text };
    return {
      number,
      body: Buffer.from(JSON.stringify({ update_id: number, message }, undefined, random.below(3))),
      message: {
        platform: 'telegram',
        user: String(user),
        direction: 'received',
        timestampMs: seconds * 1000,
        id: `${user}:${number}`,
      },
    };
  });
}

/** A platform that delivers each until it hears that it was taken, a few at a time. */
export function createPlatform({ bot, token, address }: { bot: string; token: string; address(): Promise<string> }) {
  const taken = new Set<number>();
  let repeats = 0;

  async function deliver({ number, body }: Update): Promise<void> {
    while (!taken.has(number)) {
      const url = `${await address()}/hooks/telegram/${bot}?n=${number}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Telegram-Bot-Api-Secret-Token': token },
        body: new Uint8Array(body),
      }).catch(() => undefined);
      // An answer that breaks off is none.
      const said = await answer?.text().catch(() => undefined);
      if (answer?.status === 200 && said === `taken ${number}`) taken.add(number);
      else repeats += 1;
    }
  }

  return {
    taken: () => taken.size,
    repeats: () => repeats,
    async deliverAll(updates: readonly Update[], connections: number): Promise<void> {
      const left = updates.slice();
      await Promise.all(
        Array.from({ length: connections }, async () => {
          for (let next = left.shift(); next !== undefined; next = left.shift()) await deliver(next);
        }),
      );
    },
  };
}

/** The bot that somebody had before: it takes what carries its token, and says so. */
export async function openBot() {
  const got = new Map<number, Buffer[]>();
  let token = '';
  let forged = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch {
      // Whoever delivered was killed on the way.
      return;
    }
    const number = Number(new URL(request.url ?? '', 'http://bot').searchParams.get('n'));
    if (request.headers['x-telegram-bot-api-secret-token'] !== token) forged += 1;
    got.set(number, [...(got.get(number) ?? []), Buffer.concat(chunks)]);
    response.end(`taken ${number}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The cast: it listens on TCP.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    got,
    forged: () => forged,
    expectToken(expected: string) {
      token = expected;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
