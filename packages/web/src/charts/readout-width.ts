import type { NumberWords } from '../words/numbers.ts';
import type { Group, UsageView } from './view.ts';

/** Column widths of the panel of exact values, in pixels. */
export type ReadoutColumns = { name: number; value: number; share: number; all: number };

/** At 13 px, measured in Inter: the widest digit, a letter of a name on average, chip and gap before it. */
const digit = 8.1;
const letter = 8;
/** A chip with a pattern is the wider one. */
const chip = 23;
const gap = 8;
const share = 52;
const widestName = 132;
/** "Received" with its key stands over its column. */
const leastPairValue = 66;
const leastValue = 34;
/** The total of a single chart is set in the larger type. */
const totalScale = 1.5;

/**
 * Wide enough that no number and no name of usual length is cut, whatever bucket is shown, since nothing may move while
 * the cursor does. Longer names are cut with an ellipsis.
 */
export function readoutColumns(view: UsageView, groups: readonly Group[], numbers: NumberWords): ReadoutColumns {
  const names = view.usage.platforms.map(({ platform }) => view.looks.get(platform)?.name.length ?? platform.length);
  const name = Math.min(widestName, chip + Math.max(4, ...names) * letter);
  // The single charts take the widest figure among them all, so that their plots line up.
  const { totalUsers } = view.usage.all.period;
  const isPair = groups.length > 1;
  const widest = isPair ? Math.max(...groups.map(largest)) : Math.max(totalUsers, ...groups.map(largest));
  const digits = numbers.count(widest).length * digit;
  const value = gap + (isPair ? Math.max(leastPairValue, digits * 1.12) : Math.max(leastValue, digits * totalScale));
  return { name, value, share, all: Math.ceil(name + value * groups.length + share) };
}

const largest = ({ totals, periodTotal }: Group): number => Math.max(periodTotal, ...totals);
