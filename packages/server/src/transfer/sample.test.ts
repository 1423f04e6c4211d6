import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRooms, type Rooms } from '../laws/rooms.ts';
import { loadSample, type SampleParts, sampleBot } from './sample.ts';

let rooms: Rooms;
beforeAll(async () => {
  rooms = await openRooms();
}, 60_000);
// The engine finishes what it merges.
afterAll(() => rooms.close(), 60_000);

const january = { from: '2022-01-01', to: '2022-01-31', granularity: 'month', platforms: [] } as const;
const ask = async () => {
  const { asOf: _asOf, ...usage } = await rooms.ask(sampleBot.bot, { ...january, platforms: [] });
  return usage;
};

test('the bot shows the reference example, and loading it again changes nothing', { timeout: 30_000 }, async () => {
  const count = await loadSample(rooms.sampleParts);
  expect(count).toBeGreaterThan(20_000);
  const usage = await ask();
  expect(usage.timezone).toBe('America/Argentina/Buenos_Aires');
  expect(usage.platforms).toMatchObject([
    { platform: 'whatsapp', period: { activeUsers: 416, newUsers: 406, totalUsers: 473 } },
    { platform: 'webchat', period: { activeUsers: 29, totalUsers: 69 } },
  ]);
  expect(usage.all.period.activeUsers).toBe(445);
  expect(usage.all.period.messagesSent).toBeGreaterThan(usage.all.period.messagesReceived);

  expect(await loadSample(rooms.sampleParts)).toBe(count);
  expect(await ask()).toEqual(usage);
});

test('a bot that is there is kept; a clock before the sample, and a writer that refuses, are said', async () => {
  const kept = { ...sampleBot, name: 'Renamed' };
  const create = () => expect.unreachable();
  const parts: SampleParts = { ...rooms.sampleParts, access: { bots: { get: () => kept, create } } };
  await expect(loadSample({ ...parts, now: () => Date.UTC(2021, 0, 1) })).rejects.toThrow('clock is wrong');
  const refusal = new Error('full');
  await expect(loadSample({ ...parts, writer: { write: () => Promise.reject(refusal) } })).rejects.toBe(refusal);
});
