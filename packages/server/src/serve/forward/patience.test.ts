import { expect, test } from 'vitest';
import { patienceWith } from './patience.ts';

const arrivedMs = 5_000;
const after = (connector: string, tookMs: number) => patienceWith(connector, arrivedMs, () => arrivedMs + tookMs);

test('a bot has as long as its platform waits, less the way back; where the platform says nothing, ten seconds', () => {
  expect(after('telegram', 0).botMs()).toBe(59_700);
  expect(after('line', 0).botMs()).toBe(1_700);
  expect(after('viber', 0).botMs()).toBe(9_700);
});

test('what its body and its proof took to come is not the bot’s to have again', () => {
  expect(after('teams', 5_000).botMs()).toBe(9_700);
  expect(after('line', 1_699.5).botMs()).toBe(0);
  expect(after('line', 30_000).botMs()).toBe(0);
});

test('the spool has a second, and never more than the platform waits', () => {
  expect(after('line', 100).spoolMs()).toBe(1_000);
  expect(after('line', 1_500).spoolMs()).toBe(200);
  expect(after('line', 5_000).spoolMs()).toBe(0);
});
