import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPlaces } from './places.ts';

const takeAll = (places: ReturnType<typeof createPlaces>, to: string, bytes = 1) => {
  const taken: { giveBack(): void }[] = [];
  for (let place = places.take(to, bytes); place !== undefined; place = places.take(to, bytes)) taken.push(place);
  return taken;
};

test('one bot that hangs takes a half, and each that follows finds as much as those before it have', () => {
  const places = createPlaces({ mostCount: 500 });
  const [one, two] = [takeAll(places, 'one'), takeAll(places, 'two')];
  expect([one.length, two.length]).toEqual([250, 125]);
  for (const place of one.slice(167)) place.giveBack();
  expect(takeAll(places, 'two')).toHaveLength(42);
  expect(takeAll(places, 'three').length).toBeGreaterThan(80);
});

test('neither do large deliveries of one bot take all the room', () => {
  const places = createPlaces({ mostBytes: 64 });
  expect(takeAll(places, 'one', 4)).toHaveLength(8);
  expect(places.take('two', 4)).toBeDefined();
  expect(places.take('two', 40)).toBeUndefined();
});

test('never more than all, and what is given back is there again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 40 })), { maxLength: 300 }), (asked) => {
      const places = createPlaces({ mostCount: 60, mostBytes: 1000 });
      const taken = asked.flatMap(([to, bytes]) => {
        const place = places.take(String(to), bytes);
        return place === undefined ? [] : [{ place, bytes }];
      });
      expect(taken.length).toBeLessThanOrEqual(60);
      expect(taken.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(1000);
      for (const { place } of taken) place.giveBack();
      expect(takeAll(places, '0', 0)).toHaveLength(30);
    }),
  );
});
