import { expect, test } from 'vitest';
import { defaultPreset, type Preset, presets, resolvePreset } from './presets.ts';

const busy = { today: '2024-03-31', firstDay: '2021-09-06', lastDay: '2024-03-31' };

test.each<[Preset, string, string]>([
  ['7d', '2024-03-25', '2024-03-31'],
  ['30d', '2024-03-02', '2024-03-31'],
  ['90d', '2024-01-02', '2024-03-31'],
  ['month', '2024-03-01', '2024-03-31'],
  ['last-month', '2024-02-01', '2024-02-29'],
  ['12m', '2023-04-01', '2024-03-31'],
  ['year', '2024-01-01', '2024-03-31'],
  ['all', '2021-09-06', '2024-03-31'],
])('%s is %s to %s', (preset, from, to) => {
  expect(resolvePreset(preset, busy)).toEqual({ from, to });
});

test.each(presets)('%s never ends before it begins', (preset) => {
  for (const today of ['2024-01-01', '2024-02-29', '2024-12-31', '2023-03-31']) {
    const { from, to } = resolvePreset(preset, { today, firstDay: '2023-01-15', lastDay: today });
    expect(from <= to).toBe(true);
  }
});

test('everything ends with the last message of a bot that fell silent, and today for one in use', () => {
  expect(resolvePreset('all', { ...busy, lastDay: '2022-01-31' }).to).toBe('2022-01-31');
  expect(resolvePreset('all', { ...busy, lastDay: '2024-03-20' }).to).toBe('2024-03-31');
});

test('a message from a clock that runs ahead is still within everything', () => {
  expect(resolvePreset('all', { ...busy, lastDay: '2024-04-01' }).to).toBe('2024-04-01');
});

test('the page opens with the last 30 days only if something happened in them', () => {
  expect(defaultPreset(busy)).toBe('30d');
  expect(defaultPreset({ ...busy, lastDay: '2024-03-02' })).toBe('30d');
  expect(defaultPreset({ ...busy, lastDay: '2024-03-01' })).toBe('all');
  expect(defaultPreset({ today: '2024-03-31' })).toBe('30d');
});
