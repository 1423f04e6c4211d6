import { expect, test } from 'vitest';
import { createWeekWords } from './week.ts';

/** Whatever kind of space a locale puts where. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/ ?– ?/g, '–');

test.each([
  ['en-US', 'Sunday', '8 PM', '8–9 PM', '11 PM–12 AM'],
  ['en-GB', 'Monday', '20', '20:00–21:00', '23:00–00:00'],
  ['es', 'lunes', '20', '20:00–21:00', '23:00–00:00'],
  ['es-MX', 'domingo', '8 p.m.', '8–9 p.m.', '11 p.m.–12 a.m.'],
  ['pt-BR', 'domingo', '20', '20:00–21:00', '23:00–00:00'],
])('in %s the week begins on %s, and the evening is written %s', (locale, first, hour, evening, last) => {
  const week = createWeekWords(locale);
  expect(week.weekday(week.order[0] ?? -1)).toBe(first);
  expect([...week.order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(plain(week.hour(20))).toBe(hour);
  expect(plain(week.hourSpan(20))).toBe(evening);
  expect(plain(week.hourSpan(23))).toBe(last);
});
