import { randomInt } from 'node:crypto';
import { type ConnectorName, connectorNames } from '@turnout/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTrial, type TrialApp } from '../../serve/trial.ts';
import { answerUsage } from '../../usage/answer.ts';
import { expectBruteForce } from '../verify.ts';
import type { Sending } from './platform.ts';
import { platforms } from './platforms.ts';
import { receiveAsPlatforms } from './receive.ts';

/**
 * Platforms repeat themselves, in any order and at the same time. However they do, the figures are those of what happened.
 * To run a failure again: STORM_SEED as it was printed.
 */
const seed = Number(process.env['STORM_SEED'] ?? randomInt(2 ** 31));
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 });

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: false, receiveDelivery: receiveAsPlatforms() });
});
afterAll(async () => {
  await served.close();
  await trial.remove();
});

const dayMs = 24 * 60 * 60 * 1000;
const firstMs = Date.parse('2026-01-05T00:00:00Z');
/** Everything that can happen on any platform. */
const kinds = connectorNames.flatMap((connector) =>
  Object.values(platforms[connector].deeds).map((tell) => ({ connector, tell })),
);
const deed = fc.record({
  person: fc.integer({ min: 1, max: 5 }),
  atMs: fc.integer({ min: firstMs, max: firstMs + 9 * dayMs }),
  /** When each of the repeated deliveries comes, among all of them. */
  places: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
});
const deeds = 2 * kinds.length;
const storm = fc.array(deed, { minLength: deeds, maxLength: deeds });

test(`deliveries that come 1 to 5 times, shuffled and at once, count once (seed ${seed})`, async () => {
  for (const name of connectorNames) served.access.connections.set('a', name, { values: platforms[name].values });
  const deliveries = fc.sample(storm, { seed, numRuns: 1 }).flat().flatMap(deliveriesOf);
  deliveries.sort((one, other) => one.place - other.place);

  const half = Math.floor(deliveries.length / 2);
  const together = Promise.all(deliveries.slice(0, half).map(deliver));
  for (const delivery of deliveries.slice(half)) await deliver(delivery);
  await together;
  await served.settle('a');

  const bot = served.access.bots.get('a');
  if (bot === undefined) throw new Error('The bot is gone.');
  const parts = { engine: trial.engine, refresher: served.refresher };
  const messages = deliveries.flatMap(({ sending }) => sending.counts);
  await expectBruteForce((question) => answerUsage(parts, bot, question), messages, bot.timezone, [
    { from: '2025-12-20', to: '2026-01-31', granularity: 'day', platforms: [] },
    // Where a platform does not say when, it is now.
    { from: '2025-12-20', to: '2299-12-31', granularity: 'year', platforms: [] },
  ]);
});

type Delivery = { connector: ConnectorName; sending: Sending; place: number };
type Made = { person: number; atMs: number; places: readonly number[] };

/** Every request that tells of a deed, as often as it is repeated. */
function deliveriesOf({ person, atMs, places }: Made, index: number): Delivery[] {
  const { connector, tell } = kinds[index % kinds.length] ?? {};
  if (connector === undefined || tell === undefined) throw new Error('Nothing can happen.');
  const sendings = tell({ person, atMs, number: 1000 + index, nowMs: Date.now() });
  return sendings.flatMap((sending, nth) =>
    places.map((place) => ({ connector, sending, place: (place * (nth + 1)) % 1_000_003 })),
  );
}

async function deliver({ connector, sending: { body } }: Delivery): Promise<void> {
  const url = `http://127.0.0.1:7070/hooks/${connector}/a`;
  const credentials = served.access.connections.get('a', connector)?.credentials ?? {};
  const { headers, search = '' } = await platforms[connector].sign(body, { credentials, url, nowMs: Date.now() });
  const answer = await served.app.request(`${url}${search}`, { method: 'POST', body, headers });
  expect([200, 204], `${connector}: ${body}`).toContain(answer.status);
}
