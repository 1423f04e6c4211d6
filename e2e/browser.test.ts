import { expect, test } from 'vitest';
import { openBrowser } from './browser.ts';

test('the browser of the machine opens a page and runs its script', async () => {
  await using browser = await openBrowser();
  const page = await browser.newPage();
  await page.setContent('<title>before</title><script>document.title = "after"</script>');
  expect(await page.title()).toBe('after');
});
