import { expect, test } from 'vitest';
import { measureNames } from './measures/all.ts';
import { parseOptions } from './options.ts';
import { table } from './report.ts';
import { runBench } from './run.ts';

const everything = [
  'first refresh',
  'size of a message',
  'size of a message, messages',
  'size of a message, daily',
  'size of a message, day_hours',
  'size of a message, day_users',
  'size of a message, user_days',
  'start',
  'memory, idle',
  ...['90 days moved', 'drawn out to two years'].flatMap((drag) =>
    ['p50', 'p95', 'p99', 'answers'].map((figure) => `scrubbing, ${drag}, ${figure}`),
  ),
  'memory, peak, scrubbing',
  ...['JavaScript', 'styles', 'font', 'first chart'].map((part) => `page, ${part}`),
  'scrubbing, the page, frames',
  'scrubbing, the page, answers shown',
  'answer, times as fast as raw',
  'answer, two years by month, p50',
  'answer, two years by month, p95',
  'answer, odd ranges by week, p50',
  'answer, odd ranges by week, p95',
  'answer, two years by day, p50',
  'answer, two years by day, p95',
  'answer, coming and going in two years by month, p50',
  'answer, coming and going in two years by month, p95',
  'answer, coming and going in two years by day, p50',
  'answer, coming and going in two years by day, p95',
  'answer, a month by hour, p50',
  'answer, a month by hour, p95',
  'answer, two years by month, while importing, p50',
  'answer, two years by month, while importing, p95',
  'refresh, a message of today',
  'refresh, 200 messages of 200 old days',
  'visible, a message now and then, p50',
  'visible, a message now and then, p99',
  'visible, in a stream of single messages, p50',
  'visible, in a stream of single messages, p99',
  'accept, batches of 1,000',
  'accept, share of the bare engine',
  'accept, share of the bare engine by 1,000',
  'accept, single messages',
  'accept, single messages, p50',
  'accept, single messages, p99',
  'sdk, a call, p50',
  'sdk, a call, p99',
  'sdk, a call beside JSON.stringify',
  'sdk, delivered',
  'forwarding, p50',
  'forwarding, p99',
  'identity, a new pair, of nobody who wrote',
  'identity, one user with all messages becomes another',
  'identity, 210 users with all messages become others',
  'identity, 100000 new pairs of nobody who wrote',
  'identity, 100000 pairs that are known',
  'import, Parquet',
  'import, Parquet, figures included',
  'import, CSV',
  'import, CSV, figures included',
  'import, NDJSON',
  'import, NDJSON, figures included',
  'rebuild',
  'memory, peak, answers',
  'memory, peak, refresh',
  'memory, peak, visible',
  'memory, peak, accept',
  'memory, peak, identity',
  'memory, peak, import',
  'memory, peak, rebuild',
];

test('a tiny run measures everything, and its answers are those of raw', async () => {
  const report = await runBench({ messages: 20_000, only: measureNames, json: undefined }, () => {});
  for (const { measure, value } of report.rows) expect(value, measure).toBeGreaterThan(0);
  expect(report.rows.map(({ measure }) => measure).toSorted()).toEqual(everything.toSorted());
  const lines = table(report).split('\n');
  for (const { measure } of report.rows) expect(lines.some((line) => line.startsWith(measure))).toBe(true);
}, 300_000);

test.each([
  [['--messages', 'many'], '--messages is a number of at least 10000.'],
  [['--only', 'answers,nothing'], 'There is no measure "nothing".'],
])('%j is refused', (args, sentence) => {
  expect(parseOptions(args)).toBe(sentence);
});

test('what is not given has a default', () => {
  expect(parseOptions(['--only', 'size,answers'])).toEqual({
    messages: 1_000_000,
    only: ['size', 'answers'],
    json: undefined,
  });
});
