import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { charts, type Page, plot, settled, tableRows } from './dashboard.ts';
import { addNote, flags, listed, type NotesOf, notesOf, panelNotes, problem, writeNote } from './notes.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage, type Visit } from './stage.ts';
import { startDemo } from './turnout.ts';

/** What happened when: written on the page of the sample bot, shown in every chart. */
let stage: Stage;
let notes: NotesOf;
beforeAll(async () => {
  stage = await openStage(startDemo());
  notes = notesOf(stage.turnout, 'sample');
});
afterAll(() => stage.close());
beforeEach(() => notes.clear());

const halfYear = '/b/sample?from=2022-01-01&to=2022-06-30&granularity=month';
const byDay = '/b/sample?from=2022-01-01&to=2022-03-31&granularity=day';
const campaign = { day: '2022-02-10', lastDay: '2022-04-03', text: 'Campaign on the radio' };

async function open(address: string, visit?: Visit): Promise<Page> {
  const page = await stage.open(address, visit);
  await settled(page);
  return page;
}
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));

test('a note is added, changed, removed and brought back, and every chart has its flag meanwhile', async () => {
  const page = await open(halfYear);
  await addNote(page, '  Bot v2 ');
  await expect.poll(() => listed(page)).toEqual([['Jun 30, 2022', 'Bot v2']]);
  for (const chart of charts) expect(await flags(page, chart)).toEqual([['5', '1']]);
  await expect.poll(() => focusedId(page)).toBe('note-add');

  await page.getByTestId('note-edit').click();
  expect(await page.getByTestId('note-text').inputValue()).toBe('Bot v2');
  await page.getByTestId('note-day').click();
  await page.getByRole('button', { name: 'June 2, 2022' }).click();
  await writeNote(page, 'Bot v3');
  await expect.poll(() => listed(page)).toEqual([['Jun 2, 2022', 'Bot v3']]);
  expect(await page.getByTestId('life-flag').count()).toBe(1);
  await expect.poll(() => focusedId(page)).toBe('note-edit');
  await page.reload();
  await expect.poll(() => listed(page)).toEqual([['Jun 2, 2022', 'Bot v3']]);

  await page.getByTestId('note-remove').click();
  await expect.poll(() => listed(page)).toEqual([]);
  for (const chart of charts) expect(await flags(page, chart)).toEqual([]);
  await page.getByTestId('note-undo').click();
  await expect.poll(() => listed(page)).toEqual([['Jun 2, 2022', 'Bot v3']]);
  expect(await notes.list()).toMatchObject([{ day: '2022-06-02', lastDay: '2022-06-02', text: 'Bot v3' }]);
});

test('what a note says is in all panels while one points at its flag or its bucket, for as long as it lasted', async () => {
  await notes.add(campaign);
  await notes.add({ day: '2022-02-28', text: 'Second one' });
  const page = await open(halfYear);
  const texts = ['Campaign on the radio', 'Second one'];
  expect(await panelNotes(page, 'messages')).toEqual(['2 notes in this period']);
  await plot(page, 'new-users').getByTestId('note-flag').locator('path').hover();
  for (const chart of charts) await expect.poll(() => panelNotes(page, chart)).toEqual(texts);
  await plot(page, 'active-users').focus();
  for (const [key, ...expected] of [
    ['Home'],
    ['ArrowRight', ...texts],
    ['ArrowRight', 'Campaign on the radio'],
    ['ArrowRight', 'Campaign on the radio'],
    ['ArrowRight'],
  ]) {
    await page.keyboard.press(key ?? '');
    await expect.poll(() => panelNotes(page, 'total-users')).toEqual(expected);
  }
  expect(await plot(page, 'active-users').locator('.note-span').count()).toBe(1);
  // Pointing at the list shows where in the charts.
  await page.getByTestId('note').filter({ hasText: 'Second one' }).hover();
  await expect.poll(() => page.getByTestId('readout-messages').getAttribute('data-bucket')).toBe('2022-02-01');
});

test('with keys alone: walk to a bucket, pin it, write on it, hear it', async () => {
  const page = await open(halfYear);
  await plot(page, 'active-users').focus();
  for (const key of ['Home', 'ArrowRight', 'Enter', 'Tab', 'Tab']) await page.keyboard.press(key);
  expect(await focusedId(page)).toBe('note-here');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedId(page)).toBe('note-text');
  await page.keyboard.type('Opening hours changed');
  await page.keyboard.press('Enter');
  await expect.poll(() => listed(page)).toEqual([['Feb 1, 2022', 'Opening hours changed']]);
  await expect.poll(() => focusedId(page)).toBe('note-add');

  await plot(page, 'messages').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const heard = page.getByTestId('announcer-messages');
  await expect
    .poll(() => heard.textContent())
    .toContain('February 2022. Note: Opening hours changed. Messages received');

  // Escape closes the form, and the focus is back where it was.
  await page.getByTestId('note-edit').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedId(page)).toBe('note-text');
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedId(page)).toBe('note-edit');
});

