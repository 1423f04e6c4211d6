import type { Page } from './dashboard.ts';
import type { Turnout } from './turnout.ts';

/** The part of the page about coming back, loaded and settled. */
export async function openLoyalty(page: Page): Promise<void> {
  await page.getByTestId('loyalty').scrollIntoViewIfNeeded();
  await page.getByTestId('plot-messages-per-user').waitFor();
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

/** What the API answers to a question, as the page parses it. */
export async function askFor<Answer>(
  turnout: Turnout,
  bot: string,
  question: string,
  answer: { parse(value: unknown): Answer },
): Promise<Answer> {
  const response = await fetch(`${turnout.origin}/api/v1/bots/${bot}/${question}`);
  return answer.parse(await response.json());
}
