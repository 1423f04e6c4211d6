import { useLanguage } from '../words/words.tsx';
import { shareOf } from './stack.ts';
import type { Group, UsageView } from './view.ts';

/** The figures of a bucket, or of the whole period, as a sentence: the total, then the platforms that have a part in it. */
export function useGroupWords(view: UsageView): (group: Group, index: number | undefined) => string {
  const { words, numbers } = useLanguage();
  return ({ metric, totals, periodTotal, layers }, index) => {
    const total = index === undefined ? periodTotal : (totals[index] ?? 0);
    const parts = layers.flatMap(({ platform, values, period }) => {
      const value = index === undefined ? period : (values[index] ?? 0);
      const share = shareOf(value, total);
      const name = view.looks.get(platform)?.name ?? platform;
      return value === 0 || share === undefined ? [] : [`${name} ${numbers.count(value)}, ${numbers.share(share)}`];
    });
    return [`${words.metrics[metric]}: ${numbers.count(total)}`, ...parts].join('; ');
  };
}
