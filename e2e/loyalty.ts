import { type Lifecycle, lifecycle, type Retention, retention, type WeekHours, weekHours } from '@turnout/contract';
import { expect } from 'vitest';
import { type Page, printed } from './dashboard.ts';
import type { Turnout } from './turnout.ts';

/** The part of the page about coming back, loaded and with all its figures. */
export async function openLoyalty(page: Page): Promise<void> {
  await page.getByTestId('loyalty').scrollIntoViewIfNeeded();
  for (const part of ['plot-messages-per-user', 'plot-week-hours', 'triangle']) await page.getByTestId(part).waitFor();
}

/** Asks the API what the page asks. */
export function createAsk(turnout: Turnout, bot: string) {
  const ask = async (question: string): Promise<unknown> =>
    (await fetch(`${turnout.origin}/api/v1/bots/${bot}/${question}`)).json();
  return {
    lifecycle: async (question: string) => lifecycle.parse(await ask(`lifecycle?${question}`)),
    retention: async (question: string) => retention.parse(await ask(`retention?${question}`)),
    weekHours: async (question: string) => weekHours.parse(await ask(`week-hours?${question}`)),
  };
}

/** What the panel of a chart says: rows by the name of their figure, as printed, without shares. */
export function readSeries(page: Page, chart: string): Promise<Record<string, string>> {
  return page
    .getByTestId(`readout-${chart}`)
    .locator('tr[data-series]')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          row instanceof HTMLElement ? row.dataset['series'] : '',
          row.querySelector('td')?.textContent.trim() ?? '',
        ]),
      ),
    );
}

const percent = (value: number, digits: number) =>
  value.toLocaleString('en', { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
const share = (value: number | null) => (value === null ? '–' : percent(value, value === 0 || value === 1 ? 0 : 1));
const ratio = (value: number | null) =>
  value === null ? '–' : value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The panels of the three charts over time say what the API answers: of a bucket or, without one, of the period. */
export async function expectLifecycle(page: Page, { all, platforms }: Lifecycle, index?: number): Promise<void> {
  type Counted = Lifecycle['all'];
  const at = ({ series, period }: Counted, metric: keyof Counted['period']) =>
    (index === undefined ? period[metric] : series[metric][index]) ?? null;
  const count = (metric: keyof Counted['period']) => printed(at(all, metric) ?? Number.NaN);
  const panels = async () => ({
    ...(await readSeries(page, 'lifecycle')),
    ...(await readSeries(page, 'regulars')),
    ...(await readSeries(page, 'messages-per-user')),
  });
  await expect.poll(panels, { message: `bucket ${index}` }).toEqual({
    activeUsers: count('activeUsers'),
    newUsers: count('newUsers'),
    returningUsers: count('returningUsers'),
    reactivatedUsers: count('reactivatedUsers'),
    lostUsers: count('lostUsers'),
    rolling28Users: count('rolling28Users'),
    rolling7Users: count('rolling7Users'),
    stickiness: share(at(all, 'stickiness')),
    all: ratio(at(all, 'messagesPerUser')),
    ...Object.fromEntries(platforms.map((one) => [one.platform, ratio(at(one, 'messagesPerUser'))])),
  });
}

/** Every cell of the triangle holds what the API answers, and the averages weigh each person the same. */
export async function expectTriangle(page: Page, { all, cohorts }: Retention): Promise<void> {
  const rows = () =>
    page
      .locator('[data-cohort]')
      .evaluateAll((trs) =>
        trs.map((row) =>
          [...row.querySelectorAll<HTMLElement>('td[data-users]')].map((cell) => Number(cell.dataset['users'])),
        ),
      );
  await expect.poll(rows).toEqual(all.users);
  const averages = await page
    .locator('.triangle-average td')
    .evaluateAll((cells) => cells.slice(1).map((cell) => cell.textContent));
  const expected = cohorts.slice(1).map((_, place) => {
    const done = all.users.filter((users) => users.length > place + 1);
    const sum = (at: number) => done.reduce((total, users) => total + (users[at] ?? 0), 0);
    const average = sum(place + 1) / sum(0);
    if (Number.isNaN(average)) return '–';
    if (average > 0 && average < 0.001) return '<0.1%';
    return percent(average, average < 0.0995 ? 1 : 0).replace('.0%', '%');
  });
  expect(averages).toEqual(expected);
}

/** Every hour of the heat map holds what the API answers, and the sentence names the one that is busiest on average. */
export async function expectWeek(
  page: Page,
  answer: WeekHours,
  metric: 'messagesReceived' | 'messagesSent' = 'messagesReceived',
): Promise<void> {
  const shown = () =>
    page.locator('[data-testid=plot-week-hours] [data-weekday]').evaluateAll((groups) => {
      const rows = groups.map((group): [number, number[]] => [
        Number(group.getAttribute('data-weekday')),
        [...group.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('data-total'))),
      ]);
      return rows.sort(([one], [other]) => one - other).map(([, hours]) => hours);
    });
  await expect.poll(shown).toEqual(answer.all[metric]);
  const means = answer.all[metric].map((hours, weekday) =>
    hours.map((total) => total / (answer.weekdays[weekday] ?? 0)),
  );
  const most = Math.max(...means.flat().filter((mean) => !Number.isNaN(mean)));
  const weekday = means.findIndex((hours) => hours.includes(most));
  const name = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekday];
  const clock = (hour: number) => `${hour % 12 === 0 ? 12 : hour % 12}`;
  const sentence = await page.getByTestId('readout-week-hours').textContent();
  expect(sentence).toContain(`Busiest: ${name}, ${clock(means[weekday]?.indexOf(most) ?? -1)}`);
  expect(sentence).toContain(`${ratio(most)} messages on average`);
}
