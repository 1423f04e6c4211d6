import type { PlainMessage } from '../../packages/server/src/laws/count-once.ts';
import { postAll } from './client.ts';
import type { Random } from './random.ts';
import type { SceneBot } from './scene.ts';
import { type Batch, createTraffic } from './traffic.ts';

/** What was sent for one bot, and what of it the product has answered for. */
export type Record = {
  bot: SceneBot;
  /** Messages with ids, answered 200 at least once. */
  answered: PlainMessage[];
  /** Messages with ids whose last sending got no 200. They are sent again. */
  unanswered: Batch[];
  nameless: { answered: PlainMessage[]; unanswered: PlainMessage[] };
};

export type Load = {
  records: readonly Record[];
  /** Has clients post to the address, one request after another each, until the server is gone or `stop` is called. */
  run(address: string, clients: number): Running;
  /** Sends what got no answer again, until all of it is answered. */
  finish(address: string): Promise<void>;
};

type Running = {
  /** Resolves after so many more answers; rejects when the clients have ended before. */
  answers(count: number): Promise<void>;
  /** Ends the clients after the request they are at. */
  stop(): Promise<void>;
  /** Resolves when no client runs any more. */
  over: Promise<void>;
};

export function createLoad(random: Random, bots: readonly SceneBot[]): Load {
  const records: Record[] = bots.map((bot) => ({
    bot,
    answered: [],
    unanswered: [],
    nameless: { answered: [], unanswered: [] },
  }));
  const traffics = new Map(records.map((record) => [record, createTraffic(random)]));

  /** Whether it was answered 200. */
  async function send(address: string, record: Record, batch: Batch): Promise<boolean> {
    const { messages, isNamed } = batch;
    const isAnswered = await postAll(address, record.bot, messages).then(
      () => true,
      () => false,
    );
    if (isNamed && isAnswered) record.answered.push(...messages);
    else if (isNamed) record.unanswered.push(batch);
    else record.nameless[isAnswered ? 'answered' : 'unanswered'].push(...messages);
    return isAnswered;
  }

  /** Now and then something that got no answer goes first, as a client that retries would have it. */
  function nextOf(record: Record): Batch {
    const again = random.chance(0.5) ? record.unanswered.shift() : undefined;
    const batch = again ?? traffics.get(record)?.next();
    if (batch === undefined) throw new Error('Every record has its traffic.');
    return batch;
  }

  return {
    records,
    run(address, clients) {
      const waiting = new Set<{ left: number; resolve(): void; reject(error: Error): void }>();
      let isStopped = false;
      const tick = () => {
        for (const waiter of waiting) {
          waiter.left -= 1;
          if (waiter.left > 0) continue;
          waiting.delete(waiter);
          waiter.resolve();
        }
      };
      const client = async () => {
        while (!isStopped) {
          const record = random.pick(records);
          if (!(await send(address, record, nextOf(record)))) return;
          tick();
        }
      };
      const over = Promise.all(Array.from({ length: clients }, client)).then(() => {
        for (const waiter of waiting) waiter.reject(new Error('No client got an answer any more.'));
      });
      return {
        answers: (count) =>
          count === 0
            ? Promise.resolve()
            : new Promise((resolve, reject) => waiting.add({ left: count, resolve, reject })),
        async stop() {
          isStopped = true;
          await over;
        },
        over,
      };
    },
    async finish(address) {
      for (const record of records) {
        for (const batch of record.unanswered.splice(0)) {
          await postAll(address, record.bot, batch.messages);
          record.answered.push(...batch.messages);
        }
      }
    },
  };
}
