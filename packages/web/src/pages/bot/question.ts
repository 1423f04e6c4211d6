import { type Comparison, comparisonText, type Granularity, type UsageQuestion } from '@turnout/contract';
import type { ViewSearch } from '../../address/search.ts';
import { comparedDays } from '../../period/comparison.ts';
import { allowsGranularity, steadyGranularity } from '../../period/granularity.ts';
import { defaultPreset, type Life, type Period, type Preset, resolvePreset } from '../../period/presets.ts';

/** What the address asks, with everything it leaves open decided. */
export type View = {
  question: UsageQuestion;
  /** The named period shown; undefined for one from a day to a day. */
  preset: Preset | undefined;
  period: Period;
  /** Chosen by the reader; undefined while automatic. */
  granularity: Granularity | undefined;
  automatic: Granularity;
  /** What the charts draw beside; undefined while nothing was chosen, when only the cards compare. */
  comparison: Comparison | undefined;
};

/** `before`: how the days were cut a moment ago, while the period is being dragged. */
export function viewFor(search: ViewSearch, life: Life, before?: Granularity): View {
  const custom =
    search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : undefined;
  const preset = custom === undefined ? (search.period ?? defaultPreset(life)) : undefined;
  const period = custom ?? resolvePreset(preset ?? defaultPreset(life), life);
  const compared = comparedDays(search.compare ?? 'previous', { period, preset, today: life.today });
  // Both are cut the same way, so both have to be short enough for hours.
  const allows = (granularity: Granularity) =>
    allowsGranularity(granularity, period) && allowsGranularity(granularity, compared);
  const steady = steadyGranularity(period, before);
  const automatic = allows(steady) ? steady : 'day';
  const chosen = search.granularity;
  const granularity = chosen !== undefined && allows(chosen) ? chosen : undefined;
  return {
    question: {
      ...period,
      granularity: granularity ?? automatic,
      platforms: search.platform ?? [],
      compare: comparisonText(compared),
    },
    preset,
    period,
    granularity,
    automatic,
    comparison: search.compare,
  };
}

/** The same address with these days for its period. */
export const withPeriod = ({ period: _period, ...search }: ViewSearch, { from, to }: Period): ViewSearch => ({
  ...search,
  from,
  to,
});

/** What is asked for while the timeline's window moves over a period; `before` was asked for a moment ago. */
export function movingQuestion(search: ViewSearch, life: Life, period: Period, before?: UsageQuestion): UsageQuestion {
  const { question } = viewFor(withPeriod(search, period), life, before?.granularity);
  // Hours are counted from the messages themselves, which takes as long as there are messages: days stand for them.
  return question.granularity === 'hour' ? { ...question, granularity: 'day' } : question;
}
