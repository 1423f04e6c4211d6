import type { NumberWords } from './numbers.ts';

/** How a figure went against the one before. `direction` is for arrow and colour; `kind` says which words are honest. */
export type Change = {
  kind: 'nothing' | 'new' | 'same' | 'difference' | 'ratio' | 'times';
  direction: 'up' | 'down' | 'none';
};

/** From fewer than this many, a percentage sounds like more than it says: 3 → 5 is "+2", not "+67%". */
const smallBase = 20;
/** Less than this would be rounded to "0%", which it is not. */
const smallRatio = 0.0005;

export function changeOf(before: number, now: number): Change {
  if (before === now) return { kind: now === 0 ? 'nothing' : 'same', direction: 'none' };
  const direction = now > before ? 'up' : 'down';
  if (before === 0) return { kind: 'new', direction };
  if (before < smallBase || Math.abs(now / before - 1) < smallRatio) return { kind: 'difference', direction };
  return { kind: now / before >= 10 ? 'times' : 'ratio', direction };
}

export type ChangeWords = { nothing: string; new: string; same: string };

export function changeText(before: number, now: number, numbers: NumberWords, words: ChangeWords): string {
  const { kind } = changeOf(before, now);
  switch (kind) {
    case 'nothing':
    case 'new':
    case 'same':
      return words[kind];
    case 'difference':
      return numbers.difference(now - before);
    case 'ratio':
      return numbers.change(now / before - 1);
    case 'times':
      return numbers.times(now / before);
  }
}
