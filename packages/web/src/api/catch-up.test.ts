import { expect, test } from 'vitest';
import { createCatchUp } from './catch-up.ts';

/** A page that shows what was there when its last fetch was answered. */
function createPage(shown: number, serverAt: () => number) {
  const page = { shown, fetches: 0, release: () => {} };
  const signal = createCatchUp({
    isBehind: (asOfMs) => page.shown < asOfMs,
    fetchAll: async () => {
      page.fetches += 1;
      await new Promise<void>((resolve) => {
        page.release = resolve;
      });
      page.shown = serverAt();
    },
  });
  return { page, signal };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a signal that says nothing new fetches nothing', () => {
  const { page, signal } = createPage(5, () => 5);
  signal(5);
  expect(page.fetches).toBe(0);
});

test('signals during a fetch ask for exactly one more', async () => {
  let server = 6;
  const { page, signal } = createPage(5, () => server);
  signal(6);
  for (const asOf of [7, 8, 9]) signal(asOf);
  expect(page.fetches).toBe(1);
  page.release();
  await settle();
  server = 9;
  expect(page.fetches).toBe(2);
  page.release();
  await settle();
  expect(page).toMatchObject({ fetches: 2, shown: 9 });
});

test('an answer that stays behind is not fetched for ever', async () => {
  const { page, signal } = createPage(5, () => 5);
  signal(6);
  for (let round = 0; round < 5; round += 1) {
    page.release();
    await settle();
  }
  expect(page.fetches).toBe(2);
});
