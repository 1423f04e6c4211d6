import type { Row } from '../row.ts';
import type { Measure, Stage } from '../stage.ts';
import { timed } from '../statistics.ts';

const manyPairs = 10_000;
const known = 100_000;

/** What it costs that ids turn out to be one person: to know it, to move what was stored, and to live with it. */
export const measureIdentity: Measure = async (stage) => {
  const { host, shape } = stage;
  const { bot } = shape;
  const moves = Math.min(manyPairs, Math.floor(shape.users / 4));
  // The generated users of WhatsApp are those of 0 to 5 in ten.
  const user = (at: number) => `u${Math.floor(at / 5) * 10 + (at % 5)}`;
  const pairsOf = (count: number, userOf: (at: number) => string, sameOf: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => ({ platform: 'whatsapp', user: userOf(at), same: sameOf(at) }));
  const learn = (pairs: ReturnType<typeof pairsOf>) => host.learn(bot, pairs);
  const named = (name: string) => (at: number) => `${name}${at}`;

  return [
    await learnt(stage, 'a new pair, of nobody who wrote', () => learn(pairsOf(1, named('fresh'), named('before')))),
    await learnt(stage, 'one user with all messages becomes another', () =>
      learn(pairsOf(1, () => user(moves), named('renamed'))),
    ),
    await learnt(stage, `${moves} users with all messages become others`, () =>
      learn(pairsOf(moves, user, named('next'))),
    ),
    await learnt(stage, `${known} new pairs of nobody who wrote`, () =>
      learn(pairsOf(known, named('new'), named('old'))),
    ),
    await learnt(stage, `${known} pairs that are known`, () => learn(pairsOf(known, named('new'), named('old')))),
  ];
};

/** Until it is on disk, and until the figures are right. */
async function learnt({ host, shape }: Stage, name: string, learn: () => Promise<void>): Promise<Row> {
  const measure = `identity, ${name}`;
  await host.meter(measure);
  const { ms: learntMs } = await timed(learn);
  const { ms } = await timed(() => host.settle(shape.bot));
  const { cpuSeconds, peakRssMb } = await host.metered(measure);
  const note = `on disk after ${learntMs.toFixed(1)} ms of it; ${cpuSeconds.toFixed(2)} s of processor time, peak ${Math.round(peakRssMb)} MB`;
  return { measure, value: learntMs + ms, unit: 'ms', note };
}
