import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { charts, findBucket, type Page, settled } from './dashboard.ts';
import { addNote, flags, listed } from './notes.ts';
import { anasSettings, signIn } from './person.ts';
import { openStage, type Stage } from './stage.ts';
import { startServer } from './turnout.ts';

/** Who may write notes, where people sign in: on the real support channel. The tests build on each other. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startServer({ settings: anasSettings }));
  const file = join(import.meta.dirname, '../fixtures/support-channel.csv.gz');
  await stage.turnout.run('bot', 'create', 'channel', '--timezone', 'America/Santiago', '--name', 'Support channel');
  await stage.turnout.run('import', file, '--bot', 'channel');
}, 120_000);
afterAll(() => stage.close());

const address = '/b/channel?from=2016-06-01&to=2017-02-28&granularity=month';
/** What the browser says itself about answers that belong to the tests: refusals, and a server that restarts. */
const refused = { expected: /status of (401|403|429)|ERR_/ };
const version2 = ['Sep 1, 2016', 'Version 2'];

async function open(): Promise<Page> {
  const page = await stage.open(address, refused);
  await signIn(page);
  await settled(page);
  return page;
}

test('an administrator writes on the month that is pinned, and it is there after a restart', async () => {
  const page = await open();
  await findBucket(page, 'messages', '2016-09-01');
  await page.mouse.down();
  await page.mouse.up();
  await page.getByTestId('note-here').first().click();
  await page.getByTestId('note-text').fill('Version 2');
  await page.keyboard.press('Enter');
  await expect.poll(() => listed(page)).toEqual([version2]);
  for (const chart of charts) expect(await flags(page, chart)).toEqual([['3', '1']]);
  await stage.turnout.stop();
  await stage.turnout.restart();
  await page.reload();
  await expect.poll(() => listed(page)).toEqual([version2]);
});

test('a session that ends while one writes loses nothing', async () => {
  const page = await open();
  await page.getByTestId('note-add').click();
  await page.getByTestId('note-text').fill('Written just before');
  await page.context().clearCookies();
  await page.getByTestId('note-save').click();
  await expect.poll(() => page.getByTestId('note-problem').textContent()).toContain('You are signed out');
  // Whatever asks next leads to the sign-in, and that back.
  await page.getByTestId('granularity').click();
  await page.getByTestId('granularity-quarter').click();
  await signIn(page);
  await settled(page);
  expect(await page.getByTestId('note-text').inputValue()).toBe('Written just before');
  await page.getByTestId('note-save').click();
  await expect.poll(() => listed(page)).toEqual([['Feb 28, 2017', 'Written just before'], version2]);
  await page.getByTestId('note-remove').first().click();
  await expect.poll(() => listed(page)).toEqual([version2]);
});

test('what was typed is gone once its writer signs out', async () => {
  const page = await open();
  await page.getByTestId('note-add').click();
  await page.getByTestId('note-text').fill('Not for others');
  await page.getByTestId('account').click();
  await page.getByTestId('sign-out').click();
  await signIn(page);
  await settled(page);
  await page.getByTestId('note-add').waitFor();
  expect(await page.getByTestId('note-form').count()).toBe(0);
});

test('a viewer reads the notes, and is offered nothing to write them with', async () => {
  const page = await open();
  await addNote(page, 'By an administrator');
  await expect.poll(() => listed(page)).toHaveLength(2);
  const accounts = new DatabaseSync(join(stage.turnout.dataDirectory, 'accounts.sqlite'));
  // There is no other way yet to have somebody who is no administrator; without one, only set-up would be served.
  accounts.exec(`
    INSERT INTO "user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "role")
      SELECT 'another', 'Ben', 'ben@example.org', 1, "createdAt", "updatedAt", 'admin' FROM "user";
    UPDATE "user" SET "role" = 'viewer' WHERE "id" <> 'another'`);
  accounts.close();
  await page.reload();
  await expect.poll(() => listed(page)).toEqual([['Feb 28, 2017', 'By an administrator'], version2]);
  for (const chart of charts) expect(await flags(page, chart)).toHaveLength(2);
  for (const offer of ['note-add', 'note-edit', 'note-remove']) expect(await page.getByTestId(offer).count()).toBe(0);
  const place = '/api/v1/bots/channel/notes';
  const status = await page.evaluate(async (to) => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"day":"2016-09-01","text":"x"}',
    };
    return (await fetch(to, init)).status;
  }, place);
  expect(status).toBe(403);
});