test('a text is a text, whatever it looks like', async () => {
  const texts = [
    '<img src=x onerror="document.title=1">',
    '{{7*7}} &lt;b&gt; %s %n',
    '</title><script>alert(1)</script>',
  ];
  for (const text of texts) await notes.add({ day: '2022-03-03', text });
  const page = await open(halfYear);
  expect((await listed(page)).map(([, text]) => text).toSorted()).toEqual(texts.toSorted());
  await plot(page, 'messages').getByTestId('note-flag').locator('path').hover();
  await expect.poll(() => panelNotes(page, 'messages')).toEqual(texts);
  await page.getByTestId('table-toggle-messages').click();
  expect((await tableRows(page, 'messages'))[2]?.at(-1)).toBe(texts.join(' · '));
  expect(await page.title()).toBe('Sample bot · Turnout');
});

test('by hours, a note is on every hour of its day', async () => {
  await notes.add({ day: '2022-01-11', text: 'The whole day' });
  const page = await open('/b/sample?from=2022-01-10&to=2022-01-12&granularity=hour');
  expect(await flags(page, 'active-users')).toEqual([['24', '1']]);
  await page.getByTestId('table-toggle-active-users').click();
  const noted = (await tableRows(page, 'active-users')).map((cells) => cells.at(-1) !== '');
  expect([noted.indexOf(true), noted.lastIndexOf(true)]).toEqual([24, 47]);
});

test('a note on a day that is not shown is saved, and the page says where it is', async () => {
  const page = await open(halfYear);
  await page.getByTestId('note-add').click();
  await page.getByTestId('note-day').click();
  await page.getByRole('button', { name: 'Next month' }).click();
  await page.getByRole('button', { name: 'July 5, 2022' }).click();
  await writeNote(page, 'Later');
  await expect
    .poll(() => page.getByTestId('notes').textContent())
    .toContain('Saved for July 5, 2022, which is outside the period shown.');
  expect(await listed(page)).toEqual([]);
});

describe('with others at work', () => {
  test('what they write appears by itself, without moving what one reads', async () => {
    const [page, other] = [await open(halfYear), await open(halfYear)];
    await addNote(other, 'From the other side');
    await expect.poll(() => listed(page)).toEqual([['Jun 30, 2022', 'From the other side']]);
    await other.getByTestId('note-remove').click();
    await expect.poll(() => listed(page)).toEqual([]);
    expect(await stage.turnout.run('note', 'add', '--bot', 'sample', '--day', '2022-05-01', 'by a command')).toBe(
      'Noted on 2022-05-01: by a command',
    );
    await expect.poll(() => listed(page)).toEqual([['May 1, 2022', 'by a command']]);
  });

  test('a note changed meanwhile is not overwritten unknowingly', async () => {
    const { id, ...note } = await notes.add({ day: '2022-03-03', text: 'first' });
    const page = await open(halfYear, { expected: /status of 409/ });
    await page.getByTestId('note-edit').click();
    await notes.change(id, { day: note.day, text: 'second' });
    await writeNote(page, 'third');
    await expect.poll(() => problem(page)).toContain('it says “second” now');
    expect(await page.getByTestId('note-text').inputValue()).toBe('third');
    await page.getByTestId('note-save').click();
    await expect.poll(() => listed(page)).toEqual([['Mar 3, 2022', 'third']]);
  });

  test('a note removed meanwhile can be added anew with what was typed', async () => {
    const { id } = await notes.add({ day: '2022-03-03', text: 'first' });
    const page = await open(halfYear, { expected: /status of 404/ });
    await page.getByTestId('note-edit').click();
    await page.getByTestId('note-text').fill('typed');
    await notes.remove(id);
    // The row it was opened in is gone; the form and its text are not.
    await expect.poll(() => page.getByTestId('note').count()).toBe(0);
    expect(await page.getByTestId('note-text').inputValue()).toBe('typed');
    await page.getByTestId('note-save').click();
    await expect.poll(() => problem(page)).toContain('removed this note meanwhile');
    await page.getByTestId('note-save').click();
    await expect.poll(() => listed(page)).toEqual([['Mar 3, 2022', 'typed']]);
  });
});

