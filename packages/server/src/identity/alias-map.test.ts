import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAliasMap } from './alias-map.ts';

test('finds what a plain Map finds, however many there are and wherever they lie', () => {
  const user = fc.oneof(fc.bigInt({ min: 0n, max: 40n }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }));
  fc.assert(
    fc.property(fc.array(fc.tuple(user, user), { maxLength: 300 }), fc.array(user), (pairs, others) => {
      const aliases = createAliasMap();
      const plain = new Map<bigint, bigint>();
      const endOf = (one: bigint): bigint => {
        const next = plain.get(one);
        return next === undefined ? one : endOf(next);
      };
      for (const [left, right] of pairs) {
        const [alias, same] = [endOf(left), endOf(right)];
        if (alias === same) continue;
        plain.set(alias, same);
        aliases.set(alias, same);
      }
      expect(aliases.size).toBe(plain.size);
      for (const one of [...pairs.flat(), ...others, 0n]) expect(aliases.canonicalOf(one)).toBe(endOf(one));
    }),
  );
});

test('a chain of a hundred thousand links is walked', () => {
  const aliases = createAliasMap();
  const count = 100_000n;
  for (let alias = 0n; alias < count; alias += 1n) aliases.set(alias, alias + 1n);
  for (let alias = 0n; alias < count; alias += 10_000n) expect(aliases.canonicalOf(alias)).toBe(count);
});
