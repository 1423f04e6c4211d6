import { expect, test } from 'vitest';
import { countOnce } from './count-once.ts';

const hourMs = 60 * 60 * 1000;
const message = { platform: 'sms', user: 'ana', direction: 'received', id: 'm1' } as const;

const cases: { title: string; atHours: number[]; countedAtHours: number[] }[] = [
  { title: 'one message', atHours: [7], countedAtHours: [7] },
  { title: 'redelivered unchanged', atHours: [7, 7, 7], countedAtHours: [7] },
  { title: 'two reporters, the later one first', atHours: [9, 7], countedAtHours: [7] },
  { title: 'exactly 48 hours apart', atHours: [0, 48], countedAtHours: [0] },
  { title: 'a millisecond more', atHours: [0, 48 + 1 / hourMs], countedAtHours: [0, 48 + 1 / hourMs] },
  { title: 'a chain counts from its first', atHours: [0, 40, 80], countedAtHours: [0, 80] },
  { title: 'a chain in any order', atHours: [80, 40, 0], countedAtHours: [0, 80] },
  { title: 'the next message takes its own copies', atHours: [0, 40, 80, 120, 128, 129], countedAtHours: [0, 80, 129] },
  { title: 'an id used again after a month', atHours: [0, 720, 1], countedAtHours: [0, 720] },
];

test.each(cases)('$title', ({ atHours, countedAtHours }) => {
  const counted = countOnce(atHours.map((hours) => ({ ...message, timestampMs: hours * hourMs })));
  expect(counted.map(({ timestampMs }) => timestampMs / hourMs)).toEqual(countedAtHours);
});

test('only copies of one message are one', () => {
  const { id, ...withoutId } = { ...message, timestampMs: 0 };
  const all = [
    { ...withoutId, id },
    { ...withoutId, id: 'm2' },
    { ...withoutId, id, platform: 'line' },
    { ...withoutId, id, user: 'bo' },
    { ...withoutId, id, direction: 'sent' as const },
    withoutId,
    withoutId,
  ];
  expect(countOnce(all)).toHaveLength(7);
});
