import { lifecycle } from '@turnout/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBucket, printed, readReadout, settled } from './dashboard.ts';
import { askFor, openLoyalty, readSeries } from './loyalty.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Who comes back: the charts below the first ones, on the sample. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
});
afterAll(() => stage.close());

const question = 'from=2022-01-01&to=2022-06-30&granularity=month';
const counts = ['activeUsers', 'newUsers', 'returningUsers', 'reactivatedUsers', 'lostUsers'] as const;
const share = (value: number | null) =>
  value === null ? '–' : value.toLocaleString('en', { style: 'percent', minimumFractionDigits: 1 });
const ratio = (value: number | null) =>
  value?.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

test('each month shows who came, came back and was lost, as the API answers, while one points at it in any chart', async () => {
  const page = await stage.open(`/b/sample?${question}`);
  await settled(page);
  await openLoyalty(page);
  const { all, platforms, buckets } = await askFor(stage.turnout, 'sample', `lifecycle?${question}`, lifecycle);

  const expectShown = async (index: number | undefined) => {
    const at = <Value>(series: readonly Value[], period: Value) => (index === undefined ? period : series[index]);
    await expect
      .poll(() => readSeries(page, 'lifecycle'))
      .toEqual(Object.fromEntries(counts.map((key) => [key, printed(at(all.series[key], all.period[key]) ?? -1)])));
    expect(await readSeries(page, 'regulars')).toEqual({
      rolling28Users: printed(at(all.series.rolling28Users, all.period.rolling28Users) ?? -1),
      rolling7Users: printed(at(all.series.rolling7Users, all.period.rolling7Users) ?? -1),
      stickiness: share(at(all.series.stickiness, all.period.stickiness) ?? null),
    });
    expect(await readSeries(page, 'messages-per-user')).toEqual(
      Object.fromEntries(
        [{ ...all, platform: 'all' }, ...platforms].map(({ platform, series, period }) => [
          platform,
          ratio(at(series.messagesPerUser, period.messagesPerUser) ?? null),
        ]),
      ),
    );
  };
  await expectShown(undefined);
  for (const index of [0, 3, 5]) {
    await findBucket(page, 'active-users', buckets[index]?.from ?? '');
    await expectShown(index);
  }
  // The other way round: pointing below shows the month above.
  const plot = page.getByTestId('plot-lifecycle');
  await plot.hover({ position: { x: 60, y: 100 } });
  await expect.poll(async () => (await readReadout(page, 'active-users')).when).toBe('January 2022');
});
