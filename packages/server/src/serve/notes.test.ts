import { type Note, note as noteSchema } from '@turnout/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { errorBody, notes as notesSchema } from './openapi.ts';
import { bearer, openTrial, type TrialApp } from './trial.ts';

let trial: Awaited<ReturnType<typeof openTrial>>;
let served: TrialApp;
beforeAll(async () => {
  trial = await openTrial();
  served = await trial.openApp({ name: 'served', hasAdministrator: true });
}, 60_000);
afterAll(async () => {
  await served.close();
  await trial.remove();
});
beforeEach(() => {
  for (const { id } of served.access.notes.list('a')) served.access.notes.delete('a', id);
});

const place = '/api/v1/bots/a/notes';
function send(method: string, path: string, body?: unknown) {
  const headers = { cookie: served.cookie, origin: 'http://127.0.0.1:7070', host: '127.0.0.1:7070' };
  const url = `http://127.0.0.1:7070${path}`;
  if (body === undefined) return served.app.request(url, { method, headers });
  const text = JSON.stringify(body);
  return served.app.request(url, { method, headers: { ...headers, 'content-type': 'application/json' }, body: text });
}
async function add(body: object, path = place): Promise<Note> {
  const answer = await send('POST', path, body);
  expect(answer.status).toBe(201);
  return noteSchema.parse(await answer.json());
}
async function list(query = ''): Promise<Note[]> {
  const headers = bearer(served.keys.read);
  return notesSchema.parse(await (await served.app.request(`${place}${query}`, { headers })).json()).notes;
}
async function refusal(answer: Response) {
  const { error } = errorBody.parse(await answer.json());
  return { status: answer.status, code: error.code, details: error.details };
}

test('a note is added, read by whoever reads the bot, changed and removed', async () => {
  const made = await add({ day: '2026-01-12', text: '  Campaign started ' });
  expect(made).toMatchObject({ day: '2026-01-12', lastDay: '2026-01-12', text: 'Campaign started' });
  expect(await list()).toEqual([made]);
  const change = { day: '2026-01-13', lastDay: '2026-01-20', text: 'Campaign' };
  const changed = await send('PUT', `${place}/${made.id}`, change);
  expect(changed.status).toBe(200);
  expect(await list()).toEqual([{ ...made, ...change, updatedAt: expect.any(String) }]);
  expect((await send('DELETE', `${place}/${made.id}`)).status).toBe(204);
  expect(await list()).toEqual([]);
  expect(await refusal(await send('DELETE', `${place}/${made.id}`))).toMatchObject({ code: 'unknown_note' });
});

test('nobody is told who wrote it', async () => {
  await add({ day: '2026-01-12', text: 'Bot v2' });
  const headers = { cookie: served.cookie };
  for (const path of [place, `${place}.csv`]) {
    expect(await (await served.app.request(path, { headers })).text()).not.toMatch(/ana@|author/);
  }
});

test('a period gets the notes that touch it, by day', async () => {
  for (const [day, lastDay] of [
    ['2026-02-01', undefined],
    ['2026-01-31', undefined],
    ['2025-12-20', '2026-01-01'],
    ['2025-12-01', '2026-03-01'],
    ['2025-12-31', undefined],
  ]) {
    await add({ day, lastDay, text: `from ${day}` });
  }
  const days = async (query: string) => (await list(query)).map(({ day }) => day);
  expect(await days('?from=2026-01-01&to=2026-01-31')).toEqual(['2025-12-01', '2025-12-20', '2026-01-31']);
  expect(await days('?from=2026-02-01')).toEqual(['2025-12-01', '2026-02-01']);
  expect(await days('?to=2025-12-19')).toEqual(['2025-12-01']);
  expect(await days('')).toHaveLength(5);
  expect(await refusal(await send('GET', `${place}?from=2026-02-30`))).toMatchObject({ code: 'invalid_request' });
});

describe('the text', () => {
  test.each([
    ['of 200 characters', 'x'.repeat(200)],
    ['of 200 emoji', '🎉'.repeat(200)],
    ['that looks like markup', '<script>alert(1)</script><img src=x onerror=alert(1)> &amp; "it\'s"'],
    ['of a family of five code points', '👨‍👩‍👧 joined'],
    ['in a script that runs from right to left', 'הושק מסע הפרסום'],
  ])('%s is kept as it is', async (_what, text) => {
    expect((await add({ day: '2026-01-12', text })).text).toBe(text);
    expect((await list())[0]?.text).toBe(text);
  });

  test.each([
    ['nothing', { day: '2026-01-12' }, 'text'],
    ['blanks', { day: '2026-01-12', text: ' \t ' }, 'text'],
    ['201 characters', { day: '2026-01-12', text: 'x'.repeat(201) }, 'text'],
    ['two lines', { day: '2026-01-12', text: 'one\ntwo' }, 'text'],
    ['a NUL', { day: '2026-01-12', text: 'one\0two' }, 'text'],
    ['a bell', { day: '2026-01-12', text: 'one\u0007two' }, 'text'],
    ['a line separator', { day: '2026-01-12', text: 'one\u2028two' }, 'text'],
    ['a turn of direction', { day: '2026-01-12', text: 'one\u202etwo' }, 'text'],
    ['half a character', { day: '2026-01-12', text: 'one\ud800two' }, 'text'],
    ['a number for a text', { day: '2026-01-12', text: 5 }, 'text'],
    ['no day', { text: 'x' }, 'day'],
    ['a day that does not exist', { day: '2026-02-30', text: 'x' }, 'day'],
    ['an instant', { day: '2026-01-12T00:00:00Z', text: 'x' }, 'day'],
    ['a last day before the first', { day: '2026-01-12', lastDay: '2026-01-11', text: 'x' }, 'lastDay'],
    ['a field that notes do not have', { day: '2026-01-12', text: 'x', author: 'eve' }, ''],
  ])('of %s is refused, naming the field', async (_what, body, field) => {
    const details = expect.arrayContaining([{ field, message: expect.any(String) }]);
    const refused = { status: 400, code: 'invalid_request', details };
    expect(await refusal(await send('POST', place, body))).toEqual(refused);
    const { id } = await add({ day: '2026-01-12', text: 'kept' });
    expect(await refusal(await send('PUT', `${place}/${id}`, body))).toEqual(refused);
    expect((await list()).map(({ text }) => text)).toEqual(['kept']);
  });

  test('of more bytes than any note has is not even read', async () => {
    const answer = await send('POST', place, { day: '2026-01-12', text: 'x'.repeat(20_000) });
    expect(await refusal(answer)).toMatchObject({ status: 413, code: 'body_too_large' });
  });
});

