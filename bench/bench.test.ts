import { expect, test } from 'vitest';
import { measureNames } from './measures/all.ts';
import { parseOptions } from './options.ts';
import { table } from './report.ts';
import { runBench } from './run.ts';

test('a tiny run measures everything, and its answers are those of raw', async () => {
  const report = await runBench({ messages: 20_000, only: measureNames, json: undefined }, () => {});
  for (const { measure, value } of report.rows) expect(value, measure).toBeGreaterThan(0);
  expect(report.rows.map(({ measure }) => measure)).toMatchSnapshot();
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
