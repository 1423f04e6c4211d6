import { randomFillSync } from 'node:crypto';

/** Random 64-bit ids, drawn from the system 512 at a time: one by one costs a system call each. */
export function createRandomId(): () => bigint {
  const pool = new BigUint64Array(512);
  let next = pool.length;
  return () => {
    if (next === pool.length) {
      randomFillSync(pool);
      next = 0;
    }
    // The index is inside the pool; `?? 0n` only tells the compiler so.
    return pool[next++] ?? 0n;
  };
}
