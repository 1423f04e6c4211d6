import { expect, test } from 'vitest';
import { createRandomId } from './random-id.ts';

test('ids do not repeat, not even after the pool is drawn again, and use all 64 bits', () => {
  const randomId = createRandomId();
  const ids = Array.from({ length: 5000 }, () => randomId());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.reduce((all, id) => all | id)).toBe(2n ** 64n - 1n);
  expect(ids.reduce((all, id) => all & id)).toBe(0n);
});