test('of two who change the same version of a note, the second is told', async () => {
  const { id, day, updatedAt } = await add({ day: '2026-01-12', text: 'first' });
  const change = (text: string, of?: string) =>
    send('PUT', `${place}/${id}`, { day, text, ...(of !== undefined && { updatedAt: of }) });
  // In the same millisecond, too.
  expect((await change('second', updatedAt)).status).toBe(200);
  expect(await refusal(await change('third', updatedAt))).toMatchObject({ status: 409, code: 'note_changed' });
  expect((await list()).map(({ text }) => text)).toEqual(['second']);
  // Who names no version has the last word.
  expect((await change('fourth')).status).toBe(200);
  await send('DELETE', `${place}/${id}`);
  expect(await refusal(await change('fifth', updatedAt))).toMatchObject({ status: 404, code: 'unknown_note' });
});

test('a note belongs to its bot', async () => {
  const { id, day } = await add({ day: '2026-01-12', text: 'of a' });
  const elsewhere = `/api/v1/bots/b/notes/${id}`;
  const unknown = { status: 404, code: 'unknown_note' };
  expect(await refusal(await send('PUT', elsewhere, { day, text: 'of b' }))).toMatchObject(unknown);
  expect(await refusal(await send('DELETE', elsewhere))).toMatchObject(unknown);
  expect((await list()).map(({ text }) => text)).toEqual(['of a']);
});

test('notes go with their bot, and a new one of that name has none', async () => {
  const bot = { bot: 'passing', name: 'Passing', timezone: 'UTC' };
  served.access.bots.create(bot);
  const path = '/api/v1/bots/passing/notes';
  await add({ day: '2026-01-12', text: 'old' }, path);
  served.access.bots.delete('passing');
  expect(await refusal(await send('GET', path))).toMatchObject({ status: 404, code: 'unknown_bot' });
  expect(await refusal(await send('POST', path, { day: '2026-01-12', text: 'x' }))).toMatchObject({
    code: 'unknown_bot',
  });
  expect(() => served.access.notes.create('passing', { day: '2026-01-12', text: 'x' })).toThrow(/no bot/);
  served.access.bots.deleted('passing');
  served.access.bots.create(bot);
  expect(await (await send('GET', path)).json()).toEqual({ notes: [] });
});

test('a bot has a bounded number of notes', async () => {
  const { bots, notes } = served.access;
  bots.create({ bot: 'full', name: 'Full', timezone: 'UTC' });
  for (let made = 0; made < 2000; made += 1) notes.create('full', { day: '2026-01-12', text: `note ${made}` });
  const path = '/api/v1/bots/full/notes';
  const body = { day: '2026-01-12', text: 'one more' };
  expect(await refusal(await send('POST', path, body))).toMatchObject({ status: 409, code: 'too_many_notes' });
  await send('DELETE', `${path}/${notes.list('full')[0]?.id}`);
  await add(body, path);
  bots.delete('full');
}, 60_000);

test('the table quotes texts, and no text is a formula', async () => {
  await add({ day: '2026-01-12', text: 'He said "hello", twice' });
  await add({ day: '2026-01-13', lastDay: '2026-01-15', text: '=HYPERLINK("http://evil.example")' });
  await add({ day: '2026-01-14', text: '-10 % on everything' });
  const answer = await send('GET', `${place}.csv?from=2026-01-01`);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-notes.csv"');
  expect((await answer.text()).split('\r\n')).toEqual([
    'day,lastDay,text',
    '2026-01-12,2026-01-12,"He said ""hello"", twice"',
    `2026-01-13,2026-01-15,"'=HYPERLINK(""http://evil.example"")"`,
    `2026-01-14,2026-01-14,"'-10 % on everything"`,
    '',
  ]);
});

test('whoever follows the bot is told of each change, and of no other bot', async () => {
  const told: string[] = [];
  const listen = (bot: string) =>
    served.live.subscribe(bot, { onUsage: () => {}, onNotes: () => told.push(bot), onEnd: () => {} });
  const stops = ['a', 'b'].map(listen);
  const { id, day } = await add({ day: '2026-01-12', text: 'x' });
  expect(told).toEqual(['a']);
  await send('PUT', `${place}/${id}`, { day, text: 'y' });
  await send('DELETE', `${place}/${id}`);
  await send('DELETE', `${place}/${id}`);
  await send('POST', place, { day: 'never', text: 'z' });
  expect(told).toEqual(['a', 'a', 'a']);
  for (const stop of stops) stop?.();
});