test('what cannot be saved is said and stays, until it can', async () => {
  const page = await open(halfYear, { expected: /ERR_|Failed to load/ });
  await page.getByTestId('note-add').click();
  await page.getByTestId('note-save').click();
  await expect.poll(() => problem(page)).toBe('Write what happened.');
  const long = `${'long '.repeat(41)}.`;
  await writeNote(page, long);
  await expect.poll(() => problem(page)).toBe('At most 200 characters: 6 too many.');
  await page.context().setOffline(true);
  await writeNote(page, 'Written in a tunnel');
  await expect.poll(() => problem(page)).toBe('The server did not answer. What you wrote is still here.');
  await expectSound(page);
  expect(await page.getByTestId('note-text').inputValue()).toBe('Written in a tunnel');
  await page.context().setOffline(false);
  await page.getByTestId('note-save').click();
  await expect.poll(() => listed(page)).toEqual([['Jun 30, 2022', 'Written in a tunnel']]);
});

test('fifty long notes in one month: nothing touches, overflows or is lost', async () => {
  const long = 'A new version that answers in three languages, and says at the start that it is no person. '
    .repeat(3)
    .slice(0, 200);
  for (let at = 0; at < 50; at += 1) {
    const day = `2022-01-${String(1 + (at % 31)).padStart(2, '0')}`;
    await notes.add({ day, text: at % 3 === 0 ? long : `Note ${at}` });
  }
  const page = await open(byDay);
  for (const chart of charts) {
    const counts = (await flags(page, chart)).map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count)).toBe(50);
    const boxes = await plot(page, chart)
      .locator('.note-flag path')
      .evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().toJSON()));
    for (const [index, { right }] of boxes.entries()) {
      const next = boxes[index + 1];
      if (next !== undefined) expect(right).toBeLessThanOrEqual(next.left);
    }
  }
  expect((await listed(page)).length).toBe(10);
  await page.getByTestId('notes-all').click();
  expect((await listed(page)).length).toBe(50);
  await expectSound(page);
  await page.getByTestId('table-toggle-active-users').click();
  await expectSound(page);
}, 120_000);

describe.each([
  ['en', 'Add note'],
  ['es', 'Agregar nota'],
  ['pt', 'Adicionar nota'],
])('in %s', (language, add) => {
  test('list, form and panels fit, from phone to wide screen', async () => {
    await notes.add(campaign);
    const page = await open(`${halfYear}&lang=${language}`);
    await expect.poll(() => page.getByTestId('note-add').textContent()).toBe(add);
    await plot(page, 'active-users').getByTestId('note-flag').locator('path').hover();
    await page.mouse.down();
    await page.mouse.up();
    await page.getByTestId('note-here').first().click();
    await page.getByTestId('note-text').waitFor();
    await expectSound(page);
  }, 120_000);
});

test('notes are taken away with the chart, its table and by themselves', async () => {
  await notes.add(campaign);
  const page = await open(halfYear);
  const take = async (what: string) => {
    await page.getByTestId('take-active-users').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(what).click()]);
    return readFileSync(await download.path(), 'utf8');
  };
  const svg = await take('take-svg');
  const flag = await plot(page, 'active-users').locator('.note-flag path').getAttribute('d');
  expect(flag).toMatch(/V[\d.]+h9l/);
  expect(svg).toMatch(/V[\d.]+h9l/);
  expect(svg).toContain('Feb 10 – Apr 3, 2022: Campaign on the radio');
  const csv = (await take('take-csv')).split('\r\n').map((row) => row.split(','));
  expect(csv.map((cells) => cells.at(-1)).slice(0, 5)).toEqual([
    'Notes',
    '',
    'Campaign on the radio',
    'Campaign on the radio',
    'Campaign on the radio',
  ]);
  await page.emulateMedia({ media: 'print' });
  const report = page.getByTestId('report');
  await expect.poll(() => report.textContent()).toContain('Feb 10 – Apr 3, 2022: Campaign on the radio');
  expect(await report.locator('.note-flag').count()).toBe(charts.length);
  expect(
    await report
      .locator('.report-page')
      .evaluateAll((pages) => pages.filter((one) => one.scrollHeight > one.clientHeight + 1)),
  ).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  const [list] = await Promise.all([page.waitForEvent('download'), page.getByTestId('notes-csv').click()]);
  expect(readFileSync(await list.path(), 'utf8')).toBe(
    'day,lastDay,text\r\n2022-02-10,2022-04-03,"Campaign on the radio"\r\n',
  );
});
