import type { NumberWords } from '../words/numbers.ts';
import type { Group, UsageView } from './view.ts';

/** Widths at 13 px type, measured in Inter: one digit, one letter of a name on average, chip and gaps around it. */
const digit = 8.1;
const letter = 7;
const chip = 19;
const gap = 8;
const shareWidth = 52;
/** "Received" over its column. */
const leastPairColumn = 66;
/** Totals are set in the larger type. */
const totalScale = 1.5;

/**
 * How wide the panel of exact values must be so that no number and no name of usual length is cut, whatever bucket it
 * shows: it must not change while the cursor moves. Longer names are cut with an ellipsis.
 */
export function readoutWidth(view: UsageView, groups: readonly Group[], numbers: NumberWords): number {
  const names = view.usage.platforms.map(({ platform }) => view.looks.get(platform)?.name.length ?? platform.length);
  const nameWidth = Math.min(132, Math.max(52, chip + Math.max(0, ...names) * letter));
  if (groups.length > 1) {
    const columns = groups.map(
      (group) => Math.max(leastPairColumn, numbers.count(largest(group)).length * digit) + gap,
    );
    return Math.ceil(nameWidth + columns.reduce((sum, width) => sum + width, 0) + shareWidth);
  }
  // The single charts share the width of the widest figure among them, so that their plots line up.
  const total = numbers.count(view.usage.all.period.totalUsers).length * digit * totalScale;
  return Math.ceil(nameWidth + gap + total + shareWidth);
}

const largest = ({ totals, periodTotal }: Group): number => Math.max(periodTotal, ...totals);
