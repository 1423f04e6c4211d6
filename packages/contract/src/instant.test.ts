import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantMs } from './instant.ts';

const iso = (text: string) => Date.parse(text);

test.each([
  ['2022-01-31T09:30:00Z', iso('2022-01-31T09:30:00.000Z')],
  ['2022-01-31T09:30Z', iso('2022-01-31T09:30:00.000Z')],
  ['2022-01-31t09:30:00z', iso('2022-01-31T09:30:00.000Z')],
  ['2022-01-31 09:30:00+00:00', iso('2022-01-31T09:30:00.000Z')],
  ['2022-01-31T09:30:00.5Z', iso('2022-01-31T09:30:00.500Z')],
  ['2022-01-31T09:30:00.1239999Z', iso('2022-01-31T09:30:00.123Z')],
  ['1969-12-31T23:59:59.9999Z', -1],
  ['2022-01-31T09:30:00-03:00', iso('2022-01-31T12:30:00.000Z')],
  ['2022-01-31T09:30:00+0545', iso('2022-01-31T03:45:00.000Z')],
  ['2022-01-01T00:00:00+14:00', iso('2021-12-31T10:00:00.000Z')],
  ['2024-02-29T00:00:00Z', iso('2024-02-29T00:00:00.000Z')],
  ['2000-02-29T00:00:00Z', iso('2000-02-29T00:00:00.000Z')],
  ['0050-01-01T00:00:00Z', iso('0050-01-01T00:00:00.000Z')],
])('%s is an instant', (text, ms) => {
  expect(instantMs(text)).toBe(ms);
});

test.each([
  '2022-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2022-04-31T00:00:00Z',
  '2022-00-10T00:00:00Z',
  '2022-13-10T00:00:00Z',
  '2022-01-00T00:00:00Z',
  '2022-01-01T24:00:00Z',
  '2022-01-01T25:00:00Z',
  '2022-01-01T00:60:00Z',
  '2016-12-31T23:59:60Z',
  '2022-01-01T00:00:00+24:00',
  '2022-01-01T00:00:00+01:60',
  '2022-01-01T00:00:00',
  '2022-01-01',
  '2022-01-01T00:00:00 Z',
  '2022-01-01T00:00:00,5Z',
  '2022-01-01T00:00:00.Z',
  '2022-01-01T00:00:00.1234567890Z',
  '+02022-01-01T00:00:00Z',
  '2022-1-1T00:00:00Z',
  ' 2022-01-01T00:00:00Z',
  '2022-01-01T00:00:00Z\n',
  '٢٠٢٢-01-01T00:00:00Z',
  '1640995200000',
  '',
])('%j is none', (text) => {
  expect(instantMs(text)).toBeUndefined();
});

test('every instant of four-digit years is read back from its ISO text, in every offset', () => {
  const range = { min: iso('0001-01-02T00:00:00.000Z'), max: iso('9998-12-30T00:00:00.000Z') };
  fc.assert(
    fc.property(fc.integer(range), fc.integer({ min: -1439, max: 1439 }), (ms, offsetMinutes) => {
      const local = new Date(ms + offsetMinutes * 60_000).toISOString().slice(0, -1);
      const size = Math.abs(offsetMinutes);
      const pad = (number: number) => String(number).padStart(2, '0');
      const offset = `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
      expect(instantMs(local + offset)).toBe(ms);
    }),
  );
});
