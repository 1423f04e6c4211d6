import type { Page } from 'playwright-core';

/** The administrator of the tests. */
export const ana = { email: 'ana@example.org', password: 'correct horse battery' };

/** The settings that make her account at the first start. */
export const anasSettings = { TURNOUT_ADMIN_EMAIL: ana.email, TURNOUT_ADMIN_PASSWORD: ana.password };

/** Fills in a form by the labels of its fields, and sends it. */
export async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByTestId('submit').click();
}

export const signIn = (page: Page): Promise<void> => fillIn(page, { Email: ana.email, Password: ana.password });
