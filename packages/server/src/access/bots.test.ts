import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTemporary, type TemporaryAccess } from './temporary.ts';

let opened: TemporaryAccess;
beforeAll(async () => {
  opened = await openTemporary();
});
afterAll(() => opened.remove());

const santiago = { bot: 'support', name: 'Support', timezone: 'America/Santiago' };

test('a bot is made, changed and removed', () => {
  const { bots } = opened.access;
  bots.create(santiago);
  expect(bots.get('support')).toEqual(santiago);
  bots.update('support', { name: 'Help' });
  expect(bots.get('support')).toEqual({ ...santiago, name: 'Help' });
  bots.update('support', { timezone: 'Asia/Kathmandu' });
  expect(bots.list()).toEqual([{ bot: 'support', name: 'Help', timezone: 'Asia/Kathmandu' }]);
  expect(bots.delete('support')).toBe(true);
  expect(bots.delete('support')).toBe(false);
  expect(bots.get('support')).toBeUndefined();
});

test('the id of a deleted bot is free when nothing is left of it; nothing of it can be made meanwhile', () => {
  const { bots, keys, connections } = opened.access;
  bots.create({ ...santiago, bot: 'going' });
  const { secret } = keys.create('going', 'ingest');
  connections.set('going', 'telegram', { values: {} });
  expect(bots.has('going')).toBe(true);
  bots.delete('going');
  expect(bots.has('going')).toBe(false);
  expect(bots.deleting()).toContain('going');
  expect(keys.verify(secret)).toBeUndefined();
  expect(connections.get('going', 'telegram')).toBeUndefined();
  const expectRefusal = (work: () => unknown, code: string) => expect(work).toThrow(expect.objectContaining({ code }));
  expectRefusal(() => keys.create('going', 'ingest'), 'unknown_bot');
  expectRefusal(() => connections.set('going', 'telegram', { values: {} }), 'unknown_bot');
  expectRefusal(() => bots.update('going', { name: 'x' }), 'unknown_bot');
  expectRefusal(() => bots.create({ ...santiago, bot: 'going' }), 'bot_exists');
  expect(bots.delete('going')).toBe(false);
  bots.deleted('going');
  expect(bots.deleting()).not.toContain('going');
  bots.create({ ...santiago, bot: 'going' });
  expect(keys.list('going')).toEqual([]);
});

test.each([
  ['an id with capitals', { ...santiago, bot: 'Support' }, /id is 1 to 64/],
  ['an empty name', { ...santiago, name: '' }, /name is 1 to 100/],
  ['an unknown zone', { ...santiago, timezone: 'Mars/Olympus' }, /IANA/],
  ['an offset instead of a zone', { ...santiago, timezone: '+03:00' }, /IANA/],
])('%s is refused', (_what, bot, sentence) => {
  const refused = () => opened.access.bots.create(bot);
  expect(refused).toThrow(expect.objectContaining({ code: 'invalid_bot', message: expect.stringMatching(sentence) }));
});

test('an id is given once', () => {
  const { bots } = opened.access;
  bots.create({ ...santiago, bot: 'twice' });
  expect(() => bots.create({ ...santiago, bot: 'twice' })).toThrow(expect.objectContaining({ code: 'bot_exists' }));
});

test('what is not there cannot be changed, and nothing is changed to what is not one', () => {
  const { bots } = opened.access;
  bots.create({ ...santiago, bot: 'kept' });
  expect(() => bots.update('none', { name: 'x' })).toThrow(expect.objectContaining({ code: 'unknown_bot' }));
  expect(() => bots.update('kept', { timezone: 'Nowhere' })).toThrow(expect.objectContaining({ code: 'invalid_bot' }));
  expect(bots.get('kept')).toEqual({ ...santiago, bot: 'kept' });
});
