import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

test('never more at a time than there are places, everyone gets in, in the order they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ turns: fc.nat({ max: 5 }), fails: fc.boolean() }), { maxLength: 30 }),
      async (places, works) => {
        const gate = createGate(places);
        const begun: number[] = [];
        let inside = 0;
        let most = 0;
        const results = await Promise.allSettled(
          works.map(({ turns, fails }, number) =>
            gate(async () => {
              begun.push(number);
              most = Math.max(most, ++inside);
              for (let turn = 0; turn < turns; turn++) await Promise.resolve();
              inside -= 1;
              if (fails) throw new Error('failed on purpose');
              return number;
            }),
          ),
        );
        expect(most).toBeLessThanOrEqual(places);
        expect(begun).toEqual(works.map((_, number) => number));
        expect(results.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails));
      },
    ),
  );
});

test('every place is used', async () => {
  const gate = createGate(3);
  let inside = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  const all = Array.from({ length: 5 }, () =>
    gate(() => {
      inside += 1;
      return promise;
    }),
  );
  expect(inside).toBe(3);
  resolve();
  await Promise.all(all);
  expect(inside).toBe(5);
});
