import type { Language } from '../words/words.tsx';
import type { Group, UsageView } from './view.ts';

/** Column widths of the panel of exact values, in pixels. */
export type ReadoutColumns = { name: number; value: number; share: number; all: number };

/** At 13 px, measured in Inter: the widest digit, a letter of a name on average, chip and gap before it. */
const digit = 8.1;
const letter = 8;
/** With a pattern, it is the larger one. */
const chip = 19;
const gap = 8;
const share = 52;
const widestName = 132;
/** "Received" or its like in another language stands over its column, after its key. */
const key = 12;
const headLetter = 6.9;
const leastValue = 34;
/** The total of a single chart is set in the larger type. */
const totalScale = 1.5;

/**
 * Wide enough that no number and no name of usual length is cut, whatever bucket is shown, since nothing may move while
 * the cursor does. Longer names are cut with an ellipsis.
 */
export function readoutColumns(
  view: UsageView,
  groups: readonly Group[],
  { words, numbers }: Pick<Language, 'words' | 'numbers'>,
): ReadoutColumns {
  const names = view.usage.platforms.map(({ platform }) => view.looks.get(platform)?.name.length ?? platform.length);
  const name = Math.min(widestName, chip + Math.max(4, ...names) * letter);
  // The single charts take the widest figure among them all, so that their plots line up.
  const { totalUsers } = view.usage.all.period;
  const isPair = groups.length > 1;
  const widest = isPair ? Math.max(...groups.map(largest)) : Math.max(totalUsers, ...groups.map(largest));
  const digits = numbers.count(widest).length * digit;
  const head = key + Math.max(words.charts.received.length, words.charts.sent.length) * headLetter;
  const value = gap + (isPair ? Math.max(head, digits * 1.12) : Math.max(leastValue, digits * totalScale));
  return { name, value, share, all: Math.ceil(name + value * groups.length + share) };
}

const largest = ({ totals, periodTotal }: Group): number => Math.max(periodTotal, ...totals);
